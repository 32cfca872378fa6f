//go:build linux

package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// figure is one number as it came out in each round.
type figure []float64

func (f *figure) add(value float64)             { *f = append(*f, value) }
func (f *figure) addTime(d, unit time.Duration) { f.add(float64(d) / float64(unit)) }

// median is the middle one; of two middle ones, their mean.
func (f figure) median() float64 {
	if len(f) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(f))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

// String is the median, with the least and the most where they differ.
func (f figure) String() string {
	if len(f) == 0 || math.IsNaN(f.median()) {
		return "?"
	}
	least, most := number(slices.Min(f)), number(slices.Max(f))
	if least == most {
		return most
	}
	return fmt.Sprintf("%s (%s to %s)", number(f.median()), least, most)
}

// number writes three digits that count, and no fewer than are before the point.
func number(x float64) string {
	if x == math.Trunc(x) {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	digits := 2
	for limit := 10.0; math.Abs(x) >= limit && digits > 0; limit *= 10 {
		digits--
	}
	return strconv.FormatFloat(x, 'f', digits, 64)
}

// ratio is how many times another figure one is; empty where that is nothing,
// as it can be of what is counted in ticks.
func ratio(f, of figure) string {
	if of.median() == 0 {
		return ""
	}
	return number(f.median() / of.median())
}

// percentile gives the value that so many hundredths of the sorted ones do not
// exceed.
func percentile(sorted []time.Duration, hundredths int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	at := (len(sorted)*hundredths + 99) / 100
	return sorted[max(at, 1)-1]
}

// table is what a part prints.
type table struct {
	title string
	rows  [][]string // the first is the head
	notes []string   // below it
}

func (t *table) row(cells ...string) { t.rows = append(t.rows, cells) }

// write writes Markdown that can be read as it is, too.
func (t *table) write(w io.Writer) {
	widths := make([]int, len(t.rows[0]))
	for _, row := range t.rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell), 3)
		}
	}
	fmt.Fprintf(w, "\n## %s\n\n", t.title)
	for i, row := range t.rows {
		for j, width := range widths {
			cell := ""
			if j < len(row) {
				cell = row[j]
			}
			fmt.Fprintf(w, "| %s%s ", cell, strings.Repeat(" ", width-utf8.RuneCountInString(cell)))
		}
		fmt.Fprintln(w, "|")
		if i == 0 {
			for _, width := range widths {
				fmt.Fprintf(w, "| %s ", strings.Repeat("-", width))
			}
			fmt.Fprintln(w, "|")
		}
	}
	for _, note := range t.notes {
		fmt.Fprintf(w, "\n%s\n", note)
	}
}
