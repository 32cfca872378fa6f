package importer

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// position is where pos puts a thing among its kind. Trello writes numbers,
// its API also takes top and bottom; without any a thing comes last.
func position(pos string) float64 {
	switch pos {
	case "", "bottom":
		return math.Inf(1)
	case "top":
		return math.Inf(-1)
	}
	p, err := strconv.ParseFloat(pos, 64)
	if (err != nil && !math.IsInf(p, 0)) || math.IsNaN(p) {
		return math.Inf(1)
	}
	return p
}

// sorted puts things in the order of their pos, those that share one in the
// order of the file.
func sorted[T any](things []T, pos func(T) string) []T {
	type placed struct {
		thing T
		at    float64
	}
	all := make([]placed, len(things))
	for i, thing := range things {
		all[i] = placed{thing, position(pos(thing))}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.at, b.at) })
	ordered := make([]T, len(things))
	for i, p := range all {
		ordered[i] = p.thing
	}
	return ordered
}
