package shared

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestPeople(t *testing.T) {
	t.Parallel()
	none := People{}
	two := none.with(rae, true).with(pim, true).with(rae, true)
	if !slices.Equal(two, People{pim, rae}) || len(none) != 0 {
		t.Fatalf("%v out of %v", two, none)
	}
	if one := two.with(pim, false); !slices.Equal(one, People{rae}) || !slices.Equal(two, People{pim, rae}) {
		t.Errorf("%v out of %v", one, two)
	}
	if same := two.with(boss, false); !slices.Equal(same, two) {
		t.Errorf("%v out of %v", same, two)
	}
}

// What was written down before cards had collaborators, and settings limits, is
// told as if it had been so all along.
func TestBeforeRoles(t *testing.T) {
	t.Parallel()
	var change Change
	err := json.Unmarshal([]byte(`{"seq": 1, "boards": [{"title": "Old", "settings": {"pics_add_cards": true, "pics_take_cards": false}}], "cards": [{"title": "Old"}]}`), &change)
	if err != nil {
		t.Fatal(err)
	}
	card, err := fieldsOf(change.Cards[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range gathered {
		if people, ok := card[name].([]any); !ok || len(people) != 0 {
			t.Errorf("%s: %v", name, card[name])
		}
	}
	board, err := fieldsOf(change.Boards[0])
	if err != nil {
		t.Fatal(err)
	}
	settings := board["settings"].(fields)
	if settings["limits"] != "warn" || settings["pic_limit"] != nil || settings["pics_add_cards"] != true {
		t.Errorf("%v", settings)
	}
}
