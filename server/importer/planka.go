package importer

import (
	"cmp"
	"io"
	"slices"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// Planka reads a board as Planka's API answers for it (GET /api/boards/{id}):
// there is no other export of one. It does what Trello does in all else.
func Planka(r io.Reader, id shared.BoardID, you shared.User, now time.Time) (board.Import, shared.ImportReport, error) {
	p, err := readPlanka(r)
	if err != nil {
		return board.Import{}, shared.ImportReport{}, err
	}
	b := newBuilder(p.export(), id, you, now)
	b.labels()
	b.lists()
	b.cards()
	b.checklists()
	b.attachments()
	b.finish()
	b.tally.add(shared.ImportPlankaFiles, p.files, "")
	b.tally.add(shared.ImportPlankaTimers, p.timers, "")
	return b.in, b.report(), nil
}

// export is the board in the words of the one importer that builds boards.
func (p *plankaBoard) export() *export {
	e := &export{program: "Planka", name: p.name, limits: p.limits, invalidText: p.invalidText}
	e.limits.labels.seen = true // there never were colours with names instead
	for _, u := range p.users {
		e.members = append(e.members, rawMember{id: u.ID, name: u.Name, username: u.Username})
	}
	for _, l := range sorted(p.labels, func(l plankaThing) string { return l.Position.String() }) {
		e.labels = append(e.labels, rawLabel{id: l.ID, name: l.Name, color: string(cmp.Or(plankaColors[l.Color], shared.Color(l.Color)))})
	}
	for _, l := range p.lists {
		if l.Type != "" && l.Type != "active" && l.Type != "closed" { // the archive and the trash, of which there are no cards
			continue
		}
		list := rawList{id: l.ID, name: l.Name, pos: l.Position.String()}
		if l.Type == "closed" {
			list.category = shared.Done
			list.name = cmp.Or(list.name, "Closed")
		}
		e.lists = append(e.lists, list)
	}
	for _, f := range p.fields {
		e.fields = append(e.fields, rawField{id: f.ID, name: f.Name})
	}
	for _, c := range p.inOrder() {
		e.cards = append(e.cards, rawCard{
			id: c.ID, name: c.Name, desc: c.Description, list: c.ListID, pos: c.Position.String(), made: c.CreatedAt,
			due: c.DueDate, dueComplete: c.IsDueCompleted || c.IsDueDateCompleted, comments: max(0, c.CommentsTotal), cover: c.CoverAttachmentID != "",
		})
		if c.Stopwatch != nil {
			p.timers++
		}
	}
	p.onCards(e)
	return e
}

// inOrder gives the cards in the order in which they were made, by which they
// are numbered: Planka's have no numbers.
func (p *plankaBoard) inOrder() []plankaCard {
	slices.SortStableFunc(p.cards, func(a, b plankaCard) int { return cmp.Compare(a.CreatedAt, b.CreatedAt) })
	return p.cards
}
