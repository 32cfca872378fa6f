package boardtest

import (
	"time"

	"pgregory.net/rapid"

	"incharge/shared"
)

// Part is mostly something about what cards have on them that actor might want
// done now, or about what else bears on that.
func (w *World) Part(r *rapid.T, actor shared.UserID) shared.Command {
	switch rapid.IntRange(0, 15).Draw(r, "about") {
	case 0:
		return w.Command(r, actor)
	case 1, 2, 3:
		return w.undo(r, actor)
	case 4, 5:
		return w.block(r)
	case 6:
		return shared.CheckItem{Item: some(r, "item", w.items), Done: rapid.Bool().Draw(r, "done")}
	default:
		return w.part(r)
	}
}

// part is something about what cards have on them, and what they wait for.
func (w *World) part(r *rapid.T) shared.Command {
	if w.closed && rapid.Bool().Draw(r, "reopen") {
		return shared.RestoreBoard{}
	}
	word := rapid.SampledFrom([]string{"one", "two", "three"})
	w.parts += 7 // small numbers are drawn more often than great ones: each of the parts is to have its turn
	switch (rapid.IntRange(0, 19).Draw(r, "part") + w.parts) % 20 {
	case 0:
		return shared.AddChecklist{Checklist: fresh(&w.checklists), Card: some(r, "card", w.cards), Title: word.Draw(r, "title"), Before: maybe(r, "before", w.checklists)}
	case 1:
		return shared.EditChecklist{Checklist: some(r, "checklist", w.checklists), Title: word.Draw(r, "title")}
	case 2:
		return shared.MoveChecklist{Checklist: some(r, "checklist", w.checklists), After: maybe(r, "after", w.checklists)}
	case 3:
		return shared.DeleteChecklist{Checklist: some(r, "checklist", w.checklists)}
	case 4, 5:
		return shared.AddItem{Item: fresh(&w.items), Checklist: some(r, "checklist", w.checklists), Text: word.Draw(r, "text"), Due: date(r), Before: maybe(r, "before", w.items)}
	case 6:
		return rapid.SampledFrom([]shared.EditItem{
			{Item: some(r, "item", w.items), PIC: shared.Some(some(r, "pic", w.people))},
			{Item: some(r, "item", w.items), Text: new(word.Draw(r, "text")), Due: shared.Maybe[time.Time]{Set: true, Value: date(r)}},
		}).Draw(r, "edit")
	case 7, 8:
		return shared.MoveItem{Item: some(r, "item", w.items), Checklist: some(r, "checklist", w.checklists), After: maybe(r, "after", w.items)}
	case 9:
		return shared.DeleteItem{Item: some(r, "item", w.items)}
	case 10:
		return shared.ItemToCard{Item: some(r, "item", w.items), Card: fresh(&w.cards)}
	case 11:
		return shared.AttachLink{Attachment: fresh(&w.attachments), Card: some(r, "card", w.cards), Name: word.Draw(r, "name"), URL: "https://example.com"}
	case 12:
		return shared.EditAttachment{Attachment: some(r, "attachment", w.attachments), Name: word.Draw(r, "name")}
	case 13:
		return shared.DeleteAttachment{Attachment: some(r, "attachment", w.attachments)}
	case 14:
		return w.cover(r)
	case 15:
		return w.block(r)
	case 16:
		return shared.AttachFile{Attachment: fresh(&w.attachments), Card: some(r, "card", w.cards), Name: word.Draw(r, "name") + ".png", MIME: "image/png", Size: 9, Width: 8, Height: 8}
	case 17:
		return shared.CopyCard{Card: fresh(&w.cards), Source: some(r, "source", w.cards), Title: word.Draw(r, "title")}
	default:
		return w.closing(r)
	}
}

// cover is mostly of a picture of the card's own.
func (w *World) cover(r *rapid.T) shared.Command {
	attachment := some(r, "attachment", w.attachments)
	card, known := w.carrier[attachment]
	switch rapid.IntRange(0, 5).Draw(r, "cover") {
	case 0:
		return shared.CoverCard{Card: some(r, "card", w.cards), Attachment: shared.Clear[shared.AttachmentID]()}
	case 1:
		known = false
	}
	if !known {
		card = some(r, "card", w.cards)
	}
	return shared.CoverCard{Card: card, Attachment: shared.Some(attachment)}
}

// date is one of two, or none.
func date(r *rapid.T) *time.Time {
	day := rapid.IntRange(0, 2).Draw(r, "day")
	if day == 0 {
		return nil
	}
	return new(time.Date(2026, 2, day, 9, 0, 0, 123456789, time.FixedZone("", 3600)))
}

// closing puts the board away, or mostly brings it back if it is.
func (w *World) closing(r *rapid.T) shared.Command {
	if w.closed && rapid.IntRange(0, 3).Draw(r, "stays closed") > 0 {
		return shared.RestoreBoard{}
	}
	return rapid.SampledFrom([]shared.Command{shared.ArchiveBoard{}, shared.DeleteBoard{}, shared.RestoreBoard{}}).Draw(r, "closing")
}

// block is now and then the other way round than a card waits already.
func (w *World) block(r *rapid.T) shared.Command {
	for _, card := range w.cards {
		if by := w.blockers[card]; len(by) > 0 && rapid.Bool().Draw(r, "round") {
			return shared.BlockCard{Card: by[0], By: card, On: true}
		}
	}
	return shared.BlockCard{Card: some(r, "card", w.cards), By: some(r, "by", w.cards), On: rapid.IntRange(0, 3).Draw(r, "off") > 0}
}
