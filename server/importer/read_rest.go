package importer

import "strconv"

// complete is the state of an item that is done.
const complete = "complete"

func (e *export) checklist(w *walker, into *[]rawChecklist) error {
	var list rawChecklist
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&list.id)
		case "name":
			return w.text(&list.name)
		case "idCard":
			return w.scalar(&list.card)
		case "pos":
			return w.scalar(&list.pos)
		case "checkItems":
			return w.array(&e.limits.items, func() error { return w.item(&list) })
		}
		return w.skip()
	})
	*into = append(*into, list)
	return err
}

func (w *walker) item(list *rawChecklist) error {
	var item rawItem
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&item.id)
		case "name":
			return w.text(&item.name)
		case "state":
			return w.scalar(&item.state)
		case "due":
			return w.scalar(&item.due)
		case "pos":
			return w.scalar(&item.pos)
		case "idMember":
			return w.given(&item.assigned)
		case "dueReminder":
			return w.reminder(&item.reminder)
		}
		return w.skip()
	})
	list.items = append(list.items, item)
	return err
}

// reminder notes whether there is one: minutes before the due date, where 0
// is at that moment, and -1 is none.
func (w *walker) reminder(into *bool) error {
	var minutes string
	err := w.scalar(&minutes)
	*into = minutes != "" && minutes != "-1"
	return err
}

// whole reads a whole number; anything else leaves the value as it is.
func (w *walker) whole(into *int) error {
	var text string
	if err := w.scalar(&text); err != nil {
		return err
	}
	if n, err := strconv.ParseInt(text, 10, 32); err == nil && n >= 0 {
		*into = int(n)
	}
	return nil
}

// action keeps an action that is a comment and counts the others.
func (e *export) action(w *walker) error {
	var kind string
	var comment rawComment
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&comment.id)
		case "type":
			return w.scalar(&kind)
		case "date":
			return w.scalar(&comment.date)
		case "idMemberCreator":
			return w.scalar(&comment.authorID)
		case "memberCreator":
			return w.author(&comment)
		case "data":
			return w.commentData(&comment)
		}
		return w.skip()
	})
	if err != nil {
		return err
	}
	if kind != "commentCard" && kind != "copyCommentCard" {
		e.actions++
		return nil
	}
	if l := &e.limits.comments; len(e.comments) >= l.most {
		return invalid("This board has more than %d %s, which is more than can be imported.", l.most, l.what)
	}
	e.comments = append(e.comments, comment)
	return nil
}

func (w *walker) author(comment *rawComment) error {
	var username string
	err := w.object(func(name string) error {
		switch name {
		case "fullName":
			return w.scalar(&comment.author)
		case "username":
			return w.scalar(&username)
		}
		return w.skip()
	})
	if comment.author == "" {
		comment.author = username
	}
	return err
}

func (w *walker) commentData(comment *rawComment) error {
	return w.object(func(name string) error {
		switch name {
		case "text":
			return w.scalar(&comment.text)
		case "dateLastEdited":
			return w.scalar(&comment.edited)
		case "card":
			return w.object(func(name string) error {
				if name == "id" {
					return w.scalar(&comment.card)
				}
				return w.skip()
			})
		}
		return w.skip()
	})
}
