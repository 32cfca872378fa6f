package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

// memory is a database that forgets.
type memory map[string][]byte

func (m memory) Get(_ context.Context, key string) ([]byte, error) { return m[key], nil }
func (m memory) Put(_ context.Context, key string, value []byte) error {
	m[key] = bytes.Clone(value)
	return nil
}
func (m memory) Delete(_ context.Context, key string) error { delete(m, key); return nil }
func (m memory) Clear(context.Context) error                { clear(m); return nil }
func (m memory) Change(_ context.Context, key string, change func([]byte) []byte) error {
	if after := change(bytes.Clone(m[key])); after != nil {
		m[key] = after
	} else {
		delete(m, key)
	}
	return nil
}

// over is a store on a database that forgets, without a queue.
func over(m memory) *Store {
	return &Store{db: &choice{kept: struct {
		memory
		queue
	}{memory: m}}}
}

var (
	mina = shared.Account{ID: "mina", Name: "Mina Park", Email: "mina@example.com"}
	otto = shared.Account{ID: "otto", Name: "Otto Kim", Email: "otto@example.com"}
)

func snapshot(n int, title string) shared.Snapshot {
	return shared.Snapshot{
		Seq:     int64(n),
		Board:   shared.Board{ID: shared.BoardID(fmt.Sprintf("board-%02d", n)), Title: title},
		Members: []shared.Member{{User: shared.User{ID: mina.ID}, Role: shared.PIC}},
	}
}

func signedIn(t *testing.T) (*Store, memory) {
	t.Helper()
	m := memory{}
	s := over(m)
	must(t, s.SetAccount(t.Context(), mina))
	return s, m
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsKeptIsThereAfterARestart(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	details := shared.Details{Seq: 1, Descriptions: []shared.Description{{Card: "card", Text: "Long"}}}
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "One"), Details: &details}))

	s = over(m)
	got, err := s.Board(t.Context(), "board-01")
	if err != nil || got.Board.Title != "One" || got.Seq != 1 || got.Details == nil || got.Details.Descriptions[0].Text != "Long" {
		t.Errorf("got %+v, %v", got, err)
	}
	account, err := s.Account(t.Context())
	if err != nil || account != mina {
		t.Errorf("got %+v, %v", account, err)
	}
	boards, err := s.Boards(t.Context())
	want := []shared.BoardSummary{{ID: "board-01", Title: "One", Role: shared.PIC, Seq: 1}}
	if err != nil || !slices.Equal(boards, want) {
		t.Errorf("got %+v, %v", boards, err)
	}
}

// What only the list of boards says of one outlasts the board's being read.
func TestAStarOutlastsASnapshot(t *testing.T) {
	t.Parallel()
	s, _ := signedIn(t)
	at := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	must(t, s.SetBoards(t.Context(), []shared.BoardSummary{{ID: "board-01", Title: "Once", Starred: true, UpdatedAt: at}}))
	read := snapshot(1, "One")
	read.Board.Background, read.Board.ArchivedAt = "teal", &at
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: read}))
	boards, err := s.Boards(t.Context())
	want := []shared.BoardSummary{{ID: "board-01", Title: "One", Role: shared.PIC, Seq: 1, Starred: true, UpdatedAt: at, Background: "teal", ArchivedAt: &at}}
	if err != nil || !reflect.DeepEqual(boards, want) {
		t.Errorf("got %+v, %v", boards, err)
	}
}

func TestBoardsKeptWithoutDetailsAreStillRead(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	m["mina/board/board-01"] = []byte(`{"format":1,"saved":"2026-11-23T08:00:00Z","data":{"seq":7,"board":{"id":"board-01","title":"One"},"cards":[{"id":"card"}]}}`)
	got, err := s.Board(t.Context(), "board-01")
	if err != nil || got.Seq != 7 || got.Board.Title != "One" || len(got.Cards) != 1 || got.Details != nil {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestNothingIsStoredAtFirst(t *testing.T) {
	t.Parallel()
	s := over(memory{})
	if _, err := s.Account(t.Context()); !errors.Is(err, ErrNothing) {
		t.Errorf("account: %v", err)
	}
	if _, err := s.Boards(t.Context()); !errors.Is(err, ErrNothing) {
		t.Errorf("boards: %v", err)
	}
	if _, err := s.Board(t.Context(), "board-01"); !errors.Is(err, ErrNothing) {
		t.Errorf("snapshot: %v", err)
	}
	if kept, err := s.Kept(t.Context()); err != nil || len(kept) != 0 {
		t.Errorf("kept: %v, %v", kept, err)
	}
}

func TestTheBoardLookedAtLongestAgoMakesRoom(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	for n := 1; n <= most; n++ {
		must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(n, "Board")}))
	}
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "Looked at again")}))
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(most+1, "One more")}))

	kept, err := s.Kept(t.Context())
	must(t, err)
	if len(kept) != most || kept[0] != "board-21" || kept[1] != "board-01" || slices.Contains(kept, "board-02") {
		t.Errorf("kept %v", kept)
	}
	if _, err := s.Board(t.Context(), "board-02"); !errors.Is(err, ErrNothing) {
		t.Errorf("the snapshot that made room: %v", err)
	}
	stored := 0
	for key := range m {
		if strings.Contains(key, "/board/") {
			stored++
		}
	}
	if stored != most {
		t.Errorf("%d snapshots are stored, want %d", stored, most)
	}
}

