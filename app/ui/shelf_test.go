package ui

import (
	"fmt"
	"testing"
	"time"

	"incharge/shared"
)

func TestShelf(t *testing.T) {
	t.Parallel()
	var s shelf
	list := func(titles ...string) (boards []shared.BoardSummary) {
		for _, title := range titles {
			boards = append(boards, shared.BoardSummary{ID: shared.BoardID(title), Title: title})
		}
		return boards
	}
	want := func(want string) {
		t.Helper()
		boards, known := s.current()
		got := fmt.Sprint(known)
		for _, b := range boards {
			got += " " + b.Title
		}
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	want("false")
	s.take("ada", list("kept"), false)
	want("true kept")
	s.take("ada", list("a", "b"), true)
	s.take("ada", list("kept"), false) // what is known for sure stays
	want("true a b")
	before, _ := s.current()
	s.edit("b", func(b *shared.BoardSummary) { b.Starred = true })
	if b, _ := s.board("b"); !b.Starred || before[1].Starred {
		t.Error("what was read before has changed, or what is read now has not")
	}
	s.take("ben", list("kept by ben"), false)
	want("true kept by ben")
	s.follow(&session{account: &shared.Account{ID: "ben"}, known: true})
	want("true kept by ben")
	s.follow(&session{known: true})
	want("false")
}

func TestArranged(t *testing.T) {
	t.Parallel()
	now := time.Now()
	boards := []shared.BoardSummary{
		{Title: "old", UpdatedAt: now.Add(-time.Hour)}, {Title: "new", UpdatedAt: now}, {Title: "star", Starred: true},
		{Title: "archived star", Starred: true, ArchivedAt: &now}, {Title: "trash", ArchivedAt: &now, DeletedAt: &now},
	}
	titles := func(boards []shared.BoardSummary) (all string) {
		for _, b := range boards {
			all += b.Title + ";"
		}
		return all
	}
	for words, want := range map[string]string{
		"":     "star;|new;old;|archived star;|trash;",
		"star": "star;||archived star;|",
		"x":    "|||",
	} {
		s := arranged(boards, words)
		if got := titles(s.starred) + "|" + titles(s.others) + "|" + titles(s.archived) + "|" + titles(s.trash); got != want || s.all != len(boards) {
			t.Errorf("%q finds %s, want %s", words, got, want)
		}
	}
}
