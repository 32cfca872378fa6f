package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"incharge/proof/wire"
)

// chromium is one browser for all journeys; each person has a profile of their
// own in it.
var chromium = sync.OnceValues(func() (context.Context, error) {
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, // as root, and in containers, there is none to be had
		chromedp.DisableGPU,
		chromedp.Flag("headless", "new"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// Else the browser begins a process for pages of its own with each window.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,PreloadTopChromeWebUI"),
		// Compiled is what is called.
		chromedp.Flag("js-flags", "--wasm-lazy-compilation"),
		chromedp.WindowSize(1280, 900),
		chromedp.WSURLReadTimeout(60*time.Second),
	)
	allocator, _ := chromedp.NewExecAllocator(context.Background(), flags...)
	browser, _ := chromedp.NewContext(allocator)
	closeChromium = func() error { return chromedp.Cancel(browser) }
	return browser, chromedp.Do(browser)
})

var closeChromium = func() error { return nil } // until there is one

// TestMain closes the browser, which takes its files along.
func TestMain(m *testing.M) {
	code := m.Run()
	if err := closeChromium(); err != nil {
		fmt.Fprintln(os.Stderr, "close Chromium:", err)
	}
	os.Exit(code)
}

// person is somebody at a browser of their own.
type person struct {
	t    *testing.T
	name string
	wire *wire.Wire
	ctx  context.Context

	mu   sync.Mutex
	logs []string
}

func (s *site) person(t *testing.T, name string) *person {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatalf("start Chromium: %v; `make e2e` gets it where it can", err)
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	p := &person{t: t, name: name, wire: wire.New(t, s.address()), ctx: ctx}
	if err := chromedp.Do(ctx); err != nil { // with no deadline: what it starts lives on
		t.Fatalf("open a window for %s: %v", name, err)
	}
	if err := chromedp.Listen(ctx, p.listen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			p.leaveTraces()
		}
		cancel()
	})
	return p
}

// listen keeps what the page logs, to be shown when the journey fails.
func (p *person) listen(event any) {
	var line string
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		for _, arg := range e.Args {
			line += strings.Trim(string(arg.Value), `"`) + " "
		}
	case *runtime.EventExceptionThrown:
		line = "exception: " + e.ExceptionDetails.Text
	default:
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.logs = append(p.logs, line)
}

// leaveTraces keeps a picture of what the person sees, and tells what the page
// logged.
func (p *person) leaveTraces() {
	p.mu.Lock()
	p.t.Logf("%s's browser logged:\n%s", p.name, strings.Join(p.logs, "\n"))
	p.mu.Unlock()
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Logf("no picture of %s's browser: %v", p.name, err)
		return
	}
	file, err := os.CreateTemp("", strings.ReplaceAll(p.t.Name(), "/", "-")+"-"+p.name+"-*.png")
	if err != nil {
		p.t.Log(err)
		return
	}
	defer file.Close()
	if _, err := file.Write(picture); err == nil {
		p.t.Logf("what %s sees: %s", p.name, file.Name())
	}
}

// run does something in the browser, or fails.
func (p *person) run(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 60*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v", p.name, err)
	}
}

// open goes to a page of the site.
func (p *person) open(path string) {
	p.t.Helper()
	p.run(chromedp.Navigate(p.wire.URL(path)))
}

// see waits until an element is there to be seen.
func (p *person) see(selector string) {
	p.t.Helper()
	p.run(named("see "+selector, chromedp.WaitVisible(chromedp.CSS(selector))))
}

// click clicks an element with the mouse, once it stands still and nothing lies
// over it.
func (p *person) click(selector string) {
	p.t.Helper()
	x, y := p.middle(selector)
	p.run(chromedp.MouseClickXY(x, y))
}

// middle finds the point at which a mouse or a finger would meet an element.
func (p *person) middle(selector string) (x, y float64) {
	p.t.Helper()
	p.do(`window.middleOf = (selector) => {
		const e = document.querySelector(selector)
		if (!e) return null
		e.scrollIntoView({block: "nearest", inline: "nearest", behavior: "instant"})
		const r = e.getBoundingClientRect(), at = {x: r.x + r.width / 2, y: r.y + r.height / 2}
		const met = document.elementFromPoint(at.x, at.y)
		return met && (e.contains(met) || met.contains(e)) ? at : null
	}`)
	var last string
	eventually(p.t, p.name+" can reach "+selector, func() bool {
		at := p.read(fmt.Sprintf("JSON.stringify(middleOf(%q))", selector))
		still := at == last && at != "null"
		last = at
		return still
	})
	var at struct{ X, Y float64 }
	if err := json.Unmarshal([]byte(last), &at); err != nil {
		p.t.Fatal(err)
	}
	return at.X, at.Y
}

// fill types into a field, over what is there.
func (p *person) fill(selector, text string) {
	p.t.Helper()
	p.see(selector)
	p.do(fmt.Sprintf(`{ const e = document.querySelector(%q); e.focus(); e.select?.() }`, selector))
	p.press(text)
}

// press presses keys wherever the focus is; see package kb for those that are
// no characters.
func (p *person) press(keys string) {
	p.t.Helper()
	p.run(chromedp.KeyEvent(keys))
}

// do runs statements of JavaScript.
func (p *person) do(statements string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 20*time.Second)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](statements+"; 0")); err != nil {
		p.t.Fatalf("%s: %v", p.name, err)
	}
}

// wait waits until an expression of JavaScript is true. One that can't be
// evaluated, since the page is being replaced say, isn't true yet.
func (p *person) wait(what, expression string) {
	p.t.Helper()
	eventually(p.t, p.name+" "+what, func() bool {
		ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
		defer cancel()
		holds, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		return err == nil && holds
	})
}

// read gives the text that an expression of JavaScript evaluates to.
func (p *person) read(expression string) string {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 20*time.Second)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		p.t.Fatalf("%s: %s: %v", p.name, expression, err)
	}
	return text
}

// named puts what was tried into the error.
func named(what string, step chromedp.Action[chromedp.Void]) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := step(ctx, t); err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		return nil
	})
}
