//go:build linux

package main

import (
	"strings"
	"testing"
	"time"
)

func TestFigure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		figure figure
		want   string
	}{
		{nil, "?"},
		{figure{4}, "4"},
		{figure{0.004, 0.0041}, "0.00"},
		{figure{12.25, 3.5, 180.4}, "12.2 (3.50 to 180)"},
		{figure{1, 2, 3, 4.5}, "2.50 (1 to 4.50)"},
		{figure{1234.5}, "1234"},
	} {
		if got := c.figure.String(); got != c.want {
			t.Errorf("%v: got %s, want %s", []float64(c.figure), got, c.want)
		}
	}
}

func TestRatio(t *testing.T) {
	t.Parallel()
	if got := ratio(figure{3, 9, 6}, figure{4}); got != "1.50" {
		t.Errorf("got %s", got)
	}
	if got := ratio(figure{3}, figure{0}); got != "" {
		t.Errorf("of nothing: %s", got)
	}
}

func TestPercentile(t *testing.T) {
	t.Parallel()
	var times []time.Duration
	for i := range 200 {
		times = append(times, time.Duration(i+1))
	}
	for hundredths, want := range map[int]time.Duration{0: 1, 1: 2, 50: 100, 99: 198, 100: 200} {
		if got := percentile(times, hundredths); got != want {
			t.Errorf("p%d: got %d, want %d", hundredths, got, want)
		}
	}
	if percentile(nil, 99) != 0 {
		t.Error("nothing has a percentile")
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	table := table{title: "Cups", notes: []string{"Hot."}}
	table.row("", "tea")
	table.row("größte")
	table.write(&out)
	const want = "\n## Cups\n\n|        | tea |\n| ------ | --- |\n| größte |     |\n\nHot.\n"
	if out.String() != want {
		t.Errorf("got %q", out.String())
	}
}
