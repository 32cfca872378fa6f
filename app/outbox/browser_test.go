package outbox

import (
	"slices"

	"incharge/app/outbox/outboxtest"
)

// browser is one with Incharge in its tabs, which come and go.
type browser struct {
	*outboxtest.Browser
	tabs []*tab
}

// tab is one tab: an outbox with its way to the others. A tab that has crashed
// does nothing any more.
type tab struct {
	*Outbox
	page *outboxtest.Tab
}

func newBrowser() *browser { return &browser{Browser: outboxtest.New()} }

func (b *browser) open(server Transport) *tab {
	page := b.Open()
	t := &tab{New(Config{Queue: page, Tabs: page, Locks: page, Transport: mortalNet{server, page}, Keep: true}), page}
	b.tabs = append(b.tabs, t)
	return t
}

// close crashes a tab: its memory is gone.
func (b *browser) close(t *tab) {
	t.page.Close()
	b.tabs = slices.DeleteFunc(b.tabs, func(other *tab) bool { return other == t })
	t.Close()
}
