// Package store keeps what a person saw last in the browser's own database, so
// that the app opens without a network: who is signed in, their boards, and the
// snapshots of the boards they opened most recently.
package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"incharge/app/piecemeal"
	"incharge/shared"
)

const (
	// format is the version of what is kept; a record of another is as good as none.
	format = 1
	// most is how many boards are kept.
	most = 20
)

// errNobody means that it isn't known whose a record would be.
var errNobody = errors.New("nobody is signed in")

// ErrNothing means that there is no such record.
var ErrNothing = errors.New("nothing is stored")

// database is what the store needs of a database; Get gives nil for no record.
type database interface {
	Get(ctx context.Context, key string) ([]byte, error)
	Put(ctx context.Context, key string, value []byte) error
	Delete(ctx context.Context, key string) error
	Clear(ctx context.Context) error
	// Change puts in place of a value what is made of it, with nobody else, in
	// another tab say, coming in between. Nil stands for no record.
	Change(ctx context.Context, key string, change func([]byte) []byte) error
}

// Store is the browser's database as the app sees it. Every record but the
// account itself belongs to that account: two tabs that are signed in as
// different people don't read each other's.
type Store struct {
	db *choice

	turn sync.RWMutex // held to write for somebody, and all of it to change who that is

	mu    sync.Mutex
	user  shared.UserID
	known bool // it has been said who that is; until then it is who was here last
}

// New is a store over the browser's database, which is opened at first use.
func New() *Store { return &Store{db: &choice{kept: openBrowser()}} }

// record is what stands under a key.
type record[T any] struct {
	Format int `json:"format"`
	Data   T   `json:"data"`
}

// Account is who was signed in last on this device.
func (s *Store) Account(ctx context.Context) (shared.Account, error) {
	r, err := get[shared.Account](ctx, s.db, "account")
	return r.Data, err
}

// SetAccount remembers who is signed in. When it was somebody else before,
// everything of theirs goes.
func (s *Store) SetAccount(ctx context.Context, a shared.Account) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	s.be(a.ID) // also where nothing can be kept now: it may be later
	if before, err := get[shared.Account](ctx, s.db, "account"); err != nil || before.Data.ID != a.ID {
		if err := s.clear(ctx, staying(a.ID)...); err != nil {
			return err
		}
	}
	return put(ctx, s.db, "account", a)
}

// Expire removes everything but what the person has still to decide or to
// save: their session has ended, and they may be back.
func (s *Store) Expire(ctx context.Context) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	user := s.whose(ctx)
	s.be("")
	return s.clear(ctx, staying(user)...)
}

// staying are the records of somebody that outlive the end of a session.
func staying(user shared.UserID) []string {
	return []string{keyOf(user, clashesKey), keyOf(user, unsavedKey)}
}

// Wipe removes everything: the person has signed out.
func (s *Store) Wipe(ctx context.Context) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	s.be("")
	return s.clear(ctx)
}

// clear removes every record but these.
func (s *Store) clear(ctx context.Context, but ...string) error {
	left := map[string][]byte{}
	for _, key := range but {
		value, err := s.db.Get(ctx, key)
		if err != nil {
			return doing("clearing the store", err)
		}
		left[key] = value
	}
	err := s.db.Clear(ctx)
	for key, value := range left {
		if err == nil && value != nil {
			err = s.db.Put(ctx, key, value)
		}
	}
	return doing("clearing the store", err)
}

// Boards is the list of the account's boards as it was last seen.
func (s *Store) Boards(ctx context.Context) ([]shared.BoardSummary, error) {
	r, err := get[[]shared.BoardSummary](ctx, s.db, s.key(ctx, "boards"))
	return r.Data, err
}

// SetBoards keeps the list of the account's boards, and drops what there is of
// boards that are no longer among them.
func (s *Store) SetBoards(ctx context.Context, boards []shared.BoardSummary) error {
	if err := s.put(ctx, "boards", boards); err != nil {
		return err
	}
	if err := s.trimWork(ctx, boards); err != nil {
		return err
	}
	return s.keep(ctx, func(recent []shared.BoardID) []shared.BoardID {
		return slices.DeleteFunc(recent, func(id shared.BoardID) bool {
			return !slices.ContainsFunc(boards, func(b shared.BoardSummary) bool { return b.ID == id })
		})
	})
}

// Kept is a board as it is kept: its snapshot and, as far as they are known,
// the details of its cards at the same number; and what the account has changed
// lately, so that undoing it can be foretold.
type Kept struct {
	shared.Snapshot
	Details *shared.Details     `json:"details,omitempty"`
	Own     []shared.Remembered `json:"own,omitempty"`
}

// Board is a board as it was last seen.
func (s *Store) Board(ctx context.Context, board shared.BoardID) (Kept, error) {
	r, err := get[Kept](ctx, s.db, s.key(ctx, "board/"+string(board)))
	return r.Data, err
}

