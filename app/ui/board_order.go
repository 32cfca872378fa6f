package ui

import (
	"slices"
	"sort"
)

// step moves one item of a row right before another; before is the zero value
// for the end of the row.
type step[K comparable] struct{ item, before K }

// rearrange says how to get a row into another order with the fewest moves;
// what is only in the new order is put in where it belongs. What is only in the
// old one must be taken out first. The steps are to be done one after another.
func rearrange[K comparable](from, to []K) []step[K] {
	place := make(map[K]int, len(from))
	for i, item := range from {
		place[item] = i
	}
	stays := longestRise(to, place)
	var steps []step[K]
	var before K
	for _, item := range slices.Backward(to) {
		if !stays[item] {
			steps = append(steps, step[K]{item, before})
		}
		before = item
	}
	return steps
}

// longestRise picks the most items that stand in the right order to each other
// already: the longest increasing subsequence of their places, by patience
// sorting (Fredman, 1975).
func longestRise[K comparable](to []K, place map[K]int) map[K]bool {
	var ends []K // ends[n]: the lowest item that a rise of n+1 can end with
	previous := make(map[K]K, len(to))
	for _, item := range to {
		at, known := place[item]
		if !known {
			continue
		}
		n := sort.Search(len(ends), func(n int) bool { return place[ends[n]] > at })
		if n > 0 {
			previous[item] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, item)
		} else {
			ends[n] = item
		}
	}
	rise := make(map[K]bool, len(ends))
	if len(ends) == 0 {
		return rise
	}
	item := ends[len(ends)-1]
	for range ends {
		rise[item] = true
		item = previous[item]
	}
	return rise
}

// placed is a row with one item put at an index among the others.
func placed[K comparable](row []K, item K, at int) []K {
	others := slices.DeleteFunc(slices.Clone(row), func(other K) bool { return other == item })
	return slices.Insert(others, min(max(at, 0), len(others)), item)
}

// beside names the neighbours of an item in a row; zero values are the ends.
func beside[K comparable](row []K, item K) (after, before K) {
	at := slices.Index(row, item)
	if at > 0 {
		after = row[at-1]
	}
	if at >= 0 && at+1 < len(row) {
		before = row[at+1]
	}
	return after, before
}
