package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"incharge/shared"
)

// report counts what was carried over and says what was not.
func (b *builder) report() shared.ImportReport {
	report := shared.ImportReport{
		Title: b.in.Board.Title, Lists: len(b.in.Lists), Cards: len(b.in.Cards),
		Labels: len(b.in.Labels), Checklists: len(b.in.Checklists), Items: len(b.in.Items),
		Comments: len(b.in.Comments), Attachments: len(b.in.Attachments),
	}
	for _, list := range b.in.Lists {
		if !list.Open() {
			report.Archived++
		}
	}
	for _, card := range b.in.Cards {
		if !card.Open() {
			report.Archived++
		}
	}
	b.tallyCards()
	b.tallyBoard()
	report.Skipped = append([]string{}, slices.Concat(b.people(), b.olderComments(), b.tally.lines())...) // never nil
	return report
}

// tallyCards counts what cards have that has no place here.
func (b *builder) tallyCards() {
	for _, c := range b.work {
		b.tallyIf(dueTicked, c.raw.dueComplete && c.Deadline != nil)
		b.tallyIf(reminders, c.raw.reminder && c.Deadline != nil)
		b.tallyIf(templates, c.raw.template)
		b.tallyIf(roles, c.raw.role != "")
		b.tallyIf(mirrors, c.raw.mirror)
		b.tallyIf(recurring, c.raw.recurring)
		b.tallyIf(covers, c.raw.cover)
		b.tallyIf(followed, c.raw.followed)
		b.tally.add(votes, c.raw.votes, "")
		b.tally.add(stickers, c.raw.stickers, "")
		b.tally.add(plugins, c.raw.plugins, "")
	}
}

// tallyBoard counts what the board itself has that has no place here.
func (b *builder) tallyBoard() {
	for _, list := range b.raw.lists {
		b.tallyIf(followed, list.followed)
	}
	b.tallyIf(followed, b.raw.followed || b.raw.starred)
	b.tallyIf(boardClosed, b.raw.closed)
	b.tallyIf(boardTemplate, b.raw.template)
	b.tallyIf(background, b.raw.background)
	b.tally.add(plugins, b.raw.plugins, "")
	b.tally.add(powerUps, b.raw.powerUps, "")
	used := map[string]bool{}
	for _, c := range b.work {
		for _, value := range c.raw.values {
			used[value.field] = true
		}
	}
	for _, field := range b.raw.fields {
		if !used[field.id] {
			b.tally.add(fieldsUnused, 1, quoted(field.name))
		}
	}
	b.tally.add(history, b.raw.actions, "")
	b.tally.add(badBytes, b.raw.invalidText, "")
}

func (b *builder) tallyIf(k *kind, is bool) {
	if is {
		b.tally.add(k, 1, "")
	}
}

// exported is how many actions Trello puts into an export at most.
const exported = 1000

// olderComments says which comments the file can't have: it holds only the
// newest actions, but each card says how many comments it has.
func (b *builder) olderComments() []string {
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
		return []string{fmt.Sprintf("Older comments: %d are missing from the file (cards: %d), as Trello exports only the newest %d actions.", missing, cards, exported)}
	case missing > 0:
		return []string{fmt.Sprintf("Comments: %d are missing from the file (cards: %d).", missing, cards)}
	case full:
		return []string{fmt.Sprintf("Older comments: those from before Trello's newest %d actions are missing from the file.", exported)}
	}
	return nil
}

// people says who was on the board and who had which cards: without addresses
// nobody can be made a member or put in charge.
func (b *builder) people() []string {
	names := map[string]string{}
	var members []string
	for _, m := range b.raw.members {
		name := quoted(cmp.Or(m.name, m.username, m.id))
		names[m.id] = name
		members = append(members, name)
	}
	var lines []string
	if len(members) > 0 {
		lines = append(lines, fmt.Sprintf("Members: %d (%s); the file has no addresses, so nobody was added to the board.",
			len(members), some(members, 50, ", ")))
	}
	lines = append(lines, b.assignments(names)...)
	if b.mine > 0 {
		lines = append(lines, fmt.Sprintf("Your cards: %d; you collaborate on what %s had, who has your name.", b.mine, names[b.yours]))
	}
	return lines
}

// assignments says who had which cards, by the cards' numbers.
func (b *builder) assignments(names map[string]string) []string {
	numbers := map[string][]int64{}
	var order []string
	assigned := 0
	for _, c := range b.work {
		for _, id := range c.raw.idMembers {
			if numbers[id] == nil {
				order = append(order, id)
			}
			numbers[id] = append(numbers[id], c.Number)
			assigned++
		}
	}
	if assigned == 0 {
		return nil
	}
	who := make([]string, len(order))
	for i, id := range order {
		slices.Sort(numbers[id])
		marks := make([]string, len(numbers[id]))
		for i, n := range numbers[id] {
			marks[i] = fmt.Sprintf("#%d", n)
		}
		who[i] = cmp.Or(names[id], "somebody who left") + " " + some(marks, 40, ", ")
	}
	return []string{fmt.Sprintf("Assignments: %d (%s); nobody is in charge of a card yet.",
		assigned, some(who, 50, "; "))}
}

// some lists at most so many names and says how many more there are.
func some(names []string, most int, between string) string {
	if len(names) <= most {
		return strings.Join(names, between)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], between), len(names)-most)
}
