package ui

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestFitting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		typed, name string
		want        int
	}{
		{"", "Board", 0}, {" ", "Board", 0}, {"x", "Board", 0}, {"boards", "Board", 0},
		{"new", "New board", fitsBegin}, {"NEW B", "New board", fitsBegin}, {"boa", "New board", fitsWord},
		{"oar", "New board", fitsInside}, {"nb", "New board", fitsInitials}, {"n", "Undo", fitsInside},
		{"board new", "New board", (fitsWord+fitsBegin)/2 - 1}, {"board old", "New board", 0},
		{"보드", "새 보드", fitsWord}, {"ㅅㅂㄷ", "새보드", fitsBegin}, {"ㅂㄷ", "새 보드", fitsWord}, {"ㅅㅂㄷ", "새 보드", 0},
		{"ㅅ ㅂㄷ", "새 보드", fitsBegin}, {"ㅅㅂ", "새 보드", fitsInitials},
		{"볻", "보드", fitsBegin}, {"보", "복제", fitsBegin}, {"복", "보드", 0}, {"복", "보기", fitsBegin}, {"복제", "보제", 0},
		{"바", "반", fitsBegin}, {"반", "바", 0}, {"a", "가", 0},
	} {
		if got := fitting(c.typed, c.name); got != c.want {
			t.Errorf("%q fits %q by %d, want %d", c.typed, c.name, got, c.want)
		}
	}
}

func TestPressFits(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		keys  string
		press press
		want  bool
	}{
		{"Mod+K", press{key: "k", letter: "k", mod: true}, true},
		{"Mod+K", press{key: "ㅏ", letter: "k", mod: true}, true},
		{"Mod+K", press{key: "k", letter: "k"}, false},
		{"Mod+K", press{key: "K", letter: "k", mod: true, shift: true}, false},
		{"Mod+Shift+K", press{key: "K", letter: "k", mod: true, shift: true}, true},
		{"N", press{key: "n", letter: "n"}, true},
		{"N", press{key: "N", letter: "n", shift: true}, false},
		{"N", press{key: "n", letter: "n", alt: true}, false},
		{"?", press{key: "?", letter: "?", shift: true}, true},
		{"?", press{key: "?", letter: "?"}, true},
		{"/", press{key: "/", letter: "/"}, true},
		{"/", press{key: "?", letter: "?", shift: true}, false},
		{"Escape", press{key: "Escape"}, true},
		{"Space|M", press{key: "m", letter: "m"}, true},
	} {
		if got := c.press.fits(c.keys); got != c.want {
			t.Errorf("%+v fits %s: %t", c.press, c.keys, got)
		}
	}
}

// The keys that are pressed do the latest offer that has them, and none that its
// owner sees to.
func TestOffers(t *testing.T) {
	t.Parallel()
	var e env
	done := ""
	does := func(id, keys string, held bool) deed {
		return deed{id: id, keys: keys, held: held, do: func(app.Context) { done += id }}
	}
	e.offers.last = func() deeds {
		return deeds{title: "all", all: []deed{does("last", "N", false), does("help", "?", false)}}
	}
	stop := e.offer(func() deeds {
		return deeds{title: "page", all: []deed{does("new", "N", false), does("undo", "Mod+Z", true), {keys: "X"}}}
	})
	e.offer(func() deeds { return deeds{} })
	pressing := func(keys string) {
		if d, ok := e.offers.keyed(func(k string) bool { return k == keys }); ok {
			d.do(app.Context{})
		}
	}
	for _, keys := range []string{"N", "Mod+Z", "X", "?", "Q"} {
		pressing(keys)
	}
	stop()
	pressing("N")
	if done != "newhelplast" {
		t.Errorf("did %s", done)
	}
	if groups := keyed(e.offers.current()); len(groups) != 1 || len(groups[0].all) != 2 {
		t.Errorf("the sheet shows %+v", groups)
	}
}
