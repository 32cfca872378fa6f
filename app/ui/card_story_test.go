package ui

import (
	"strings"
	"testing"
	"time"

	"incharge/shared"
)

func TestChapters(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)
	did := func(minutes int, who shared.UserID, what string) shared.Activity {
		return shared.Activity{At: now.Add(-time.Duration(minutes) * time.Minute), Actor: who, Type: what}
	}
	history := []shared.Activity{
		did(0, "ada", "ticked"), did(5, "ada", "text"), did(6, "ada", "text"), did(7, "ada", "text"), did(8, "pim", "text"),
		did(9, "ada", "noted text"), did(10, "ada", "text"), did(200, "ada", "old"), did(210, "ada", "silent"),
	}
	var told []string
	for _, c := range chapters(history, func(a shared.Activity) []string {
		if a.Type == "silent" {
			return nil
		}
		return strings.Fields(a.Type)
	}, func(a shared.Activity) string {
		if strings.HasPrefix(a.Type, "noted") {
			return "why"
		}
		return ""
	}) {
		words := string(c.actor) + ":"
		for _, l := range c.lines {
			words += " " + l.words + strings.Repeat("'", l.times-1) + l.note
		}
		told = append(told, words)
	}
	const want = "ada: ticked text''|pim: text|ada: noted textwhy text|ada: old"
	if got := strings.Join(told, "|"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
