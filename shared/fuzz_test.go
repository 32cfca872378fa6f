package shared

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzCommand: whatever is sent as a command is refused with a reason, or is a
// command that says the same when it is sent on.
func FuzzCommand(f *testing.F) {
	for _, c := range Commands() {
		envelope, err := Seal(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(asJSON(f, envelope))
	}
	card, list := NewID[CardID](), NewID[ListID]()
	words := "# Roof\n\u2028\U0001F600"
	for _, c := range []Command{
		AddCard{Card: card, List: list, Title: "Mend the roof", Description: words, Priority: PriorityHigh, Labels: []LabelID{NewID[LabelID]()}},
		EditCard{Card: card, Title: &words}, AssignCard{Card: card, PIC: Maybe[UserID]{Set: true}}, Undo{Seq: 7},
	} {
		envelope, err := Seal(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(asJSON(f, envelope))
	}
	f.Add([]byte(`{"id":"` + string(card) + `","type":"add_card","data":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `}`))
	f.Add([]byte(`{"id":"","type":"\ud800","data":{"card":"` + string(card) + `","card":null,"Title":1e999}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var envelope Envelope
		err := DecodeStrict(data, &envelope)
		var command Command
		if err == nil {
			command, err = envelope.Open()
		}
		if err != nil {
			refusedWell(t, data, err)
			return
		}
		again, err := Seal(command)
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		reopened, err := again.Open()
		if err != nil {
			t.Fatalf("%q: sent on as %s: %v", data, again.Data, err)
		}
		if was, is := asJSON(t, command), asJSON(t, reopened); !bytes.Equal(was, is) {
			t.Errorf("%q: %s became %s", data, was, is)
		}
	})
}

// FuzzBodies: so it is with every other body of the API.
func FuzzBodies(f *testing.F) {
	bodies := []func() any{
		func() any { return new(Registration) }, func() any { return new(Credentials) }, func() any { return new(NewBoard) },
		func() any { return new(Invite) }, func() any { return new(Acceptance) }, func() any { return new(FromBrowser) },
		func() any { return new(Forgot) }, func() any { return new(Reset) }, func() any { return new(Link) }, func() any { return new(ProfileEdit) },
		func() any { return new(PasswordChange) }, func() any { return new(EmailChange) }, func() any { return new(SecondFactor) }, func() any { return new(Proof) },
		func() any { return new(TOTPCode) }, func() any { return new(NewToken) }, func() any { return new(UserChange) }, func() any { return new(InstanceSettings) },
	}
	for i, data := range []string{
		`{"name":"Ada","email":"ada@example.com","password":"correct horse","invitation":"x"}`, `{"email":"ada@example.com","password":"correct horse"}`,
		`{"id":"` + string(NewID[BoardID]()) + `","title":"House"}`, `{"email":"ada@example.com","role":"pic"}`, `{"token":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}`,
		`{"watch":{"board":"` + string(NewID[BoardID]()) + `","since":1}}`,
		`{"email":"ada@example.com"}`, `{"token":"x","password":"correct horse"}`, `{"token":"x"}`, `{"name":"Ada","language":"ko","zone":"Asia/Seoul"}`,
		`{"current":"x","password":"correct horse"}`, `{"email":"ada@example.com","password":"x"}`, `{"second":"x","code":"123456"}`, `{"password":"x"}`,
		`{"code":"123456"}`, `{"name":"Script","scope":"read","days":1}`, `{"disabled":true}`, `{"registration":"open"}`,
	} {
		f.Add(uint(i), []byte(data))
	}
	f.Fuzz(func(t *testing.T, which uint, data []byte) {
		value := bodies[which%uint(len(bodies))]
		into := value()
		err := DecodeStrict(data, into)
		if checked, ok := into.(interface{ Validate() error }); ok && err == nil {
			err = checked.Validate()
		}
		if err != nil {
			refusedWell(t, data, err)
			return
		}
		again := value()
		if err := DecodeStrict(asJSON(t, into), again); err != nil || !bytes.Equal(asJSON(t, into), asJSON(t, again)) {
			t.Errorf("%q: %v", data, err)
		}
	})
}

// refusedWell holds a refusal to be one that the sender can do something with.
func refusedWell(t *testing.T, data []byte, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) || e.Code != CodeInvalid || e.Message == "" || len(e.Fields) == 0 {
		t.Fatalf("%q: %v", data, err)
	}
	if utf8.Valid(data) && !utf8.ValidString(e.Message) || len(e.Message) > 10*len(data)+1000 {
		t.Fatalf("%q: refused with %q", data, e.Message)
	}
}

func asJSON(t testing.TB, value any) []byte {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDepth(t *testing.T) {
	t.Parallel()
	for depth, deep := range map[int]bool{1: false, maxDepth: false, maxDepth + 1: true, 1_000_000: true} {
		for _, brackets := range []string{"[]", "{}"} {
			if got := tooDeep([]byte(strings.Repeat(brackets[:1], depth))); got != deep {
				t.Errorf("%d of %s: %t", depth, brackets, got)
			}
		}
	}
	for _, data := range []string{`"` + strings.Repeat("[", 100) + `"`, `"\"` + strings.Repeat("{", 100) + `"`, strings.Repeat("[]", 100), `"\\"` + strings.Repeat(`{}`, 50), `"\`} {
		if tooDeep([]byte(data)) {
			t.Errorf("%s is too deep", data)
		}
	}
	deep := strings.Repeat(`{"watch":`, 50) + "1" + strings.Repeat("}", 50)
	if err := DecodeStrict([]byte(deep), new(FromBrowser)); CodeOf(err) != CodeInvalid {
		t.Error(err)
	}
}
