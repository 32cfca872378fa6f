package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/live"
	"incharge/shared"
)

// present is who is on the board just now, as the server said last.
type present struct {
	told    shared.Presence
	changed signal
}

// companion is somebody else on the board, and what they have before them.
type companion struct {
	user  shared.UserID
	name  string
	look  string        // where their picture is; "" for none
	card  shared.CardID // open, or being moved; "" for none
	moves bool
}

// person is who they are.
func (c companion) person() shared.User { return shared.User{ID: c.user, Name: c.name, Avatar: c.look} }

// meet takes in who is there now.
func (p *boardPage) meet(told shared.Presence) {
	p.present.told = told
	p.crowd()
}

// crowd shows who is there: on the cards, and wherever else it is shown.
func (p *boardPage) crowd() {
	p.canvas.crowd(crowds(p.companions()))
	p.present.changed.fire()
}

// companions are the others on the board, in the order of its members.
func (p *boardPage) companions() []companion {
	if p.board == nil {
		return nil
	}
	people := map[shared.UserID]shared.Person{}
	for _, person := range p.present.told.People {
		people[person.User] = person
	}
	me := p.board.Me().User.ID
	var all []companion
	for _, m := range p.board.View().Members() {
		if person, here := people[m.User.ID]; here && m.User.ID != me {
			all = append(all, companion{m.User.ID, m.User.Name, m.User.Avatar, person.Card, person.Dragging})
		}
	}
	return all
}

// tell has the others told what this person has before them.
func (p *boardPage) tell() {
	if p.following == nil {
		return
	}
	switch carried := p.canvas.lifted; {
	case carried != nil && carried.card != "":
		p.following.Here(carried.card, true)
	case p.drawer == drawerCard:
		p.following.Here(p.opened, false)
	default:
		p.following.Here("", false)
	}
}

// alone forgets who was there once that can't be known any more.
func (p *boardPage) alone(app.Context) {
	if !p.knowsCompany() && len(p.present.told.People) > 0 {
		p.meet(shared.Presence{})
	}
}

// knowsCompany says whether the server can tell who is there. For the moment
// that a connection takes to come back it is taken to: else it would flicker.
func (p *boardPage) knowsCompany() bool {
	state := p.env.live.State()
	return state == live.Live || state == live.Connecting
}