func TestBoardsNoLongerListedAreDropped(t *testing.T) {
	t.Parallel()
	s, _ := signedIn(t)
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "One")}))
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(2, "Two")}))
	must(t, s.SetBoards(t.Context(), []shared.BoardSummary{{ID: "board-02", Title: "Two"}}))
	if _, err := s.Board(t.Context(), "board-01"); !errors.Is(err, ErrNothing) {
		t.Errorf("a board that is no longer mine: %v", err)
	}
	if _, err := s.Board(t.Context(), "board-02"); err != nil {
		t.Errorf("a board that still is: %v", err)
	}
	must(t, s.Forget(t.Context(), "board-02"))
	if _, err := s.Board(t.Context(), "board-02"); !errors.Is(err, ErrNothing) {
		t.Errorf("a board to forget: %v", err)
	}
	if boards, err := s.Boards(t.Context()); err != nil || len(boards) != 0 {
		t.Errorf("it is still listed: %v, %v", boards, err)
	}
}

func TestNothingOfTheLastPersonStays(t *testing.T) {
	t.Parallel()
	for name, next := range map[string]func(*Store) error{
		"signed out":          func(s *Store) error { return s.Wipe(t.Context()) },
		"somebody else is in": func(s *Store) error { return s.SetAccount(t.Context(), otto) },
	} {
		s, m := signedIn(t)
		must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "Secret")}))
		must(t, next(s))
		for key, value := range m {
			if strings.Contains(string(value), "Secret") || strings.Contains(string(value), "Mina") {
				t.Errorf("%s: %s holds %s", name, key, value)
			}
		}
	}
}

// A page that is left may still be writing down what it showed.
func TestNothingIsKeptForNobody(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*Store) error{
		"signed out":       func(s *Store) error { return s.Wipe(t.Context()) },
		"session is over":  func(s *Store) error { return s.Expire(t.Context()) },
		"never signed in":  func(*Store) error { return nil },
		"signed out twice": func(s *Store) error { return errors.Join(s.Wipe(t.Context()), s.Wipe(t.Context())) },
	} {
		m := memory{}
		s := over(m)
		if name != "never signed in" {
			must(t, s.SetAccount(t.Context(), mina))
		}
		must(t, end(s))
		_ = s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "Secret")})
		_ = s.SetBoards(t.Context(), []shared.BoardSummary{{ID: "board-01", Title: "Secret"}})
		for key, value := range m {
			t.Errorf("%s: %s holds %s", name, key, value)
		}
	}
}

// Another tab is somebody else's by now; this one doesn't know it yet.
func TestTabsOfDifferentPeopleKeepApart(t *testing.T) {
	t.Parallel()
	hers, m := signedIn(t)
	his := over(m)
	must(t, his.SetAccount(t.Context(), otto))
	must(t, hers.SetBoards(t.Context(), []shared.BoardSummary{{ID: "board-01", Title: "Hers"}}))
	if boards, err := his.Boards(t.Context()); !errors.Is(err, ErrNothing) {
		t.Errorf("he sees %v, %v", boards, err)
	}
}

func TestRecordsOfAnotherVersionAreAsGoodAsNone(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "One")}))
	for _, other := range []string{`{"format":99,"data":{}}`, `{"format":1,"data":7}`, `not JSON`} {
		for key := range maps.Keys(m) {
			m[key] = []byte(other)
		}
		fresh := over(m)
		if _, err := fresh.Account(t.Context()); !errors.Is(err, ErrNothing) {
			t.Errorf("%s: %v", other, err)
		}
		if kept, err := fresh.Kept(t.Context()); err != nil || len(kept) != 0 {
			t.Errorf("%s: kept %v, %v", other, kept, err)
		}
	}
}

func TestNothingIsKeptForThoseWhoDontWantIt(t *testing.T) {
	t.Parallel()
	s, m := signedIn(t)
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "One")}))
	must(t, s.Keep(t.Context(), false))
	if len(m) != 0 || s.Keeps() {
		t.Errorf("kept %v", m)
	}
	must(t, s.SetAccount(t.Context(), mina))
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(2, "Two")}))
	if _, err := s.Board(t.Context(), "board-02"); len(m) != 0 || !errors.Is(err, ErrNothing) {
		t.Errorf("kept %v, %v", m, err)
	}
	must(t, s.Keep(t.Context(), true))
	must(t, s.SetAccount(t.Context(), mina))
	must(t, s.SetBoard(t.Context(), Kept{Snapshot: snapshot(3, "Three")}))
	if _, err := s.Board(t.Context(), "board-03"); err != nil {
		t.Error(err)
	}
}

func TestNothingOfNobodysIsKept(t *testing.T) {
	t.Parallel()
	m := memory{}
	s := over(m)
	if err := s.SetBoard(t.Context(), Kept{Snapshot: snapshot(1, "One")}); !errors.Is(err, errNobody) {
		t.Errorf("a board of nobody's: %v", err)
	}
	if err := s.SetBoards(t.Context(), nil); !errors.Is(err, errNobody) {
		t.Errorf("the boards of nobody: %v", err)
	}
	if len(m) != 0 {
		t.Errorf("%d records are kept", len(m))
	}
}
