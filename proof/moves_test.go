package proof

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

// TestMovesAreLinearisable has movers drag the same few cards about by way of
// two servers that are killed one after the other, over wires that lose
// answers, and readers look at the boards. Whatever came of it must be what
// moves done one at a time, each once, come to.
func TestMovesAreLinearisable(t *testing.T) {
	t.Parallel()
	h := drag(t, func(e shared.Envelope) shared.Envelope { return e })
	if result := h.check(t); result != porcupine.Ok {
		t.Errorf("the history of %d operations is %s", len(h.operations), result)
	}
	h.holds()
}

// TestLostAnswersWithoutCommandIDs is the control: when a command that is sent
// again gets another id, the server can't know that it has done it, and the
// check must see that.
func TestLostAnswersWithoutCommandIDs(t *testing.T) {
	t.Parallel()
	h := drag(t, func(e shared.Envelope) shared.Envelope {
		e.ID = shared.NewID[shared.CommandID]()
		return e
	})
	if result := h.check(t); result != porcupine.Illegal {
		t.Errorf("the history of %d operations is %s, and %d moves were done twice", len(h.operations), result, h.doubled())
	}
}

const (
	movers    = 12
	moveCards = 6
	moveLists = 3
	dragging  = 5 * time.Second // at least, and at most four times that
	enough    = 50              // lost answers
)

// history is what movers and readers did, and when they knew it.
type history struct {
	*scene
	letters []map[shared.CardID]byte
	cards   [][]shared.CardID // by letter, from a
	lists   [][]shared.ListID
	starts  []standing
	began   time.Time

	mu         sync.Mutex
	operations []porcupine.Operation
}

// drag makes a history. again makes the envelope that follows one without an
// answer.
func drag(t *testing.T, again func(shared.Envelope) shared.Envelope) *history {
	t.Helper()
	h := &history{scene: newScene(t, newSite(t, dbtest.URL(t)), movers, 2, shared.Supervisor)}
	for _, board := range h.boards {
		s := h.people[0].snapshot(0, board)
		letters, cards, lists := map[shared.CardID]byte{}, []shared.CardID{}, []shared.ListID{}
		for i, card := range s.Cards[:moveCards] {
			letters[card.ID] = 'a' + byte(i)
			cards = append(cards, card.ID)
		}
		for _, list := range s.Lists {
			lists = append(lists, list.ID)
		}
		h.letters, h.cards, h.lists = append(h.letters, letters), append(h.cards, cards), append(h.lists, lists)
		h.starts = append(h.starts, h.standingOf(len(h.letters)-1, s))
	}
	for _, server := range h.servers {
		server.wire.Lose(0.1)
	}
	h.began = time.Now()
	end := make(chan struct{})
	var running sync.WaitGroup
	for i, p := range h.people {
		running.Go(func() {
			random := rand.New(rand.NewPCG(uint64(i), 7))
			for {
				select {
				case <-end:
					return
				default:
					h.act(i, p, random, again)
				}
			}
		})
	}
	for i := 0; time.Since(h.began) < dragging || h.lost() < enough && time.Since(h.began) < 4*dragging; i++ {
		time.Sleep(dragging / 8)
		h.servers[i%2].kill()
		h.servers[i%2].start()
	}
	close(end)
	running.Wait()
	for _, server := range h.servers {
		server.wire.Lose(0)
	}
	return h
}

// act does one thing and takes it down.
func (h *history) act(client int, p *person, random *rand.Rand, again func(shared.Envelope) shared.Envelope) {
	board := random.IntN(len(h.boards))
	if random.IntN(3) == 0 {
		called := time.Since(h.began)
		s, err := p.calls[random.IntN(2)].Snapshot(context.Background(), h.boards[board])
		if err == nil { // one without an answer has read nothing
			h.note(client, act{board, read{}}, h.standingOf(board, s), called)
		}
		return
	}
	cards := random.Perm(moveCards)
	m := move{card: 'a' + byte(cards[0]), list: random.IntN(moveLists)}
	command := shared.MoveCard{Card: h.cards[board][cards[0]], List: h.lists[board][m.list]}
	if random.IntN(2) == 0 {
		m.after, command.After = 'a'+byte(cards[1]), h.cards[board][cards[1]]
	}
	if random.IntN(2) == 0 {
		m.before, command.Before = 'a'+byte(cards[2]), h.cards[board][cards[2]]
	}
	envelope, err := shared.Seal(command)
	if err != nil {
		h.t.Error(err)
		return
	}
	called := time.Since(h.began)
	d := p.send(random.IntN(2), h.boards[board], command, envelope, again)
	h.ledger.add(d)
	if d.outcome == nil {
		h.note(client, act{board, m}, nil, called)
		return
	}
	h.note(client, act{board, m}, standing{seq: d.outcome.Seq}, called)
	if cards := d.outcome.Change.Cards; len(cards) != 1 || cards[0].ID != command.Card || cards[0].List != command.List {
		h.t.Errorf("a move of %s into %s is answered with %+v", command.Card, command.List, cards)
	}
}

// note takes an operation down. One without an answer never returns.
func (h *history) note(client int, what act, answer any, called time.Duration) {
	op := porcupine.Operation{ClientId: client, Input: what, Output: answer, Call: int64(called), Return: int64(time.Since(h.began))}
	if answer == nil {
		op.Return = math.MaxInt64
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.operations = append(h.operations, op)
}

// standingOf is what a snapshot shows.
func (h *history) standingOf(board int, s shared.Snapshot) standing {
	byList := map[shared.ListID][]byte{}
	for _, card := range s.Cards {
		byList[card.List] = append(byList[card.List], h.letters[board][card.ID])
	}
	var text []byte
	for i, list := range h.lists[board] {
		if i > 0 {
			text = append(text, '|')
		}
		text = append(text, byList[list]...)
	}
	return standing{order(text), s.Seq}
}

// check has porcupine look for an order of the operations that explains them
// all. Where there is none, it draws what it has tried.
func (h *history) check(t *testing.T) porcupine.CheckResult {
	t.Helper()
	began := time.Now()
	model := moves(h.starts)
	result, tried := porcupine.CheckOperationsVerbose(model, h.operations, time.Minute)
	t.Logf("%d operations, %d lost answers: %s in %v", len(h.operations), h.lost(), result, time.Since(began))
	if result != porcupine.Ok {
		if dir := os.Getenv("PROOF_DRAWINGS"); dir != "" {
			if err := porcupine.VisualizePath(model, tried, filepath.Join(dir, t.Name()+".html")); err != nil {
				t.Error(err)
			}
		}
	}
	return result
}

// lost counts the answers that never arrived.
func (h *history) lost() int64 {
	return h.servers[0].wire.Lost() + h.servers[1].wire.Lost()
}

// doubled counts the moves that the log has more often than they were given.
func (h *history) doubled() int {
	n := 0
	for _, board := range h.boards {
		log := h.people[0].changes(0, board, 0)
		n += len(slices.DeleteFunc(log, func(c shared.Change) bool { return c.Type != "move_card" }))
	}
	acknowledged := 0
	for _, op := range h.operations {
		if _, ok := op.Input.(act).what.(move); ok {
			acknowledged++
		}
	}
	return n - acknowledged
}
