package merge

import (
	"cmp"
	"slices"
	"strings"
)

// writer puts the merged text together, region after region.
type writer struct {
	base, mine, theirs   []line
	at, atMine, atTheirs int // how much of each is dealt with

	text      strings.Builder
	open      bool   // the last line written has no ending
	ending    string // the last ending written
	conflicts []Conflict
}

// unchanged deals with the lines before base[end], on which all three agree but
// for their endings.
func (w *writer) unchanged(end int) {
	for ; w.at < end; w.at, w.atMine, w.atTheirs = w.at+1, w.atMine+1, w.atTheirs+1 {
		mine, theirs := w.mine[w.atMine], w.theirs[w.atTheirs]
		switch w.base[w.at].ending {
		case mine.ending:
			w.write(theirs)
		case theirs.ending:
			w.write(mine)
		default:
			w.write(both(mine, theirs))
		}
	}
}

// changed deals with a region that one side edited, or both.
func (w *writer) changed(r region) {
	base, mine, theirs := w.base[r.start:r.end], w.mine[w.atMine:], w.theirs[w.atTheirs:]
	mine = mine[:len(base)+growth(r.mine)]
	theirs = theirs[:len(base)+growth(r.theirs)]
	w.at, w.atMine, w.atTheirs = r.end, w.atMine+len(mine), w.atTheirs+len(theirs)
	switch {
	case len(r.theirs) == 0:
		w.write(mine...)
	case len(r.mine) == 0:
		w.write(theirs...)
	default:
		w.reconcile(base, mine, theirs)
	}
}

// reconcile writes what both sides made of the same lines: once as far as they
// agree, from either end, and twice in between.
func (w *writer) reconcile(base, mine, theirs []line) {
	for len(mine) > 0 && len(theirs) > 0 && mine[0].text == theirs[0].text {
		w.write(both(mine[0], theirs[0]))
		mine, theirs = mine[1:], theirs[1:]
	}
	var agreed []line
	for len(mine) > 0 && len(theirs) > 0 {
		m, t := mine[len(mine)-1], theirs[len(theirs)-1]
		if m.text != t.text {
			break
		}
		agreed = append(agreed, both(m, t))
		mine, theirs = mine[:len(mine)-1], theirs[:len(theirs)-1]
	}
	if kept := slices.Concat(mine, theirs); len(kept) > 0 {
		w.close(kept[0])
		start := w.text.Len()
		w.write(kept...)
		w.conflicts = append(w.conflicts, Conflict{
			Start: start, End: w.text.Len(),
			Base: join(base), Mine: join(mine), Theirs: join(theirs),
		})
	}
	slices.Reverse(agreed)
	w.write(agreed...)
}

// both returns a line that the two sides have alike, with one of their endings
// if they differ: any rather than none, and the same whichever side is mine.
func both(mine, theirs line) line {
	return line{mine.text, max(mine.ending, theirs.ending)}
}

func (w *writer) write(lines ...line) {
	for _, l := range lines {
		w.close(l)
		w.text.WriteString(l.text)
		w.text.WriteString(l.ending)
		if w.open = l.ending == ""; !w.open {
			w.ending = l.ending
		}
	}
}

// close ends the last line, if it is without an ending, for another to follow.
func (w *writer) close(next line) {
	if w.open {
		w.text.WriteString(cmp.Or(next.ending, w.ending, "\n"))
		w.open = false
	}
}

// growth returns how many lines more than base a side has after its edits.
func growth(edits []edit) int {
	n := 0
	for _, e := range edits {
		n += e.sideEnd - e.sideStart - (e.end - e.start)
	}
	return n
}
