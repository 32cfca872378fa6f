package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// call asks the API as the person who is signed in at this page: for what a
// journey starts from, when getting there is another journey's matter.
func call[T any](p *person, method, path string, body any) T {
	p.t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	sent := ""
	if body != nil {
		sent = fmt.Sprintf(`, headers: {"Content-Type": "application/json"}, body: %q`, data)
	}
	script := fmt.Sprintf(`fetch(%q, {method: %q%s}).then(async r => r.status + " " + await r.text())`,
		shared.Prefix+path, method, sent)
	ctx, cancel := context.WithTimeout(p.ctx, 20*time.Second)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, awaited))
	if err != nil {
		p.t.Fatalf("%s %s: %v", method, path, err)
	}
	var status int
	if _, err := fmt.Sscanf(answer, "%d", &status); err != nil || status >= 300 {
		p.t.Fatalf("%s %s: %s", method, path, answer)
	}
	var got T
	if len(answer) > 4 {
		if err := json.Unmarshal([]byte(answer[4:]), &got); err != nil {
			p.t.Fatalf("%s %s: %v in %s", method, path, err, answer)
		}
	}
	return got
}

func awaited(params *runtime.EvaluateParams) {
	yes := true
	params.AwaitPromise = &yes
}

// board makes a board with cards in its first list.
func (p *person) board(title string, cards ...string) shared.Snapshot {
	p.t.Helper()
	board := call[shared.Snapshot](p, "POST", "/boards", shared.NewBoard{ID: shared.NewID[shared.BoardID](), Title: title})
	for _, card := range cards {
		p.command(board.Board.ID, shared.AddCard{Card: shared.NewID[shared.CardID](), List: board.Lists[0].ID, Title: card})
	}
	return p.snapshot(board.Board.ID)
}

func (p *person) snapshot(board shared.BoardID) shared.Snapshot {
	p.t.Helper()
	return call[shared.Snapshot](p, "GET", "/boards/"+string(board), nil)
}

func (p *person) command(board shared.BoardID, command shared.Command) {
	p.t.Helper()
	envelope, err := shared.Seal(command)
	if err != nil {
		p.t.Fatal(err)
	}
	call[shared.Outcome](p, "POST", "/boards/"+string(board)+"/commands", envelope)
}

func (p *person) lets(other *person, onto shared.BoardID, as shared.Role) shared.UserID {
	p.t.Helper()
	invited := call[shared.Invited](p, "POST", "/boards/"+string(onto)+"/members", shared.Invite{Email: other.email(), Role: as})
	return invited.Member.User.ID
}
