package mail

import (
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"incharge/server/board"
	"incharge/shared"
)

// nobody watches.
type nobody struct{}

func (nobody) Publish(shared.Change) {}

// The whole way: a real board, its commands, and the mails that come of them.
func TestFromTheBoard(t *testing.T) {
	dir := t.TempDir()
	r := newRig(t, Config{DataDir: dir}, noInvitations{})
	boards := board.New(r.db, r.notices, nobody{}, slog.New(slog.NewTextHandler(t.Output(), nil)))
	r.mailer.invitations = boards
	r.start()

	id := shared.NewID[shared.BoardID]()
	snapshot, err := boards.Create(t.Context(), r.ann, shared.NewBoard{ID: id, Title: "Garden"}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := boards.Invite(t.Context(), r.ann, id, shared.Invite{Email: "pat@example.com", Role: shared.PIC}); err != nil {
		t.Fatal(err)
	}
	card := shared.NewID[shared.CardID]()
	for _, command := range []shared.Command{
		shared.AddCard{Card: card, List: snapshot.Lists[0].ID, Title: "Rake leaves", PIC: &r.pat},
		shared.EditCard{Card: card, Description: new("All of them")},
		shared.MoveCard{Card: card, List: snapshot.Lists[1].ID},
	} {
		if _, err := boards.Execute(t.Context(), r.ann, id, shared.NewID[shared.CommandID](), command); err != nil {
			t.Fatalf("%s: %v", command.Type(), err)
		}
	}
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 1})
	if got := r.files(dir); len(got) != 1 || got[0] != "pat@example.com: #1 Rake leaves: To do → In progress" {
		t.Errorf("mails: %q", got)
	}

	if _, err := boards.Invite(t.Context(), r.ann, id, shared.Invite{Email: "new@example.com", Role: shared.Observer}); err != nil {
		t.Fatal(err)
	}
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 1, "invitation completed": 1})
	got := r.files(dir)
	if len(got) != 2 || got[1] != "new@example.com: Ann invites you to the board “Garden”" {
		t.Errorf("mails: %q", got)
	}
	secret := regexp.MustCompile(`https://incharge\.example\.com/invite#(\S+)`).FindStringSubmatch(r.plain(dir, 1))
	if secret == nil {
		t.Fatal("no link in the invitation")
	}
	if joined, err := boards.Accept(t.Context(), r.max, secret[1]); err != nil || joined != id {
		t.Errorf("the link leads to %q, %v", joined, err)
	}
}

// files lists the mails that were written, in the order of their names.
func (r *rig) files(dir string) []string {
	r.Helper()
	var list []string
	for _, path := range r.paths(dir) {
		text, err := os.ReadFile(path)
		if err != nil {
			r.Fatal(err)
		}
		m, _ := read(r.T, string(text))
		to, err := m.Header.AddressList("To")
		if err != nil {
			r.Fatal(err)
		}
		list = append(list, to[0].Address+": "+header(r.T, m, "Subject"))
	}
	return list
}

func (r *rig) plain(dir string, i int) string {
	r.Helper()
	text, err := os.ReadFile(r.paths(dir)[i])
	if err != nil {
		r.Fatal(err)
	}
	_, bodies := read(r.T, string(text))
	return strings.TrimSpace(bodies["text/plain"])
}

func (r *rig) paths(dir string) []string {
	r.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "mail", "*.eml"))
	if err != nil {
		r.Fatal(err)
	}
	slices.Sort(paths)
	return paths
}
