package board

import (
	"fmt"
	"strings"
	"testing"

	"incharge/shared"
)

// A board that has as many of a kind as it holds takes no more of it, says so,
// and takes one again when one has gone to the trash.
func TestBoardsHoldSoMany(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	exec := func(query string, values ...any) {
		t.Helper()
		if _, err := b.db.NewRaw(query, values...).Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	list := b.snapshot(t).Lists[0].ID
	exec(`INSERT INTO lists (id, board_id, title, rank, category, seq) SELECT gen_random_uuid(), ?, 'List', 'a5' || n || '1', 'todo', 1 FROM generate_series(1000000, ?) n`,
		b.board, 1000000+shared.MaxLists-4)
	exec(`INSERT INTO labels (id, board_id, name, color, seq) SELECT gen_random_uuid(), ?, 'Label', 'green', 1 FROM generate_series(1, ?) n`, b.board, shared.MaxLabels)
	exec(`INSERT INTO cards (id, board_id, list_id, number, title, rank, priority, created_at, seq) SELECT gen_random_uuid(), ?, ?, n, 'Card', 'a5' || (1000000 + n) || '1', 'none', now(), 1 FROM generate_series(1, ?) n`,
		b.board, list, shared.MaxCards)
	exec(`UPDATE boards SET last_number = ? WHERE id = ?`, shared.MaxCards, b.board)
	for kind, c := range map[shared.Kind]struct {
		add   func() shared.Command
		less  string
		limit int
	}{
		shared.KindList: {func() shared.Command { return shared.AddList{List: shared.NewID[shared.ListID](), Title: "One more"} }, "lists", shared.MaxLists},
		shared.KindLabel: {func() shared.Command {
			return shared.AddLabel{Label: shared.NewID[shared.LabelID](), Color: shared.Colors[0]}
		}, "labels", shared.MaxLabels},
		shared.KindCard: {func() shared.Command {
			return shared.AddCard{Card: shared.NewID[shared.CardID](), List: list, Title: "One more"}
		}, "cards", shared.MaxCards},
	} {
		_, err := b.try(t, b.supervisor, c.add())
		wantCode(t, err, shared.CodeConflict)
		if err != nil && !strings.HasSuffix(err.Error(), fmt.Sprintf(": A board holds %d %ss at most.", c.limit, kind)) {
			t.Errorf("%s: %v", kind, err)
		}
		exec(`UPDATE `+c.less+` SET deleted_at = now() WHERE id = (SELECT id FROM `+c.less+` WHERE board_id = ? ORDER BY id DESC LIMIT 1)`, b.board)
		b.do(t, b.supervisor, c.add())
		_, err = b.try(t, b.supervisor, c.add())
		wantCode(t, err, shared.CodeConflict)
	}
}

func TestBoardsHaveSoManyMembers(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if _, err := b.db.NewRaw(`WITH people AS (INSERT INTO users (id, name, email, password_hash)
			SELECT gen_random_uuid(), 'Somebody', 'somebody' || n || '@example.com', '' FROM generate_series(1, ?) n RETURNING id)
		INSERT INTO members (board_id, user_id, role, seq) SELECT ?, id, 'pic', 1 FROM people WHERE id NOT IN (SELECT user_id FROM members)
		LIMIT ? - (SELECT count(*) FROM members WHERE board_id = ?)`, shared.MaxMembers, b.board, shared.MaxMembers, b.board).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.db.NewRaw(`INSERT INTO users (id, name, email, password_hash) VALUES (gen_random_uuid(), 'Last', 'last@example.com', '')`).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err := b.Invite(t.Context(), b.supervisor, b.board, shared.Invite{Email: "last@example.com", Role: shared.PIC})
	wantCode(t, err, shared.CodeConflict)
}

// Who is on very many boards makes no more of them, and may leave one.
func TestPeopleAreOnSoManyBoards(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	if _, err := b.db.NewRaw(`WITH made AS (INSERT INTO boards (id, title) SELECT gen_random_uuid(), 'Board' FROM generate_series(2, ?) RETURNING id)
		INSERT INTO members (board_id, user_id, role, seq) SELECT id, ?, 'observer', 1 FROM made`, shared.MaxBoards, b.supervisor).Exec(t.Context()); err != nil {
		t.Fatal(err)
	}
	one := shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: "One more"}
	_, err := b.Create(t.Context(), b.supervisor, one, "")
	wantCode(t, err, shared.CodeConflict)
	_, err = b.Import(t.Context(), b.supervisor, Import{Board: shared.Board{ID: shared.NewID[shared.BoardID](), Title: "One more"}})
	wantCode(t, err, shared.CodeConflict)
	if _, err := b.Create(t.Context(), b.pic, one, ""); err != nil {
		t.Error(err)
	}
}

