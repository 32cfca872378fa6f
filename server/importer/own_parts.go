package importer

import (
	"fmt"

	"incharge/shared"
)

// onCard carries over what is on a card.
func (o *own) onCard(c *shared.Card, d shared.CardDetail) error {
	for i, comment := range d.Comments {
		if err := o.comment(c, comment); err != nil {
			return wrong(fmt.Sprintf("comments[%d]", i), err)
		}
	}
	there := map[shared.ChecklistID]shared.ChecklistID{}
	var lists []*shared.Checklist
	for i, list := range d.Checklists {
		what := fmt.Sprintf("checklists[%d]", i)
		if err := (shared.AddChecklist{Checklist: list.ID, Card: c.ID, Title: list.Title}).Validate(); err != nil {
			return wrong(what, err)
		}
		id := shared.NewID[shared.ChecklistID]()
		if err := once(there, list.ID, id, what); err != nil {
			return err
		}
		lists = append(lists, &shared.Checklist{ID: id, Card: c.ID, Title: list.Title, Rank: list.Rank})
	}
	reranked(lists, func(l *shared.Checklist) *string { return &l.Rank })
	for _, list := range lists {
		o.in.Checklists = append(o.in.Checklists, *list)
	}
	c.Checklists = len(lists)
	if err := o.items(c, d.Items, there); err != nil {
		return err
	}
	for i, attachment := range d.Attachments {
		if err := o.attachment(c, attachment); err != nil {
			return wrong(fmt.Sprintf("attachments[%d]", i), err)
		}
	}
	return nil
}

func (o *own) comment(c *shared.Card, raw shared.Comment) error {
	var check shared.Check
	check.Line("name", raw.Name, shared.MaxName)
	check.Time("at", &raw.At)
	check.Time("edited_at", raw.EditedAt)
	if err := check.Err(); err != nil {
		return err
	}
	if err := (shared.CommentCard{Comment: raw.ID, Card: c.ID, Body: raw.Body}).Validate(); err != nil {
		return err
	}
	o.in.Comments = append(o.in.Comments, shared.Comment{Card: c.ID, Author: o.oneself(raw.Author), Name: raw.Name, Body: raw.Body,
		At: kept(raw.At), EditedAt: keptTime(raw.EditedAt)})
	c.Comments++
	return nil
}

func (o *own) items(c *shared.Card, raw []shared.Item, there map[shared.ChecklistID]shared.ChecklistID) error {
	byList := map[shared.ChecklistID][]*shared.Item{}
	var all []*shared.Item
	for i, item := range raw {
		what := fmt.Sprintf("items[%d]", i)
		if err := (shared.AddItem{Item: item.ID, Checklist: item.Checklist, Text: item.Text, Due: item.Due}).Validate(); err != nil {
			return wrong(what, err)
		}
		list := there[item.Checklist]
		if list == "" {
			return wrong(what, shared.Invalid("checklist", "is not in the file"))
		}
		one := &shared.Item{ID: shared.NewID[shared.ItemID](), Checklist: list, Card: c.ID, Text: item.Text, Done: item.Done,
			PIC: o.oneself(item.PIC), Due: keptTime(item.Due), Rank: item.Rank}
		if one.PIC == nil && item.PIC != nil {
			o.tally.add(shared.ImportItemAssigned, 1, "")
		}
		if item.Done {
			c.ItemsDone++
		}
		all, byList[list] = append(all, one), append(byList[list], one)
	}
	for _, items := range byList {
		reranked(items, func(i *shared.Item) *string { return &i.Rank })
	}
	for _, item := range all {
		o.in.Items = append(o.in.Items, *item)
	}
	c.Items = len(all)
	return nil
}

// attachment carries a link over. Of a file there is no more than the address in
// the file, which opens for those who see its card there.
func (o *own) attachment(c *shared.Card, raw shared.Attachment) error {
	var check shared.Check
	check.Line("name", raw.Name, shared.MaxTitle)
	check.Time("at", &raw.At)
	if !linkable(raw.URL) {
		check.Failf("url", "must be an address of the web or of mail")
	}
	if err := check.Err(); err != nil {
		return err
	}
	if raw.Type != "" {
		o.tally.add(shared.ImportOwnFiles, 1, quoted(raw.Name))
	}
	o.in.Attachments = append(o.in.Attachments, shared.Attachment{Card: c.ID, Name: raw.Name, URL: raw.URL, By: o.oneself(raw.By), At: kept(raw.At)})
	c.Attachments++
	return nil
}
