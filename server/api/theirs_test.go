package api

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// secret is a word that is on nothing but cards that Pim doesn't see.
const secret = "Xylophone"

// theirs is a board on which PICs see only theirs, with a supervisor and two of
// them, and a card that is none of the second one's business.
type theirs struct {
	*testing.T
	sue, ola, pim *person
	board         shared.Snapshot
	hidden        shared.CardID
	comment       shared.CommentID
}

func newTheirs(t *testing.T) *theirs {
	r := newRig(t)
	s := &theirs{T: t, sue: r.person("Sue"), ola: r.person("Ola"), pim: r.person("Pim"), comment: shared.NewID[shared.CommentID]()}
	s.board = s.sue.board("House")
	s.set(shared.Settings{PICsSeeOnlyTheirs: true})
	s.sue.join(s.id(), s.ola, shared.PIC)
	s.sue.join(s.id(), s.pim, shared.PIC)
	s.hidden = s.sue.card(s.board, secret)
	s.sue.done(s.id(), shared.EditCard{Card: s.hidden, Description: new("the " + secret)})
	s.sue.done(s.id(), shared.AssignCard{Card: s.hidden, PIC: shared.Some(s.ola.user.ID)})
	s.ola.done(s.id(), shared.CommentCard{Comment: s.comment, Card: s.hidden, Body: secret})
	return s
}

func (s *theirs) id() shared.BoardID { return s.board.Board.ID }

func (s *theirs) set(settings shared.Settings) shared.Outcome {
	s.Helper()
	return s.sue.done(s.id(), shared.EditBoard{Settings: settled(settings)})
}

// settled asks for all of some settings that say who may do what.
func settled(s shared.Settings) *shared.SettingsEdit {
	return &shared.SettingsEdit{PICsAddCards: &s.PICsAddCards, PICsTakeCards: &s.PICsTakeCards, PICsSeeOnlyTheirs: &s.PICsSeeOnlyTheirs}
}

// head is where the board stands.
func (s *theirs) head() int64 {
	s.Helper()
	return decoded[shared.Snapshot](s.sue.get("/boards/" + string(s.id()))).Seq
}

func (s *theirs) path(rest string) string { return "/boards/" + string(s.id()) + rest }

func (s *theirs) since(seq int64) string {
	return s.path("/changes?since=" + strconv.FormatInt(seq, 10))
}

// quiet fails where the secret is in an answer to Pim.
func (s *theirs) quiet(a answer) answer {
	s.Helper()
	if strings.Contains(string(a.body), secret) {
		s.Errorf("%s gives away what is on a card that isn't to be seen: %s", a.what, a.body)
	}
	return a
}

// frames are the frames that a socket gets until a change, or a resync, with
// what they say.
func (s *theirs) frames(socket *socket, until int64) (changes []shared.Change, presence []shared.Presence, resync bool) {
	s.Helper()
	for {
		_ = socket.conn.SetReadDeadline(time.Now().Add(15 * time.Second))
		kind, data, err := socket.conn.ReadMessage()
		if err != nil || kind != websocket.TextMessage {
			s.Fatalf("read a frame: %v", err)
		}
		if strings.Contains(string(data), secret) {
			s.Errorf("a frame gives away what is on a card that isn't to be seen: %s", data)
		}
		var frame shared.FromServer
		if err := json.Unmarshal(data, &frame); err != nil {
			s.Fatal(err)
		}
		switch {
		case frame.Presence != nil:
			presence = append(presence, *frame.Presence)
		case frame.Resync != nil:
			return changes, presence, true
		case frame.Change != nil:
			changes = append(changes, *frame.Change)
			if frame.Change.Seq == until {
				return changes, presence, false
			}
		}
	}
}

