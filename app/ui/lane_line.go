package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"incharge/app/text"
	"incharge/shared"
)

// laneLine names a lane: a button that folds it.
type laneLine struct {
	root, button app.Value
	shown        lane
	by           lanesBy
	drawn        bool
}

func newLaneLine() laneLine {
	b := button("lane-fold", "fold-lane")
	return laneLine{root: tag("div", "lane-line", b), button: b}
}

func (l *laneLine) show(by lanesBy, lane lane) {
	if l.drawn && l.shown == lane && l.by == by {
		return
	}
	l.shown, l.by, l.drawn = lane, by, true
	attr(l.root, "data-lane", lane.key)
	attr(l.button, "data-lane", by.foldedAs(lane.key))
	attr(l.button, "aria-expanded", strconv.FormatBool(!lane.folded))
	chevron := Icon("chevron-down")
	if lane.folded {
		chevron = "chevron-right"
	}
	parts := []any{drawing(chevron)}
	switch {
	case by == lanesPIC && lane.key != "":
		face := says("span", "avatar "+avatarGround(lane.user.ID), initials(lane.name))
		attr(face, "aria-hidden", "true")
		showPicture(face, lane.user.Avatar)
		parts = append(parts, face)
	case by == lanesPIC:
		parts = append(parts, tag("span", "avatar avatar-none"))
	case lane.color != "":
		dot := tag("span", "lane-dot")
		attr(dot, "data-color", string(lane.color))
		parts = append(parts, dot)
	case by == lanesPriority:
		parts = append(parts, drawing(priorityIcon(shared.Priority(lane.key))))
	}
	count := labelled(number(lane.cards), text.T().List.Cards(lane.cards))
	count.Set("className", "lane-count")
	l.button.Call("replaceChildren", append(parts, says("span", "clip", lane.name), count)...)
}
