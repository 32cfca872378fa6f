package merge

import "slices"

// maxSteps bounds the search for what two texts have in common: its memory to
// 4 MiB, and a whole merge of texts of 100,000 characters to some 0.1 s at the
// worst, where 1 ms is usual. Only lines that occur in both texts count, so that
// rewriting a text altogether is no work at all; it takes some 1,400 lines that
// were moved or repeat each other to get here.
const maxSteps = 1 << 20

// common returns the pairs of positions of a longest common subsequence, or
// none where finding it would take too long.
func common(a, b []int) [][2]int {
	a, atA := shared(a, b)
	b, atB := shared(b, a)
	x, y := len(a), len(b)
	rows, ok := search(a, b)
	if !ok {
		return nil
	}
	var pairs [][2]int
	for d := len(rows) - 1; d >= 0; d-- {
		// Before the last d'th step lies a run of equal lines.
		fromX, fromY := 0, 0
		if d > 0 {
			fromX = into(rows[d-1], d, (x-y+d)/2)
			fromY = fromX - (x - y)
		}
		for ; x > fromX && y > fromY; x, y = x-1, y-1 {
			pairs = append(pairs, [2]int{atA[x-1], atB[y-1]})
		}
		if d > 0 {
			if i := (x - y + d) / 2; down(rows[d-1], d, i) {
				y--
			} else {
				x--
			}
		}
	}
	slices.Reverse(pairs)
	return pairs
}

// shared returns the lines of a that occur in b as well, and their positions.
func shared(a, b []int) (lines, at []int) {
	in := make(map[int]bool, len(b))
	for _, id := range b {
		in[id] = true
	}
	for i, id := range a {
		if in[id] {
			lines, at = append(lines, id), append(at, i)
		}
	}
	return lines, at
}

// search is the greedy algorithm of Eugene Myers, "An O(ND) Difference
// Algorithm and Its Variations" (1986). Row d of its result tells for each
// diagonal x-y = -d, -d+2, ..., d how far (x) one can come into a, and (y) into
// b, with d deletions and additions; the last row reaches the end of both. It
// reports false when maxSteps were not enough.
func search(a, b []int) (rows [][]int32, ok bool) {
	n, m, steps := len(a), len(b), 0
	for d := 0; ; d++ {
		row := make([]int32, d+1)
		rows = append(rows, row)
		for i := range row {
			x := 0
			if d > 0 {
				x = into(rows[d-1], d, i)
			}
			y := x - (2*i - d)
			for ; x < n && y < m && a[x] == b[y]; x, y = x+1, y+1 {
				steps++
			}
			row[i] = int32(x)
			if x >= n && y >= m {
				return rows, true
			}
			if steps++; steps > maxSteps {
				return nil, false
			}
		}
	}
}

// into returns where step d enters the i-th diagonal of its row.
func into(previous []int32, d, i int) int {
	if down(previous, d, i) {
		return int(previous[i])
	}
	return int(previous[i-1]) + 1
}

// down reports whether that step is an addition (down from the diagonal to the
// right) rather than a deletion.
func down(previous []int32, d, i int) bool {
	return i == 0 || i < d && previous[i-1] < previous[i]
}
