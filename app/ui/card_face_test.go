package ui

import (
	"testing"
	"time"

	"incharge/shared"
)

func TestDue(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for name, c := range map[string]struct {
		left time.Duration
		done bool
		want dueState
	}{
		"a week left":         {7 * 24 * time.Hour, false, dueLater},
		"a day left":          {24 * time.Hour, false, dueLater},
		"less than a day":     {24*time.Hour - time.Second, false, dueSoon},
		"over":                {-time.Second, false, dueOver},
		"over, and done":      {-time.Hour, true, dueMet},
		"not over, but done":  {time.Hour, true, dueMet},
		"exactly now, by now": {0, false, dueSoon},
	} {
		deadline := now.Add(c.left)
		got := dueOf(&deadline, c.done, now)
		if got.state != c.want || got.text == "" {
			t.Errorf("%s: %+v, want %s", name, got, c.want)
		}
	}
	if got := dueOf(nil, false, now); got != (due{}) {
		t.Errorf("without a deadline: %+v", got)
	}
}

func TestFaceShowsOnlyLabelsThatAreThere(t *testing.T) {
	t.Parallel()
	const bug, gone, kim = shared.LabelID("bug"), shared.LabelID("gone"), shared.UserID("kim")
	pic := kim
	view := shared.NewState(shared.Snapshot{
		Members: []shared.Member{{User: shared.User{ID: kim, Name: "Kim"}, Role: shared.PIC}},
		Labels:  []shared.Label{{ID: bug, Name: "Bug", Color: "red"}},
	})
	card := shared.Card{Title: "Title", PIC: &pic, Labels: []shared.LabelID{gone, bug}, Priority: shared.PriorityNone}
	f := faceOf(view, card, shared.List{Category: shared.Todo}, time.Now())
	if len(f.labels) != 1 || f.labels[0] != (chip{"Bug", "red"}) || f.name != "Kim" {
		t.Errorf("%+v", f)
	}
	if !f.same(faceOf(view, card, shared.List{Category: shared.Doing}, time.Now())) {
		t.Error("a card without a deadline looks different in another list")
	}
	card.Comments = 1
	if f.same(faceOf(view, card, shared.List{}, time.Now())) {
		t.Error("a comment more isn't seen")
	}
}

func TestFieldTime(t *testing.T) {
	t.Parallel()
	at, ok := fromField("2030-01-31T17:30")
	if want := time.Date(2030, 1, 31, 17, 30, 0, 0, time.Local); !ok || !at.Equal(want) {
		t.Errorf("%v, %v", at, ok)
	}
	if at, ok := fromField("2030-01-31T17:30:45"); !ok || at.Second() != 0 {
		t.Errorf("with seconds: %v, %v", at, ok)
	}
	for _, typed := range []string{"", "soon", "2030-13-01T00:00"} {
		if _, ok := fromField(typed); ok {
			t.Errorf("%q is taken for a time", typed)
		}
	}
}
