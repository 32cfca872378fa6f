package ui

import (
	"slices"
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/store"
	"incharge/shared"
)

// markups are the texts of cards as the server has rendered them, by the text:
// what has the same words looks the same. A text that isn't among them is shown
// as it was written.
type markups struct {
	panel  *cardPanel
	all    map[string][]markup
	asked  map[string]bool
	read   shared.BoardID // whose kept ones have been read from the device
	resume time.Time      // when to ask again after a failure
}

// mostAsked is how much text is asked for at once, in bytes.
const mostAsked = 512 << 10

// UI shows a text. Its boxes can be ticked where ticks is given.
func (m *markups) UI(scope, words string, ticks func(n int, done bool)) app.UI {
	nodes, known := m.all[words]
	if !known {
		return m.panel.prose(words)
	}
	nodes = m.panel.named(nodes)
	if tasks(nodes) != shared.Tasks(words) {
		ticks = nil // it isn't certain which is which
	}
	return app.Div().Class("marked").Body(elements(nodes, func(n int, task string) app.UI {
		id := taskID(scope, n)
		box := app.Input().Type("checkbox").ID(id).Aria("label", task).Disabled(ticks == nil)
		if ticks == nil {
			return box
		}
		return box.OnChange(func(app.Context, app.Event) { ticks(n, ticked(id)) }, app.EventScope(id+words))
	})...)
}

func taskID(scope string, n int) string { return "task-" + scope + "-" + strconv.Itoa(n) }

// sync ticks the boxes of a text that are.
func (m *markups) sync(scope, words string) {
	n := 0
	eachTask(m.all[words], func(done bool) {
		tick(taskID(scope, n), done)
		n++
	})
}

// want has texts rendered that are not yet.
func (m *markups) want(texts ...string) {
	p := m.panel.page
	var missing []string
	size := 0
	for _, words := range texts {
		if _, known := m.all[words]; known || words == "" || m.asked[words] || slices.Contains(missing, words) {
			continue
		}
		if size += len(words); len(missing) == shared.MaxTexts || size > mostAsked && len(missing) > 0 {
			break // the rest when these are there
		}
		missing = append(missing, words)
	}
	board := p.id
	read := m.read == board
	if len(missing) == 0 || read && (p.env.offline() || time.Now().Before(m.resume)) {
		return
	}
	for _, words := range missing {
		m.asked[words] = true
	}
	p.ctx.Async(func() { m.fetch(board, missing, read) })
}

// fetch takes what the device has, or else what the server says.
func (m *markups) fetch(board shared.BoardID, texts []string, read bool) {
	p := m.panel.page
	if !read {
		kept, _ := p.env.store.Markup(p.ctx, board) // without a store they are asked for
		m.take(board, texts, kept, true)
		return
	}
	html, err := p.env.client.Markdown(p.ctx, texts)
	p.env.note(p.ctx, err)
	var fresh []store.Markup
	for i := range html {
		fresh = append(fresh, store.Markup{Text: texts[i], HTML: html[i]})
	}
	m.take(board, texts, fresh, err == nil)
	if err == nil {
		_ = p.env.store.AddMarkup(p.ctx, board, fresh) // without a store they are asked for again
	}
}

// take takes over what has been found for texts.
func (m *markups) take(board shared.BoardID, texts []string, found []store.Markup, ok bool) {
	m.panel.page.ctx.Dispatch(func(app.Context) {
		for _, words := range texts {
			delete(m.asked, words)
		}
		for _, one := range found {
			m.all[one.Text] = parsed(one.HTML)
		}
		if !ok {
			m.resume = time.Now().Add(10 * time.Second)
		}
		m.read = board
		m.panel.page.changed.fire()
	})
}

// become takes over that a box has been ticked or not, without asking for what
// is known: a text with another tick looks the same but for that.
func (m *markups) become(before, after string, n int, done bool) {
	if nodes, known := m.all[before]; known {
		at := 0
		m.all[after] = retick(nodes, &at, n, done)
	}
}

func retick(nodes []markup, at *int, n int, done bool) []markup {
	nodes = slices.Clone(nodes)
	for i := range nodes {
		if nodes[i].task {
			if *at == n {
				nodes[i].done = done
			}
			*at++
		}
		nodes[i].children = retick(nodes[i].children, at, n, done)
	}
	return nodes
}
