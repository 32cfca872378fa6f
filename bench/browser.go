//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"incharge/bench/sample"
	"incharge/shared"
)

// visit is one deed in the browser, and what it took in each round.
type visit struct {
	name                      string
	do                        func() error
	each                      int // what is done is so many of these
	busy, longest, most, long figure
}

// page is a large board in a browser.
type page struct {
	ctx   context.Context
	site  *sample.Site
	board shared.Snapshot
	path  string
	n     int
}

// measureBrowser measures what a large board costs the page that shows it, by
// the browser's own trace.
func (b *bench) measureBrowser(ctx context.Context) (err error) {
	if _, err := b.restart(ctx); err != nil {
		return err
	}
	p := &page{}
	if p.site, err = sample.SignIn(ctx, b.site.url(), "Sample", "sample@example.com", sample.Password); err != nil {
		return err
	}
	spec := sample.Spec{Title: "A large board", Cards: b.boardCards, Lists: b.boardLists, People: 6, Seed: 1}
	if p.board, err = sample.Write(ctx, p.site, spec); err != nil {
		return err
	}
	b.note("the board is written")
	p.path = b.site.url() + "/boards/" + string(p.board.Board.ID)
	shut, err := p.open(ctx, b.site.url())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, shut()) }()
	visits := []*visit{
		{name: "open the board", do: p.mount, each: 1},
		{name: "scroll a list by its length", do: p.scrollList, each: 1},
		{name: "scroll the board from end to end", do: p.scrollBoard, each: 1},
		{name: "drag a card over 2 s, with the board scrolling", do: p.drag, each: 1},
		{name: "a card is moved by somebody else", do: p.remote, each: remotes},
		{name: "type a title, for each key", do: p.typing, each: len(typed)},
		{name: "filter by words, for each key", do: p.filter, each: len(sought)},
		{name: "open the table", do: p.table, each: 1},
		{name: "scroll the table from end to end", do: p.scrollTable, each: 1},
	}
	var nodes, heap figure
	for range b.rounds {
		for _, v := range visits {
			used, err := trace(p.ctx, v.do)
			if err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
			v.busy.addTime(used.busy, time.Duration(v.each)*time.Millisecond)
			v.longest.addTime(used.longest, time.Millisecond)
			v.most.addTime(used.most, time.Millisecond)
			v.long.add(float64(used.long))
		}
		if err := p.weigh(&nodes, &heap); err != nil {
			return err
		}
	}
	t := table{title: fmt.Sprintf("A board of %d cards in %d lists, in Chromium", len(p.board.Cards), len(p.board.Lists))}
	t.row("", "main thread, ms", "longest task, ms", "most CPU of a task, ms", "tasks over 50 ms")
	for _, v := range visits {
		t.row(v.name, v.busy.String(), v.longest.String(), v.most.String(), v.long.String())
	}
	t.row("elements on the page", nodes.String())
	t.row("heap of the page, MiB", heap.String())
	t.notes = append(t.notes, "Window of 1440 by 900. Main thread: the tasks of the page's main thread, layout and painting among them, "+
		"by the browser's trace. A task takes longer than its CPU time where somebody else had the core. The heap is the one of JavaScript and the document; that of WebAssembly is not in it.")
	t.write(b.out)
	return nil
}

// open starts a browser in which the board's owner is signed in.
func (p *page) open(ctx context.Context, url string) (shut func() error, err error) {
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WindowSize(1440, 900), chromedp.WSURLReadTimeout(time.Minute))
	allocator, stop := chromedp.NewExecAllocator(ctx, flags...)
	browser, _ := chromedp.NewContext(allocator)
	p.ctx = browser
	shut = func() error {
		defer stop()
		return chromedp.Cancel(browser)
	}
	signIn := fmt.Sprintf(`fetch("/api/v1/login", {method: "POST", headers: {"Content-Type": "application/json"},
		body: JSON.stringify({email: "sample@example.com", password: %q})}).then(r => { if (!r.ok) throw new Error("signing in: " + r.status); return true })`,
		sample.Password)
	if err := chromedp.Do(browser, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url+"/login")); err != nil {
		return nil, errors.Join(fmt.Errorf("start Chromium: %w", err), shut())
	}
	if _, err := chromedp.Run(browser, chromedp.Evaluate[bool](signIn, awaited)); err != nil {
		return nil, errors.Join(err, shut())
	}
	return shut, nil
}

func awaited(params *runtime.EvaluateParams) {
	yes := true
	params.AwaitPromise = &yes
}

// script runs JavaScript and waits for what it promises.
func script[T any](p *page, source string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T]("(async () => {"+source+"})()", awaited))
}

// weigh reads what the page holds, once what it doesn't need any more is gone.
func (p *page) weigh(nodes, heap *figure) error {
	count, err := script[float64](p, `return document.querySelectorAll("*").length`)
	if err != nil {
		return err
	}
	nodes.add(count)
	return chromedp.Do(p.ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
			return err
		}
		used, err := cdp.Call(ctx, t, runtime.GetHeapUsage, cdp.Empty{})
		if err != nil {
			return err
		}
		heap.add((used.UsedSize + used.EmbedderHeapUsedSize) / (1 << 20))
		return nil
	}))
}
