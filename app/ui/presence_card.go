package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// mostOnCard is how many of those who have a card open show their faces on it.
const mostOnCard = 3

// crowd is who else has a card open, and who is moving it.
type crowd struct {
	open   []companion
	moving companion // its user is "" while nobody is
}

func (c crowd) same(other crowd) bool {
	return c.moving == other.moving && slices.Equal(c.open, other.open)
}

// crowds puts people to the cards that they have before them.
func crowds(people []companion) map[shared.CardID]crowd {
	all := map[shared.CardID]crowd{}
	for _, one := range people {
		if one.card == "" {
			continue
		}
		c := all[one.card]
		if one.moves && c.moving.user == "" {
			c.moving = one
		} else {
			c.open = append(c.open, one)
		}
		all[one.card] = c
	}
	return all
}

// crowd shows on the cards who has them open. It touches only those on which
// that has changed, and in them only the faces.
func (c *canvas) crowd(all map[shared.CardID]crowd) {
	c.crowds = all
	c.showCrowds()
}

func (c *canvas) showCrowds() {
	for id, node := range c.cards {
		if want := c.crowds[id]; !want.same(node.crowd) {
			node.show(want)
		}
	}
}

func (n *cardNode) show(c crowd) {
	classes := n.item.Get("classList")
	if n.crowd.moving.user != "" {
		classes.Call("remove", "card-moved", avatarGround(n.crowd.moving.user))
	}
	if c.moving.user != "" {
		classes.Call("add", "card-moved", avatarGround(c.moving.user))
	}
	if n.faces != nil {
		n.faces.Call("remove")
		n.faces = nil
	}
	if n.crowd = c; c.moving.user != "" || len(c.open) > 0 {
		n.faces = c.build()
		n.item.Call("appendChild", n.faces)
	}
	n.item.Set("title", c.words())
}

// build makes the faces at the edge of a card. They are one picture to readers
// of the screen, who come upon it below the card and are not told of it.
func (c crowd) build() app.Value {
	e := tag("span", "crowd")
	attr(e, "role", "img")
	attr(e, "aria-label", c.words())
	if c.moving.user != "" {
		e.Call("appendChild", tag("span", "crowd-mover",
			c.moving.face(), says("span", "clip", c.moving.name), drawing("move")))
	}
	for i, one := range c.open {
		if i == mostOnCard {
			e.Call("appendChild", says("span", "crowd-more", "+"+number(len(c.open)-i)))
			break
		}
		e.Call("appendChild", one.face())
	}
	return e
}

func (p companion) face() app.Value {
	e := says("span", "avatar "+avatarGround(p.user), initials(p.name))
	showPicture(e, p.look)
	return e
}

func (c crowd) words() string {
	t := text.T().Presence
	switch {
	case c.moving.user != "" && len(c.open) > 0:
		return t.MovesThis(c.moving.name) + ". " + t.OpenHere(namesOf(c.open))
	case c.moving.user != "":
		return t.MovesThis(c.moving.name)
	case len(c.open) > 0:
		return t.OpenHere(namesOf(c.open))
	default:
		return ""
	}
}

func namesOf(people []companion) []string {
	names := make([]string, len(people))
	for i, one := range people {
		names[i] = one.name
	}
	return names
}
