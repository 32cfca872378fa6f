// Package merge brings together what two people did to one text.
//
// [Lines] takes the text that both started from and what each made of it, and
// works line by line. What only one of them changed is taken from that one, what
// both changed alike is taken once, and where they changed the same lines
// differently, both versions are kept and the place is marked as a [Conflict].
// A line that either of them wrote is never lost, conflict or not.
//
// Edits may touch without being in conflict: when one person rewrites a line
// and the other the line below it, both stand, and so does a line added right
// before or after one that the other changed. Tools for source code refuse
// this, because neighbouring lines of a program depend on each other; those of
// a description or a list of points seldom do. Two different additions at the
// very same place are a conflict, since nothing says which comes first.
//
// Lines are compared without their endings, so that a text that went through
// something that writes CRLF for LF is not a text in which every line changed.
// An unchanged line gets its ending from the side that changed that, and a
// rewritten one keeps the ending it was written with. No other byte is touched,
// and the missing newline of a last line stays missing unless something follows
// it now.
package merge

// Result is the outcome of a merge.
type Result struct {
	// Text is the merged text, whole and fit to be stored: where there is a
	// conflict it has the lines of mine followed by those of theirs, without
	// markers. It can be as long as mine and theirs together, so a limit on the
	// length of texts has to be checked again.
	Text string
	// Conflicts are the places where Text needs a person's eye, in order. There
	// are none after a clean merge.
	Conflicts []Conflict
}

// Conflict is a place where the two sides made different things of the same
// lines.
type Conflict struct {
	// Start and End are byte offsets: Text[Start:End] is Mine followed by
	// Theirs, with a newline between them if Mine has none at its end.
	Start, End int
	// Base is what stood there, Mine and Theirs are what each made of it, short
	// of the first and last lines on which they agree. Any of the three may be
	// empty: nothing stood there, or a side deleted it.
	Base, Mine, Theirs string
}

// Lines merges mine and theirs, both made from base.
//
// Swapping the sides gives the same conflicts with Mine and Theirs swapped, and
// the same Text if there are none. The time is bounded, for hostile texts
// too (see maxSteps): where too much was moved about, everything from a side's
// first edit to its last counts as one, which at worst makes one large conflict.
func Lines(base, mine, theirs string) Result {
	b, m, t := split(base), split(mine), split(theirs)
	ids := make(map[string]int)
	bIDs := number(b, ids)
	w := writer{base: b, mine: m, theirs: t}
	mineEdits, theirEdits := edits(bIDs, number(m, ids)), edits(bIDs, number(t, ids))
	for len(mineEdits)+len(theirEdits) > 0 {
		var r region
		r, mineEdits, theirEdits = next(mineEdits, theirEdits)
		w.unchanged(r.start)
		w.changed(r)
	}
	w.unchanged(len(b))
	return Result{Text: w.text.String(), Conflicts: w.conflicts}
}

// region is a run of base's lines, with the edits to it of either side.
type region struct {
	start, end   int
	mine, theirs []edit
}

// next takes from the front of both sides' edits those that make up the next
// region: the first edit of all, and whatever overlaps it directly or through
// another.
func next(mine, theirs []edit) (region, []edit, []edit) {
	var r region
	if len(theirs) == 0 || len(mine) > 0 && mine[0].before(theirs[0]) {
		r.start, r.end = mine[0].start, mine[0].end
	} else {
		r.start, r.end = theirs[0].start, theirs[0].end
	}
	m, t := 0, 0
	for {
		switch {
		case m < len(mine) && r.overlaps(mine[m]):
			r.end = max(r.end, mine[m].end)
			m++
		case t < len(theirs) && r.overlaps(theirs[t]):
			r.end = max(r.end, theirs[t].end)
			t++
		default:
			r.mine, r.theirs = mine[:m], theirs[:t]
			return r, mine[m:], theirs[t:]
		}
	}
}

// overlaps reports whether an edit shares a line with the region, lies inside
// of it, or is at the very same place. One that only touches does not overlap.
func (r region) overlaps(e edit) bool {
	return r.start < e.end && e.start < r.end || r.start == e.start && r.end == e.end
}
