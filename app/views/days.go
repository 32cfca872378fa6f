package views

import (
	"cmp"
	"slices"

	"incharge/shared"
)

// DayEnd is the hour at which a card is due that is put on a day and had no
// deadline before.
const DayEnd = 18

// Month are the days of the weeks that the month of a day has a part in.
func Month(day Day) (first Day, days int) {
	first = day.First(0).Monday()
	last := day.First(1) - 1
	return first, int(last.Monday()+7) - int(first)
}

// ByDay puts cards on the days that they are due on, the earliest first, and
// those that are not due apart.
func ByDay(cards []*shared.Card, clock Clock) (days map[Day][]*shared.Card, undated []*shared.Card) {
	days = map[Day][]*shared.Card{}
	for _, card := range cards {
		if card.Deadline == nil {
			undated = append(undated, card)
			continue
		}
		day := clock.Day(*card.Deadline)
		days[day] = append(days[day], card)
	}
	for _, row := range days {
		slices.SortStableFunc(row, func(a, b *shared.Card) int { return a.Deadline.Compare(*b.Deadline) })
	}
	return days, undated
}

// DueOn has a card be due on another day, at the hour that it was due at. A
// start that would be after that goes along.
func DueOn(card shared.Card, day Day, clock Clock) shared.ScheduleCard {
	schedule := shared.ScheduleCard{Card: card.ID}
	at := clock.At(day, DayEnd, 0)
	if card.Deadline != nil {
		at = clock.On(day, *card.Deadline)
	}
	schedule.Deadline = shared.Some(at)
	if card.Start == nil || !at.Before(*card.Start) {
		return schedule
	}
	start := clock.On(day, *card.Start)
	if card.Deadline != nil {
		start = clock.On(day-(clock.Day(*card.Deadline)-clock.Day(*card.Start)), *card.Start)
	}
	if at.Before(start) {
		start = at
	}
	schedule.Start = shared.Some(start)
	return schedule
}

// Span is a card on a timeline: the days from its start to its deadline. Of one
// that has only one of them, that is all its span.
type Span struct {
	Card           *shared.Card
	From, To       Day
	NoStart, NoEnd bool
}

// Spans are the cards that have dates, the first to start first, and how many
// have none.
func Spans(cards []*shared.Card, clock Clock) (spans []Span, without int) {
	for _, card := range cards {
		span, ok := SpanOf(card, clock)
		if !ok {
			without++
			continue
		}
		spans = append(spans, span)
	}
	slices.SortStableFunc(spans, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return spans, without
}

// SpanOf is a card's; false for one that has no dates.
func SpanOf(card *shared.Card, clock Clock) (Span, bool) {
	span := Span{Card: card, NoStart: card.Start == nil, NoEnd: card.Deadline == nil}
	switch {
	case span.NoStart && span.NoEnd:
		return span, false
	case span.NoStart:
		span.To = clock.Day(*card.Deadline)
		span.From = span.To
	case span.NoEnd:
		span.From = clock.Day(*card.Start)
		span.To = span.From
	default:
		span.From, span.To = clock.Day(*card.Start), clock.Day(*card.Deadline)
	}
	return span, true
}

// End names what of a span is moved.
type End string

const (
	Whole End = "whole"
	Left  End = "start"
	Right End = "deadline"
)

// Moved is the span with an end of it, or all of it, so many days on. The ends
// don't pass each other. An end that wasn't there comes to be when it is moved
// away from the other, which when it is the only one is all there is to move.
func (s Span) Moved(end End, days int) Span {
	if end == Left && s.NoEnd || end == Right && s.NoStart {
		end = Whole
	}
	switch by := Day(days); end {
	case Left:
		s.From = min(s.From+by, s.To)
		s.NoStart = s.NoStart && s.From == s.To
	case Right:
		s.To = max(s.To+by, s.From)
		s.NoEnd = s.NoEnd && s.From == s.To
	default:
		s.From, s.To = s.From+by, s.To+by
	}
	return s
}

// Schedule is the command that brings the card of a span to its days; false
// where it has them already.
func (s Span) Schedule(clock Clock) (shared.ScheduleCard, bool) {
	card := s.Card
	schedule := shared.ScheduleCard{Card: card.ID}
	start, deadline := card.Start, card.Deadline
	if !s.NoStart {
		at := clock.At(s.From, 9, 0)
		if start != nil {
			at = clock.On(s.From, *start)
		}
		start = &at
	}
	if !s.NoEnd {
		at := clock.At(s.To, DayEnd, 0)
		if deadline != nil {
			at = clock.On(s.To, *deadline)
		}
		deadline = &at
	}
	if start != nil && deadline != nil && deadline.Before(*start) { // within one day, by their hours
		start = deadline
	}
	if start != nil && (card.Start == nil || !start.Equal(*card.Start)) {
		schedule.Start = shared.Some(*start)
	}
	if deadline != nil && (card.Deadline == nil || !deadline.Equal(*card.Deadline)) {
		schedule.Deadline = shared.Some(*deadline)
	}
	return schedule, schedule.Start.Set || schedule.Deadline.Set
}
