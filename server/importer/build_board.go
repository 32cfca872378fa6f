package importer

import (
	"slices"
	"strconv"

	"incharge/shared"
	"incharge/shared/rank"
)

// labels carries over every label of the board, used or not, and those that
// only the cards tell of: before 2015 there was nothing but a name per colour.
func (b *builder) labels() {
	for _, raw := range b.raw.labels {
		b.label(raw)
	}
	if !b.raw.limits.labels.seen {
		for _, raw := range b.raw.labelNames {
			b.label(raw)
		}
	}
	for i := range b.raw.cards {
		for _, raw := range b.raw.cards[i].labels {
			if _, ok := b.labelFor(raw); !ok {
				b.label(raw)
			}
		}
	}
	for i, id := range newIDs[shared.LabelID](len(b.in.Labels)) {
		b.in.Labels[i].ID = id
	}
}

// newIDs makes ids in ascending order: what has no rank is shown by its id.
func newIDs[T ~string](n int) []T {
	ids := make([]T, n)
	for i := range ids {
		ids[i] = shared.NewID[T]()
	}
	slices.Sort(ids)
	return ids
}

// label adds a label, unless there are too many.
func (b *builder) label(raw rawLabel) {
	if len(b.in.Labels) >= b.raw.limits.labels.most {
		return
	}
	label := shared.Label{Color: b.colorOf(raw.color)}
	if raw.name != "" {
		label.Name = b.onBoard("label", raw.name, shared.MaxName)
	}
	at := len(b.in.Labels)
	b.in.Labels = append(b.in.Labels, label)
	if raw.id != "" {
		remember(b, b.labelOf, raw.id, at)
	}
	look := rawLabel{name: raw.name, color: raw.color}
	if _, taken := b.looks[look]; !taken {
		b.looks[look] = at
	}
}

// labelFor finds a card's label among those of the board.
func (b *builder) labelFor(raw rawLabel) (at int, ok bool) {
	if raw.id != "" {
		at, ok = b.labelOf[raw.id]
		return at, ok
	}
	at, ok = b.looks[rawLabel{name: raw.name, color: raw.color}]
	return at, ok
}

// remember notes what an id of the file became; the first one has it.
func remember[T any](b *builder, ids map[string]T, id string, thing T) {
	if id == "" {
		return
	}
	if _, taken := ids[id]; taken {
		b.tally.add(shared.ImportSameID, 1, "")
		return
	}
	ids[id] = thing
}

// lists carries over every list, and one more where cards lie in none of them.
func (b *builder) lists() {
	for i := range b.raw.lists {
		raw := &b.raw.lists[i]
		list := shared.List{
			ID: shared.NewID[shared.ListID](), Title: b.onBoard("list", raw.name, shared.MaxName),
			Color: b.listColor(raw.color), WIPLimit: limitOf(raw.softLimit), Category: raw.category,
		}
		if raw.closed {
			list.ArchivedAt = b.date(raw.dateClosed)
			if list.ArchivedAt == nil {
				list.ArchivedAt = &b.now
			}
		}
		remember(b, b.listOf, raw.id, list.ID)
		b.in.Lists = append(b.in.Lists, list)
	}
	b.in.Lists = b.sortedLists()
	for i := range b.raw.cards {
		if _, ok := b.listOf[b.raw.cards[i].list]; !ok {
			b.imported = shared.NewID[shared.ListID]()
			b.in.Lists = append(b.in.Lists, shared.List{ID: b.imported, Title: "Imported", Category: shared.Todo})
			break
		}
	}
	for i, key := range rank.Spread(len(b.in.Lists)) {
		b.in.Lists[i].Rank = key
	}
	b.categories()
}

func (b *builder) sortedLists() []shared.List {
	order := make([]int, len(b.in.Lists))
	for i := range order {
		order[i] = i
	}
	lists := make([]shared.List, 0, len(order)+1)
	for _, i := range sorted(order, func(i int) string { return b.raw.lists[i].pos }) {
		lists = append(lists, b.in.Lists[i])
	}
	return lists
}

// categories guesses what the lists mean. One whose name gives no hint is
// like the open list to its left, but to do where that is a backlog, or where
// there is none.
func (b *builder) categories() {
	left := shared.Todo
	for i := range b.in.Lists {
		list := &b.in.Lists[i]
		if list.ID == b.imported {
			continue
		}
		category, ok := categoryOf(list.Title)
		if list.Category != "" {
			category, ok = list.Category, true
		}
		if !ok {
			category = left
			if list.Open() {
				b.tally.add(shared.ImportNoHint, 1, list.Title)
			}
		}
		list.Category = category
		if list.Open() && category != shared.Backlog {
			left = category
		}
	}
}

// limitOf is how many cards a list should hold; nil where no limit is set.
func limitOf(softLimit string) *int {
	n, err := strconv.Atoi(softLimit)
	if err != nil || n < 1 || n > shared.MaxWIPLimit {
		return nil
	}
	return &n
}
