package boardtest

import (
	"pgregory.net/rapid"

	"incharge/shared"
)

// part is something about what cards have on them, and what they wait for.
func (w *World) part(r *rapid.T) shared.Command {
	word := rapid.SampledFrom([]string{"one", "two", "three"})
	switch rapid.IntRange(0, 17).Draw(r, "part") {
	case 0:
		return shared.AddChecklist{Checklist: fresh(&w.checklists), Card: some(r, "card", w.cards), Title: word.Draw(r, "title"), Before: maybe(r, "before", w.checklists)}
	case 1:
		return shared.EditChecklist{Checklist: some(r, "checklist", w.checklists), Title: word.Draw(r, "title")}
	case 2:
		return shared.MoveChecklist{Checklist: some(r, "checklist", w.checklists), After: maybe(r, "after", w.checklists)}
	case 3:
		return shared.DeleteChecklist{Checklist: some(r, "checklist", w.checklists)}
	case 4, 5:
		return shared.AddItem{Item: fresh(&w.items), Checklist: some(r, "checklist", w.checklists), Text: word.Draw(r, "text"), Before: maybe(r, "before", w.items)}
	case 6:
		return shared.EditItem{Item: some(r, "item", w.items), PIC: shared.Some(some(r, "pic", w.people))}
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
		return shared.CoverCard{Card: some(r, "card", w.cards), Attachment: shared.Some(some(r, "attachment", w.attachments))}
	case 15:
		return shared.BlockCard{Card: some(r, "card", w.cards), By: some(r, "by", w.cards), On: rapid.IntRange(0, 3).Draw(r, "off") > 0}
	case 16:
		return shared.CopyCard{Card: fresh(&w.cards), Source: some(r, "source", w.cards), Title: word.Draw(r, "title")}
	default:
		return rapid.SampledFrom([]shared.Command{shared.ArchiveBoard{}, shared.RestoreBoard{}, shared.RestoreBoard{}}).Draw(r, "closing")
	}
}
