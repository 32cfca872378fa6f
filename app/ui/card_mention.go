package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/shared"
)

// nameOf is what a member of the board is called today; empty for others.
func (d *cardPanel) nameOf(user shared.UserID) string {
	m, _ := d.page.board.View().Member(user)
	return m.User.Name
}

// named is a rendered text in which members of the board are called what they are
// called today, and the reader stands out.
func (d *cardPanel) named(nodes []markup) []markup {
	nodes = slices.Clone(nodes)
	for i, n := range nodes {
		if n.user == "" {
			nodes[i].children = d.named(n.children)
			continue
		}
		nodes[i].me = n.user == d.page.board.Me().User.ID
		if name := d.nameOf(n.user); name != "" {
			nodes[i].children = []markup{{words: "@" + name}}
		}
	}
	return nodes
}

// prose shows a text that isn't rendered yet, with those who are mentioned as
// they will be.
func (d *cardPanel) prose(words string) app.UI {
	var parts []part
	at := 0
	for _, m := range shared.MentionsIn(words) {
		name := m.Name
		if today := d.nameOf(m.User); today != "" {
			name = today
		}
		parts = append(append(parts, linked(words[at:m.Start])...), part{words: "@" + name, who: m.User})
		at = m.End
	}
	return prose(append(parts, linked(words[at:])...), d.page.board.Me().User.ID)
}
