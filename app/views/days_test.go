package views

import (
	"math/rand/v2"
	"testing"
	"time"

	"incharge/shared"
)

func TestMonth(t *testing.T) {
	t.Parallel()
	for month, want := range map[string]struct {
		first string
		days  int
	}{
		"2026-11-23": {"2026-10-26", 42}, "2026-12-01": {"2026-11-30", 35}, "2027-02-28": {"2027-02-01", 28}, "1969-12-31": {"1969-12-01", 35},
	} {
		day, ok := ParseDay(month)
		first, days := Month(day)
		if !ok || first.String() != want.first || days != want.days {
			t.Errorf("%s: %d days from %s, want %d from %s", month, days, first, want.days, want.first)
		}
	}
	if _, ok := ParseDay("soon"); ok {
		t.Error("soon is no day")
	}
}

// A day is where its reader is, and hours stay over a change of clocks.
func TestClock(t *testing.T) {
	t.Parallel()
	clock := clockIn(berlin, "2026-10-24 12:00")
	before := clock.At(clock.Today(), 9, 30)
	after := clock.On(clock.Today()+1, before) // summer time has ended by then
	if got := after.Sub(before); got != 25*time.Hour {
		t.Errorf("a day of %s", got)
	}
	if got := clock.Local(after).Format("15:04"); got != "09:30" {
		t.Errorf("half past nine is %s", got)
	}
	late := time.Date(2026, 11, 24, 16, 0, 0, 0, time.UTC)
	if day := clockIn(seoul, "2026-11-01 00:00").Day(late); day.String() != "2026-11-25" {
		t.Errorf("it is the %s in Seoul", day)
	}
}

// Whatever is moved about in a calendar or on a timeline is where it was put,
// at the hour that it had, and the server takes it.
func TestReschedule(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(9, 10))
	clock := clockIn(berlin, "2026-10-24 22:30")
	for range 50 {
		view := someBoard(r, clock)
		for _, card := range cards(view, func(shared.Card) bool { return true }) {
			day := clock.Today() + Day(r.IntN(60)-30)
			due := apply(*card, DueOn(*card, day, clock))
			check(t, *card, due, clock)
			if clock.Day(*due.Deadline) != day {
				t.Fatalf("put on %s, due %s", day, due.Deadline)
			}
			span, ok := SpanOf(card, clock)
			if !ok {
				continue
			}
			if _, moved := span.Schedule(clock); moved {
				t.Fatalf("%+v has not been moved", span)
			}
			end, by := []End{Whole, Left, Right}[r.IntN(3)], r.IntN(40)-20
			want := span.Moved(end, by)
			schedule, _ := want.Schedule(clock)
			moved := apply(*card, schedule)
			check(t, *card, moved, clock)
			got, _ := SpanOf(&moved, clock)
			if got.From != want.From || got.To != want.To {
				t.Fatalf("%s of %s..%s by %d is %s..%s, want %s..%s", end, span.From, span.To, by, got.From, got.To, want.From, want.To)
			}
		}
	}
}

func apply(card shared.Card, c shared.ScheduleCard) shared.Card {
	if c.Start.Set {
		card.Start = c.Start.Value
	}
	if c.Deadline.Set {
		card.Deadline = c.Deadline.Value
	}
	return card
}

// check says that what the server asks for holds, and that a deadline that was
// there is at its hour still.
func check(t *testing.T, was, is shared.Card, clock Clock) {
	t.Helper()
	if is.Start != nil && is.Deadline != nil && is.Deadline.Before(*is.Start) {
		t.Fatalf("%s to %s", is.Start, is.Deadline)
	}
	if was.Deadline == nil || clock.Local(*was.Deadline).Hour() == 2 { // which may be skipped
		return
	}
	if a, b := clock.Local(*was.Deadline).Format("15:04"), clock.Local(*is.Deadline).Format("15:04"); a != b {
		t.Fatalf("was due at %s, is at %s", a, b)
	}
}

func TestSpans(t *testing.T) {
	t.Parallel()
	clock := clockIn(seoul, "2026-11-25 10:00")
	view := board(
		shared.Card{Title: "no dates"},
		shared.Card{Title: "late", Deadline: clock.at("2026-11-27 10:00")},
		shared.Card{Title: "both", Start: clock.at("2026-11-20 10:00"), Deadline: clock.at("2026-11-27 10:00")},
		shared.Card{Title: "begun", Start: clock.at("2026-11-20 12:00")},
	)
	spans, without := Spans(cards(view, func(shared.Card) bool { return true }), clock)
	if without != 1 || len(spans) != 3 || spans[0].Card.Title != "begun" || !spans[0].NoEnd || spans[1].Card.Title != "both" || !spans[2].NoStart {
		t.Errorf("%d without, %+v", without, spans)
	}
	if longer := spans[0].Moved(Right, 3); longer.NoEnd || longer.To-longer.From != 3 {
		t.Errorf("%+v", longer)
	}
	if none := spans[1].Moved(Left, 99); none.From != none.To {
		t.Errorf("%+v", none)
	}
}
