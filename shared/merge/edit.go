package merge

import "cmp"

// edit says that base[start:end] became side[sideStart:sideEnd].
type edit struct{ start, end, sideStart, sideEnd int }

// before orders edits by place, an addition ahead of a change to the line that
// it stands before.
func (e edit) before(f edit) bool {
	return cmp.Or(cmp.Compare(e.start, f.start), cmp.Compare(e.end, f.end)) < 0
}

// edits returns what turns base into side, in order, as few lines as possible.
// No two edits touch each other. Lines are given as numbers, equal for equal
// lines.
func edits(base, side []int) []edit {
	n, m := len(base), len(side)
	head := 0
	for head < n && head < m && base[head] == side[head] {
		head++
	}
	tail := 0
	for tail < n-head && tail < m-head && base[n-1-tail] == side[m-1-tail] {
		tail++
	}
	var out []edit
	at := edit{start: head, sideStart: head}
	add := func(end, sideEnd int) {
		if at.end, at.sideEnd = end, sideEnd; at.start < end || at.sideStart < sideEnd {
			out = append(out, at)
		}
		at.start, at.sideStart = end+1, sideEnd+1
	}
	for _, p := range common(base[head:n-tail], side[head:m-tail]) {
		add(head+p[0], head+p[1])
	}
	add(n-tail, m-tail)
	return out
}