// So does a card; and a copy needs room for all that it copies.
func TestCardsHoldSoMuch(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.furnished(t)
	cards, details := b.snapshot(t).Cards, b.details(t)
	card, checklist := cards[0].ID, details.Checklists[0]
	for _, c := range details.Checklists {
		if c.Card == card {
			checklist = c
		}
	}
	exec := func(query string, values ...any) {
		t.Helper()
		if _, err := b.db.NewRaw(query, values...).Exec(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(kind shared.ReasonKind, thing shared.Kind, limit int, command shared.Command) {
		t.Helper()
		_, err := b.try(t, b.supervisor, command)
		wantCode(t, err, shared.CodeConflict)
		if got, want := reasonOf(err), (shared.Reason{Kind: kind, Thing: thing, Limit: limit}); got != want {
			t.Errorf("%s is refused for %+v, want %+v", command.Type(), got, want)
		}
	}
	addItem := func() shared.Command {
		return shared.AddItem{Item: shared.NewID[shared.ItemID](), Checklist: checklist.ID, Text: "One more"}
	}
	link := func() shared.Command {
		return shared.AttachLink{Attachment: shared.NewID[shared.AttachmentID](), Card: card, Name: "Page", URL: "https://example.com"}
	}
	copied := func() shared.Command {
		return shared.CopyCard{Card: shared.NewID[shared.CardID](), Source: card, Title: "Like it"}
	}
	for _, c := range []struct {
		column string
		thing  shared.Kind
		limit  int
		add    func() shared.Command
	}{{"items", shared.KindItem, shared.MaxCardItems, addItem}, {"attachments", shared.KindAttachment, shared.MaxCardAttachments, link}} {
		exec(`UPDATE cards SET `+c.column+` = ? WHERE id = ?`, c.limit-1, card)
		b.do(t, b.supervisor, c.add())
		refused(shared.ReasonLoaded, c.thing, c.limit, c.add())
	}
	exec(`UPDATE cards SET items = 3, attachments = 2 WHERE id = ?`, card) // as it is
	for _, c := range []struct {
		column string
		thing  shared.Kind
		limit  int
		needs  int
		add    func() shared.Command
	}{{"items", shared.KindItem, shared.MaxItems, 1, addItem}, {"attachments", shared.KindAttachment, shared.MaxAttachments, 1, link},
		{"items", shared.KindItem, shared.MaxItems, 4, copied}} {
		others := `(SELECT sum(` + c.column + `) FROM cards WHERE board_id = ? AND id <> ?)`
		exec(`UPDATE cards SET `+c.column+` = ? - `+others+` WHERE id = ?`, c.limit-c.needs+1, b.board, cards[3].ID, cards[3].ID)
		refused(shared.ReasonCrowded, c.thing, c.limit, c.add())
		exec(`UPDATE cards SET `+c.column+` = `+c.column+` - 1 WHERE id = ?`, cards[3].ID)
		b.do(t, b.supervisor, c.add())
		exec(`UPDATE cards SET `+c.column+` = 0 WHERE id = ?`, cards[3].ID)
	}
	addChecklist := func() shared.Command {
		return shared.AddChecklist{Checklist: shared.NewID[shared.ChecklistID](), Card: card, Title: "More"}
	}
	for range shared.MaxCardChecklists - 1 {
		b.do(t, b.supervisor, addChecklist())
	}
	refused(shared.ReasonLoaded, shared.KindChecklist, shared.MaxCardChecklists, addChecklist())
	b.do(t, b.supervisor, shared.DeleteChecklist{Checklist: checklist.ID})
	b.do(t, b.supervisor, addChecklist())
	for range shared.MaxBlockers {
		b.do(t, b.supervisor, shared.BlockCard{Card: card, By: b.card(t, "First"), On: true})
	}
	refused(shared.ReasonLoaded, shared.KindCard, shared.MaxBlockers, shared.BlockCard{Card: card, By: b.card(t, "Last"), On: true})
}
