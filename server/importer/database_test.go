package importer

import (
	"bytes"
	"cmp"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/uptrace/bun"

	"incharge/server/board"
	"incharge/server/db/dbtest"
	"incharge/shared"
)

// nobody is told of changes in these tests.
type nobody struct{}

func (nobody) Tells(shared.Change) bool                                  { return false }
func (nobody) Changed(context.Context, bun.Tx, shared.BoardID) error     { return nil }
func (nobody) Invited(context.Context, bun.Tx, board.InvitationID) error { return nil }
func (nobody) Publish(shared.Change)                                     {}

// TestInDatabase writes every fixture, and the real exports where they are,
// and reads the board back as people do: by snapshot, archive and card.
func TestInDatabase(t *testing.T) {
	t.Parallel()
	database := dbtest.New(t)
	boards := board.New(database, nobody{}, nobody{}, slog.New(slog.DiscardHandler))
	actor := shared.NewID[shared.UserID]()
	if _, err := database.ExecContext(t.Context(), "INSERT INTO users (id, name, email, password_hash) VALUES (?, 'Ann', 'ann@example.com', '')", actor); err != nil {
		t.Fatal(err)
	}
	exports, err := filepath.Glob(filepath.Join(root(t), "..", "shared", "trello", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(fixtures(t), exports...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in, _, err := Trello(bytes.NewReader(data), shared.NewID[shared.BoardID](), shared.User{}, now)
			if err != nil {
				t.Fatal(err)
			}
			if id, err := boards.Import(t.Context(), actor, in); err != nil || id != in.Board.ID {
				t.Fatalf("import: %s, %v", id, err)
			}
			slices.SortStableFunc(in.Attachments, func(a, b shared.Attachment) int { return a.At.Compare(b.At) })
			compare(t, outline(readBack(t, boards, actor, in.Board.ID), true), outline(in, true))
		})
	}
}

func readBack(t *testing.T, boards *board.Service, actor shared.UserID, id shared.BoardID) board.Import {
	t.Helper()
	snapshot, err := boards.Snapshot(t.Context(), actor, id)
	if err != nil {
		t.Fatal(err)
	}
	archive, err := boards.Archive(t.Context(), actor, id)
	if err != nil {
		t.Fatal(err)
	}
	back := board.Import{
		Board: snapshot.Board, Labels: snapshot.Labels,
		Lists: append(snapshot.Lists, archive.Lists...), Cards: append(snapshot.Cards, archive.Cards...),
	}
	slices.SortFunc(back.Lists, func(a, b shared.List) int { return cmp.Compare(a.Rank, b.Rank) })
	slices.SortFunc(back.Cards, func(a, b shared.Card) int { return cmp.Compare(a.Rank, b.Rank) })
	for i, card := range back.Cards {
		detail, err := boards.Card(t.Context(), actor, id, card.ID)
		if err != nil {
			t.Fatal(err)
		}
		back.Cards[i].Description = detail.Card.Description
		back.Comments = append(back.Comments, detail.Comments...)
		back.Checklists = append(back.Checklists, detail.Checklists...)
		back.Items = append(back.Items, detail.Items...)
		back.Attachments = append(back.Attachments, detail.Attachments...)
	}
	return back
}