// SetBoard keeps a board, and its place in the list of boards. Of the boards
// kept, the one looked at longest ago makes room when there are too many.
func (s *Store) SetBoard(ctx context.Context, kept Kept) error {
	if !s.Keeps() {
		return nil
	}
	id := kept.Snapshot.Board.ID
	if err := s.put(ctx, "board/"+string(id), kept); err != nil {
		return err
	}
	if err := s.enlist(ctx, kept.Snapshot); err != nil {
		return err
	}
	return s.keep(ctx, func(recent []shared.BoardID) []shared.BoardID {
		recent = slices.DeleteFunc(recent, func(other shared.BoardID) bool { return other == id })
		recent = slices.Insert(recent, 0, id)
		return recent[:min(len(recent), most)]
	})
}

// enlist brings the list of boards up to date with a board just seen.
func (s *Store) enlist(ctx context.Context, snapshot shared.Snapshot) error {
	boards, err := s.Boards(ctx)
	if err != nil && !errors.Is(err, ErrNothing) {
		return err
	}
	account, err := s.Account(ctx)
	if err != nil {
		return err
	}
	entry := shared.BoardSummary{
		ID: snapshot.Board.ID, Title: snapshot.Board.Title, Role: shared.Observer, Seq: snapshot.Seq,
		Background: snapshot.Board.Background, ArchivedAt: snapshot.Board.ArchivedAt, DeletedAt: snapshot.Board.DeletedAt,
	}
	for _, m := range snapshot.Members {
		if m.User.ID == account.ID {
			entry.Role = m.Role
		}
	}
	at := slices.IndexFunc(boards, func(b shared.BoardSummary) bool { return b.ID == entry.ID })
	if at < 0 {
		boards = append(boards, entry)
	} else {
		entry.Starred, entry.UpdatedAt = boards[at].Starred, boards[at].UpdatedAt // which a snapshot doesn't say
		boards[at] = entry
	}
	return s.put(ctx, "boards", boards)
}

// Forget drops a board that this person may no longer see.
func (s *Store) Forget(ctx context.Context, board shared.BoardID) error {
	boards, err := s.Boards(ctx)
	if err != nil && !errors.Is(err, ErrNothing) {
		return err
	}
	return s.SetBoards(ctx, slices.DeleteFunc(boards, func(b shared.BoardSummary) bool { return b.ID == board }))
}

// Kept are the boards that can be shown without a network, the latest first.
func (s *Store) Kept(ctx context.Context) ([]shared.BoardID, error) {
	r, err := get[[]shared.BoardID](ctx, s.db, s.key(ctx, "recent"))
	if errors.Is(err, ErrNothing) {
		err = nil
	}
	return r.Data, err
}

// keep changes the list of boards kept, and removes what there is of those that
// it no longer names.
func (s *Store) keep(ctx context.Context, change func([]shared.BoardID) []shared.BoardID) error {
	before, err := s.Kept(ctx)
	if err != nil {
		return err
	}
	after := change(slices.Clone(before))
	if err := s.put(ctx, "recent", after); err != nil {
		return err
	}
	for _, id := range before {
		if slices.Contains(after, id) {
			continue
		}
		for _, name := range []string{"board/" + string(id), markupKey(id)} {
			if err := s.db.Delete(ctx, s.key(ctx, name)); err != nil {
				return fmt.Errorf("dropping board %s: %w", id, err)
			}
		}
	}
	return nil
}

func (s *Store) be(user shared.UserID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.user, s.known = user, true
}

// put keeps a record of the account's. Once nobody is signed in any more,
// nothing of theirs is kept: what was on its way comes too late.
func (s *Store) put(ctx context.Context, name string, data any) error {
	s.turn.RLock()
	defer s.turn.RUnlock()
	return put(ctx, s.db, s.key(ctx, name), data)
}

// key is where a record of the account stands.
func (s *Store) key(ctx context.Context, name string) string { return keyOf(s.whose(ctx), name) }

// whose the records are. That is looked up when nobody has signed in since the
// app started.
func (s *Store) whose(ctx context.Context) shared.UserID {
	s.mu.Lock()
	user, known := s.user, s.known
	s.mu.Unlock()
	if known {
		return user
	}
	account, err := s.Account(ctx)
	if err != nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.known { // nobody has said otherwise meanwhile
		s.user, s.known = account.ID, true
	}
	return s.user
}

func keyOf(user shared.UserID, name string) string {
	if user == "" {
		return "" // nobody's: it is not kept
	}
	return string(user) + "/" + name
}

func get[T any](ctx context.Context, db database, key string) (record[T], error) {
	var r record[T]
	if key == "" {
		return r, ErrNothing
	}
	b, err := db.Get(ctx, key)
	if err != nil {
		return r, fmt.Errorf("reading %s: %w", key, err)
	}
	if b == nil || piecemeal.Unmarshal(b, &r) != nil || r.Format != format {
		return record[T]{}, ErrNothing // or left by another version of the app
	}
	return r, nil
}

func decoded[T any](b []byte) (record[T], error) {
	var r record[T]
	if b == nil || json.Unmarshal(b, &r) != nil || r.Format != format {
		return record[T]{}, ErrNothing // or left by another version of the app
	}
	return r, nil
}

func put[T any](ctx context.Context, db database, key string, data T) error {
	if key == "" {
		return errNobody
	}
	b, err := piecemeal.Marshal(record[T]{format, data})
	if err != nil {
		return fmt.Errorf("encoding %s: %w", key, err)
	}
	if err := db.Put(ctx, key, b); err != nil {
		return fmt.Errorf("keeping %s: %w", key, err)
	}
	return nil
}
