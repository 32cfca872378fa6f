package shared

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// everybodys are the parts of a change that are not about cards. Any other part
// is to be taken out for those who don't see its card.
var everybodys = []string{"Seq", "Board", "Command", "Type", "Actor", "At", "Boards", "Lists", "Members", "Labels", "Trimmed", "Seen"}

// fill puts one of everything into a value, with a text in every string.
func fill(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), text)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), text)
		}
	}
}

// Of a card that somebody doesn't see nothing is left in a change, whatever a
// change may hold.
func TestNothingUnseenIsLeft(t *testing.T) {
	t.Parallel()
	const secret, pim, ola = "xylophone", "pim", "ola"
	full := func() Change {
		var c Change
		v := reflect.ValueOf(&c).Elem()
		for i := range v.NumField() {
			if !slices.Contains(everybodys, v.Type().Field(i).Name) {
				fill(v.Field(i), secret)
			}
		}
		c.Shown, c.Hidden, c.Deleted.Lists, c.Deleted.Labels, c.Deleted.Members = nil, nil, nil, nil, nil
		return c
	}
	whole := full()
	for _, test := range []struct {
		what   string
		seen   []Seen
		sight  Sight
		leaves bool
	}{
		{"seen by all", nil, SightAll, true},
		{"seen", []Seen{{Card: secret, After: Concerned{PIC: new(UserID(pim))}, Comments: []CommentID{secret}, Parts: []string{secret}}}, SightTheirs, true},
		{"unseen", []Seen{{Card: secret, After: Concerned{PIC: new(UserID(ola))}, Comments: []CommentID{secret}, Parts: []string{secret}}}, SightTheirs, false},
		{"nobody's", []Seen{{Card: secret, Comments: []CommentID{secret}, Parts: []string{secret}}}, SightTheirs, false},
		{"nobody's, to be taken", []Seen{{Card: secret, Comments: []CommentID{secret}, Parts: []string{secret}}}, SightFree, true},
		{"unsaid", nil, SightTheirs, false},
		{"not a member", []Seen{{Card: secret, After: Concerned{PIC: new(UserID(pim))}}}, SightNone, false},
	} {
		change := full()
		change.Seen = test.seen
		got := change.For(pim, test.sight)
		text, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), secret) != test.leaves {
			t.Errorf("%s: %s", test.what, text)
		}
		if test.leaves && !reflect.DeepEqual(got, whole) {
			t.Errorf("%s: something is missing in %s", test.what, text)
		}
		if change.Seen = test.seen; !reflect.DeepEqual(change.Cards, whole.Cards) {
			t.Errorf("%s: the change itself has changed", test.what)
		}
	}

	change := full()
	change.Deleted.Cards = nil
	change.Seen = []Seen{{Card: secret, Before: &Concerned{PIC: new(UserID(pim))}, After: Concerned{PIC: new(UserID(ola))}}}
	if got := change.For(pim, SightTheirs); !slices.Equal(got.Hidden, []CardID{secret}) || !slices.Equal(got.Deleted.Cards, got.Hidden) || len(got.Shown)+len(got.Cards) != 0 {
		t.Errorf("who no longer sees it gets %+v", got)
	}
	if got := change.For(ola, SightTheirs); !slices.Equal(got.Shown, []CardID{secret}) || len(got.Hidden)+len(got.Deleted.Cards) != 0 || len(got.Cards) != 1 {
		t.Errorf("who sees it now gets %+v", got)
	}
	if a, b := change.Look(pim, SightTheirs), change.Look(ola, SightTheirs); a == b || a != change.Look(pim, SightTheirs) || b == change.Look(pim, SightAll) {
		t.Errorf("it looks like %s and %s", a, b)
	}
}

// What was known of a card before it went out of sight is not what it is when it
// comes into sight again.
func TestShownAgain(t *testing.T) {
	t.Parallel()
	text := "old"
	s := NewState(Snapshot{Seq: 1, Lists: []List{{ID: "l", Rank: "a"}}, Cards: []Card{{ID: "c", List: "l", Rank: "a", Described: true, Comments: 1, Checklists: 1, Items: 1, Attachments: 1, Seq: 1}}})
	details := Details{Seq: 1, Descriptions: []Description{{"c", text}}, Comments: []Comment{{ID: "m", Card: "c", Body: text, Seq: 1}},
		Checklists: []Checklist{{ID: "k", Card: "c", Title: text, Seq: 1}}, Items: []Item{{ID: "i", Checklist: "k", Card: "c", Text: text, Seq: 1}},
		Attachments: []Attachment{{ID: "a", Card: "c", Name: text, Seq: 1}}}
	if !s.LearnAll(details) || !s.Whole("c") {
		t.Fatal("the card isn't known")
	}
	s.Apply(Change{Seq: 2, Hidden: []CardID{"c"}, Deleted: Deleted{Cards: []CardID{"c"}}})
	if len(s.Column("l")) != 0 {
		t.Error("the card is there, out of sight")
	}
	back := Change{Seq: 4, Shown: []CardID{"c"}, Cards: []Card{{ID: "c", List: "l", Rank: "a", Described: true, Comments: 1, Checklists: 1, Items: 1, Attachments: 1, Seq: 4}}}
	for range 2 {
		s.Apply(back)
	}
	card, _ := s.Card("c")
	if len(s.Column("l")) != 1 || s.Whole("c") || card.Description != nil || len(s.Comments("c"))+len(s.Checklists("c"))+len(s.Attachments("c"))+len(s.Items("k")) != 0 {
		t.Errorf("old things are known of %+v", card)
	}
	for _, key := range []Key{{KindComment, "m"}, {KindChecklist, "k"}, {KindItem, "i"}, {KindAttachment, "a"}} {
		if e := s.lookup(key); e != nil {
			t.Errorf("%v is known", e)
		}
	}
	if s.LearnAll(details) {
		t.Error("details from before are learnt")
	}
	details.Seq = 4
	if !s.LearnAll(details) || !s.Whole("c") {
		t.Error("details from then on are not learnt")
	}
	s.Apply(back)
	if !s.Whole("c") {
		t.Error("the same change once more has forgotten them")
	}
}
