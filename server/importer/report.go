package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"incharge/server/board"
	"incharge/shared"
)

// report counts what was carried over and says what was not.
func (b *builder) report() shared.ImportReport {
	b.tallyCards()
	b.tallyBoard()
	report := counted(b.in)
	report.Tell(slices.Concat(b.people(), b.olderComments(), b.tally.notes()))
	return report
}

// counted is how much there is of what is carried over.
func counted(in board.Import) shared.ImportReport {
	report := shared.ImportReport{
		Title: in.Board.Title, Lists: len(in.Lists), Cards: len(in.Cards), Labels: len(in.Labels), Checklists: len(in.Checklists),
		Items: len(in.Items), Comments: len(in.Comments), Attachments: len(in.Attachments),
	}
	for _, list := range in.Lists {
		if !list.Open() {
			report.Archived++
		}
	}
	for _, card := range in.Cards {
		if !card.Open() {
			report.Archived++
		}
	}
	return report
}

// tallyCards counts what cards have that has no place here.
func (b *builder) tallyCards() {
	for _, c := range b.work {
		b.tallyIf(shared.ImportDueTicked, c.raw.dueComplete && c.Deadline != nil)
		b.tallyIf(shared.ImportReminders, c.raw.reminder && c.Deadline != nil)
		b.tallyIf(shared.ImportTemplates, c.raw.template)
		b.tallyIf(shared.ImportRoles, c.raw.role != "")
		b.tallyIf(shared.ImportMirrors, c.raw.mirror)
		b.tallyIf(shared.ImportRecurring, c.raw.recurring)
		b.tallyIf(shared.ImportCovers, c.raw.cover)
		b.tallyIf(shared.ImportFollowed, c.raw.followed)
		b.tally.add(shared.ImportVotes, c.raw.votes, "")
		b.tally.add(shared.ImportStickers, c.raw.stickers, "")
		b.tally.add(shared.ImportPlugins, c.raw.plugins, "")
	}
}

// tallyBoard counts what the board itself has that has no place here.
func (b *builder) tallyBoard() {
	for _, list := range b.raw.lists {
		b.tallyIf(shared.ImportFollowed, list.followed)
	}
	b.tallyIf(shared.ImportFollowed, b.raw.followed || b.raw.starred)
	b.tallyIf(shared.ImportBoardClosed, b.raw.closed)
	b.tallyIf(shared.ImportBoardTemplate, b.raw.template)
	b.tallyIf(shared.ImportBackground, b.raw.background)
	b.tally.add(shared.ImportPlugins, b.raw.plugins, "")
	b.tally.add(shared.ImportPowerUps, b.raw.powerUps, "")
	used := map[string]bool{}
	for _, c := range b.work {
		for _, value := range c.raw.values {
			used[value.field] = true
		}
	}
	for _, field := range b.raw.fields {
		if !used[field.id] {
			b.tally.add(shared.ImportFieldsUnused, 1, quoted(field.name))
		}
	}
	b.tally.add(shared.ImportHistory, b.raw.actions, "")
	b.tally.add(shared.ImportBadBytes, b.raw.invalidText, "")
}

func (b *builder) tallyIf(k shared.ImportKind, is bool) {
	if is {
		b.tally.add(k, 1, "")
	}
}

// exported is how many actions Trello puts into an export at most.
const exported = 1000

// olderComments says which comments the file can't have: it holds only the
// newest actions, but each card says how many comments it has.
func (b *builder) olderComments() []shared.ImportNote {
	has := map[string]int{}
	for _, comment := range b.raw.comments {
		has[comment.card]++
	}
	missing, cards := 0, 0
	for _, c := range b.work {
		if n := c.raw.comments - has[c.raw.id]; n > 0 {
			missing, cards = missing+n, cards+1
		}
	}
	full := b.raw.actions+len(b.raw.comments) >= exported
	switch {
	case missing > 0 && full:
		return []shared.ImportNote{{Kind: shared.ImportOlderComments, Count: missing, Cards: cards}}
	case missing > 0:
		return []shared.ImportNote{{Kind: shared.ImportLackingComments, Count: missing, Cards: cards}}
	case full:
		return []shared.ImportNote{{Kind: shared.ImportCutComments, Count: 1}}
	}
	return nil
}

// people says who was on the board and who had which cards: without addresses
// nobody can be made a member or put in charge.
func (b *builder) people() []shared.ImportNote {
	names := map[string]string{}
	var members []string
	for _, m := range b.raw.members {
		name := called(cmp.Or(m.name, m.username, m.id))
		names[m.id] = name
		members = append(members, name)
	}
	had := map[string][]int64{}
	for _, c := range b.work {
		for _, id := range c.raw.idMembers {
			had[id] = append(had[id], c.Number)
		}
	}
	notes := slices.Concat(membersNote(members), assignments(had, names))
	if b.mine > 0 {
		notes = append(notes, shared.ImportNote{Kind: shared.ImportYourCards, Count: b.mine, Names: []string{names[b.yours]}})
	}
	return notes
}

// called is somebody's name as it is shown, which may say nothing.
func called(name string) string { return cmp.Or(strings.TrimSpace(quoted(name)), "?") }

// How many people are named, and how many of somebody's cards.
const (
	mostNamed    = 50
	mostNumbered = 40
)

func membersNote(names []string) []shared.ImportNote {
	if len(names) == 0 {
		return nil
	}
	return []shared.ImportNote{{Kind: shared.ImportMembers, Count: len(names), Names: names[:min(len(names), mostNamed)], More: len(names) > mostNamed}}
}

// assignments says who had which cards, by the cards' numbers. Who is not in the
// file has no name.
func assignments(had map[string][]int64, names map[string]string) []shared.ImportNote {
	if len(had) == 0 {
		return nil
	}
	note := shared.ImportNote{Kind: shared.ImportAssignments}
	for id, numbers := range had {
		slices.Sort(numbers)
		note.Count += len(numbers)
		line := cmp.Or(names[id], "?")
		for i, n := range numbers {
			if i == mostNumbered {
				line += " …"
				break
			}
			line += fmt.Sprintf(" #%d", n)
		}
		note.Names = append(note.Names, line)
	}
	slices.Sort(note.Names)
	note.More = len(note.Names) > mostNamed
	note.Names = note.Names[:min(len(note.Names), mostNamed)]
	return []shared.ImportNote{note}
}
