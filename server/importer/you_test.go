package importer

import (
	"strings"
	"testing"

	"incharge/shared"
)

// Who imports a board collaborates on the cards that they were a member of,
// where it is plain who of the file they are.
func TestYourCards(t *testing.T) {
	t.Parallel()
	const file = `{"name": "House", "lists": [{"id": "l", "name": "To do", "pos": 1}],
		"members": [{"id": "a", "fullName": "Ann Gardener", "username": "ann"}, {"id": "b", "fullName": "Bo"}, {"id": "c", "fullName": "Bo"}],
		"cards": [{"id": "1", "name": "Hers", "idList": "l", "idMembers": ["a", "b"], "pos": 1},
			{"id": "2", "name": "His", "idList": "l", "idMembers": ["b"], "pos": 2},
			{"id": "3", "name": "Nobody's", "idList": "l", "pos": 3}]}`
	for name, want := range map[string]string{"ann gardener": "[Hers]", "Bo": "[]", "ann": "[]", "": "[]"} {
		you := shared.User{ID: shared.NewID[shared.UserID](), Name: name}
		in, report, err := Trello(strings.NewReader(file), shared.NewID[shared.BoardID](), you, now)
		if err != nil {
			t.Fatal(err)
		}
		var yours []string
		for _, c := range in.Cards {
			if c.Collaborators.Has(you.ID) {
				yours = append(yours, c.Title)
			}
			if c.PIC != nil || len(c.Watchers) > 0 {
				t.Errorf("%s: %v is in charge, %v watch", c.Title, c.PIC, c.Watchers)
			}
		}
		if got := "[" + strings.Join(yours, " ") + "]"; got != want {
			t.Errorf("as %q: %s, want %s", name, got, want)
		}
		told := strings.Contains(lines(report.Notes), "your_cards 1: Ann Gardener")
		if told != (want != "[]") {
			t.Errorf("as %q: %s", name, lines(report.Notes))
		}
	}
}