// What is on a card that somebody doesn't see is in no answer and no frame that
// they get.
func TestTheirsOnly(t *testing.T) {
	s := newTheirs(t)
	start := s.head()
	socket := s.pim.dial()
	socket.watching(s.id(), start, start)
	everybody := s.ola.dial()
	everybody.watching(s.id(), start, start)
	everybody.send(`{"presence": {"board": "` + string(s.id()) + `", "card": "` + string(s.hidden) + `"}}`)

	s.sue.done(s.id(), shared.EditCard{Card: s.hidden, Title: new(secret + " II")})
	s.ola.done(s.id(), shared.MoveCard{Card: s.hidden, List: s.board.Lists[1].ID})
	s.ola.done(s.id(), shared.EditComment{Comment: s.comment, Body: secret + " III"})
	s.sue.done(s.id(), shared.ArchiveCard{Card: s.hidden})
	for _, rest := range []string{"", "/archive", "/details"} {
		s.quiet(s.pim.get(s.path(rest)).want(http.StatusOK))
	}
	s.sue.done(s.id(), shared.RestoreCard{Card: s.hidden})
	own := s.pim.user.ID
	given := s.sue.card(s.board, "Bell")
	s.sue.done(s.id(), shared.AssignCard{Card: given, PIC: shared.Some(own)})
	moved := s.pim.done(s.id(), shared.MoveCard{Card: given, List: s.board.Lists[1].ID})
	said := shared.NewID[shared.CommentID]()
	s.pim.done(s.id(), shared.CommentCard{Comment: said, Card: given, Body: "Here"})
	s.sue.done(s.id(), shared.AssignCard{Card: given, PIC: shared.Some(s.ola.user.ID)})
	s.sue.done(s.id(), shared.EditCard{Card: given, Title: new("Bell and " + secret)})
	s.sue.done(s.id(), shared.DeleteCard{Card: given})
	end := s.head()

	for _, rest := range []string{"", "/archive", "/details"} {
		s.quiet(s.pim.get(s.path(rest)).want(http.StatusOK))
	}
	for _, card := range []shared.CardID{s.hidden, given} {
		s.quiet(s.pim.get(s.path("/cards/"+string(card)))).refused(http.StatusNotFound, shared.CodeNotFound, "")
		s.quiet(s.pim.get(s.path("/cards/"+string(card)+"/html"))).refused(http.StatusNotFound, shared.CodeNotFound, "")
		for _, command := range []shared.Command{shared.WatchCard{Card: card, On: true}, shared.RestoreCard{Card: card},
			shared.MoveCard{Card: card, List: s.board.Lists[0].ID}, shared.CommentCard{Comment: shared.NewID[shared.CommentID](), Card: card, Body: "?"}} {
			s.quiet(s.pim.send(s.id(), command)).refused(http.StatusNotFound, shared.CodeNotFound, "")
		}
	}
	s.quiet(s.pim.send(s.id(), shared.Undo{Seq: moved.Seq})).refused(http.StatusNotFound, shared.CodeNotFound, "")
	s.quiet(s.pim.send(s.id(), shared.EditComment{Comment: said, Body: "There"})).refused(http.StatusNotFound, shared.CodeNotFound, "comment")
	s.quiet(s.pim.send(s.id(), shared.EditComment{Comment: s.comment, Body: "There"})).refused(http.StatusNotFound, shared.CodeNotFound, "comment")

	read := decoded[shared.Changes](s.quiet(s.pim.get(s.since(start)).want(http.StatusOK)))
	changes, presence, resync := s.frames(socket, end)
	if resync || len(changes) != int(end-start) || len(read.Changes) != len(changes) {
		t.Fatalf("%d changes over the socket and %d over HTTP, want %d", len(changes), len(read.Changes), end-start)
	}
	shown, hidden := 0, 0
	for i, change := range changes {
		a, _ := json.Marshal(change)
		b, _ := json.Marshal(read.Changes[i])
		if string(a) != string(b) || change.Seq != start+1+int64(i) {
			t.Errorf("over the socket comes %s, over HTTP %s", a, b)
		}
		for _, id := range append(change.Deleted.Cards, change.Hidden...) {
			if id != given {
				t.Errorf("change %d names card %s", change.Seq, id)
			}
		}
		shown, hidden = shown+len(change.Shown), hidden+len(change.Hidden)
	}
	if shown != 1 || hidden != 1 {
		t.Errorf("%d cards came into sight and %d went out of it", shown, hidden)
	}
	for _, told := range presence {
		for _, person := range told.People {
			if person.Card != "" {
				t.Errorf("presence names card %s", person.Card)
			}
		}
	}
	if !s.hears(everybody, end) {
		t.Error("who is in charge of the card isn't told of it")
	}
}

