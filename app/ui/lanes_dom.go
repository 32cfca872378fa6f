package ui

import "incharge/app/text"

// showLanes draws the lines that name the lanes, across the lists.
func (c *canvas) showLanes() {
	if c.laneHeads == nil {
		c.laneHeads = tag("div", "lanes")
		attr(c.laneHeads, "role", "group")
		attr(c.laneHeads, "aria-label", text.T().Canvas.Lanes)
		c.host.Call("prepend", c.laneHeads)
	}
	for len(c.laneLines) < len(c.scene.lanes) {
		line := newLaneLine()
		c.laneLines = append(c.laneLines, line)
		c.laneHeads.Call("appendChild", line.root)
	}
	for i, line := range c.laneLines {
		line.root.Set("hidden", i >= len(c.scene.lanes))
		if i < len(c.scene.lanes) {
			line.show(c.scene.lanesBy, c.scene.lanes[i])
			line.root.Get("style").Call("setProperty", "top", px(c.bands.from+c.bands.tops[i]))
			c.laneLines[i] = line
		}
	}
	c.laneHeads.Get("style").Call("setProperty", "height", px(c.bands.from+c.bands.end))
	wide := 0.0
	if n := len(c.sight.ends); n > 0 {
		wide = c.sight.ends[n-1] - c.sight.starts[0]
	}
	c.laneHeads.Get("style").Call("setProperty", "width", px(wide))
}

// dropLanes takes them away.
func (c *canvas) dropLanes() {
	if c.laneHeads != nil {
		c.laneHeads.Call("remove")
	}
	c.laneHeads, c.laneLines, c.bands = nil, nil, bands{}
}

// setLanes has the board be one with lanes, or without.
func (c *canvas) setLanes() {
	on := len(c.scene.lanes) > 0
	if on != (c.laneHeads != nil) {
		c.host.Get("classList").Call("toggle", "board-lanes", on)
		c.sight.known = false
		if !on {
			c.dropLanes()
		}
	}
	c.bands.known = false
}
