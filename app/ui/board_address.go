package ui

// How the board is shown stands in its address, behind the "?": it comes back
// with a reload and goes along with a link. Opening and closing cards keeps it.

// asked is what the address says of a part of that; "" where it says nothing.
func (p *boardPage) asked(key string) string { return p.query.Get(key) }

// queried is an address of this board with what is asked of it.
func (p *boardPage) queried(path string) string {
	if words := p.query.Encode(); words != "" {
		return path + "?" + words
	}
	return path
}