// hears says whether the secret is in what a socket gets until a change.
func (s *theirs) hears(socket *socket, until int64) bool {
	s.Helper()
	for heard := false; ; {
		frame := socket.next()
		data, err := json.Marshal(frame)
		if err != nil {
			s.Fatal(err)
		}
		heard = heard || strings.Contains(string(data), secret)
		if frame.Change != nil && frame.Change.Seq == until {
			return heard
		}
	}
}

// With what somebody sees of a board as a whole, everything that they had read
// of it goes out of date: over the socket, over HTTP and in a browser's cache.
func TestSightChanges(t *testing.T) {
	s := newTheirs(t)
	pim := s.pim.user.ID
	for _, test := range []struct {
		what   string
		change func()
		seesIt bool
	}{
		{"all see all", func() { s.set(shared.Settings{}) }, true},
		{"each sees theirs", func() { s.set(shared.Settings{PICsSeeOnlyTheirs: true}) }, false},
		{"free ones too", func() { s.set(shared.Settings{PICsSeeOnlyTheirs: true, PICsTakeCards: true}) }, false},
		{"an observer", func() { s.sue.done(s.id(), shared.SetRole{User: pim, Role: shared.Observer}) }, true},
		{"a PIC", func() { s.sue.done(s.id(), shared.SetRole{User: pim, Role: shared.PIC}) }, false},
	} {
		before := s.head()
		socket := s.pim.dial()
		socket.watching(s.id(), before, before)
		tag := s.pim.get(s.path("")).header.Get("ETag")
		waiting := make(chan answer, 1)
		go func() { waiting <- s.pim.get(s.since(before) + "&wait=20") }()
		for s.pim.hub.Waiting() == 0 {
			time.Sleep(time.Millisecond)
		}
		test.change()
		if frame := socket.next(); frame.Resync == nil || frame.Resync.Board != s.id() {
			t.Errorf("%s: the socket says %+v", test.what, frame)
		}
		(<-waiting).refused(http.StatusGone, shared.CodeGone, "")
		snapshot := s.pim.get(s.path(""), "If-None-Match", tag).want(http.StatusOK)
		if strings.Contains(string(snapshot.body), secret) != test.seesIt {
			t.Errorf("%s: the snapshot is %s", test.what, snapshot.body)
		}
		s.pim.get(s.path(""), "If-None-Match", snapshot.header.Get("ETag")).want(http.StatusNotModified)
		after := decoded[shared.Snapshot](snapshot).Seq
		socket.watching(s.id(), after, after)
		_ = socket.conn.Close()

		others := s.sue.get(s.path("")).want(http.StatusOK)
		if same := others.header.Get("ETag") == snapshot.header.Get("ETag"); same != test.seesIt {
			t.Errorf("%s: the tags are %s and %s", test.what, others.header.Get("ETag"), snapshot.header.Get("ETag"))
		}
		kept := s.sue.dial() // sees the same as before
		kept.watching(s.id(), before, after)
		kept.changes(s.id(), before+1, after)
		_ = kept.conn.Close()
	}
}

// Who gives up their own sight of a board is told to read it anew, also when the
// answer was lost.
func TestOwnSightChanges(t *testing.T) {
	s := newTheirs(t)
	s.sue.done(s.id(), shared.SetRole{User: s.pim.user.ID, Role: shared.Supervisor})
	envelope, err := shared.Seal(shared.SetRole{User: s.pim.user.ID, Role: shared.PIC})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		outcome := decoded[shared.Outcome](s.pim.post(s.path("/commands"), envelope).want(http.StatusOK))
		if !outcome.Change.Trimmed || len(outcome.Change.Members) != 0 || outcome.Seq != s.head() {
			t.Errorf("the answer is %+v", outcome)
		}
	}
	first := decoded[shared.Outcome](s.sue.send(s.id(), shared.EditCard{Card: s.hidden, Title: new("Drum")}).want(http.StatusOK))
	if first.Change.Trimmed || len(first.Change.Cards) != 1 {
		t.Errorf("the answer to who sees all is %+v", first)
	}
}
