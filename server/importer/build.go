package importer

import (
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// builder makes a board of an export, step by step; each step relies on the
// ones before.
type builder struct {
	raw   *export
	now   time.Time
	in    board.Import
	tally tally
	you   shared.User
	yours string // your id in the file, where you are in it
	mine  int    // cards that have you

	labelOf  map[string]int   // by Trello's id, where in the board's labels it is
	looks    map[rawLabel]int // by name and colour, for exports without ids
	listOf   map[string]shared.ListID
	imported shared.ListID // where cards of unknown lists go
	work     []*card       // in the file's order
	cardOf   map[string]*card
	fieldOf  map[string]*rawField
	notes    []string // what goes to the end of the board's description
}

// card is a card on the way, with what will become part of its description.
type card struct {
	shared.Card
	raw        *rawCard
	head       string // the whole title, where it was cut
	notes      []string
	checklists []*rawChecklist
	said       []shared.Comment
}

func newBuilder(raw *export, id shared.BoardID, you shared.User, now time.Time) *builder {
	b := &builder{
		raw: raw, now: kept(now), you: you, yours: raw.memberCalled(you.Name),
		labelOf: map[string]int{}, looks: map[rawLabel]int{},
		listOf: map[string]shared.ListID{}, cardOf: map[string]*card{},
		fieldOf: map[string]*rawField{},
	}
	for i := range raw.fields {
		b.fieldOf[raw.fields[i].id] = &raw.fields[i]
	}
	b.in.Board.ID = id
	var whole string
	b.in.Board.Title, whole = b.title(raw.name, "Imported board", shared.MaxName)
	if whole != "" {
		b.tally.add(shared.ImportLongName, 1, "")
		b.notes = append(b.notes, "The board's whole name: "+whole)
	}
	return b
}
