package e2e

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// TestWriting writes with the keys and tools of a field, and mentions somebody,
// who gets another name then.
func TestWriting(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, pim := site.personWith(t, "Sunja", l), site.person(t, "Pim"+l.language)
		pim.register()
		board := sunja.board("Journey", "Pack")
		id := sunja.lets(pim, board.Board.ID, shared.PIC)
		sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
		sunja.click("#card-description-edit")
		sunja.see("#card-description")
		sunja.press("Ask @p")
		sunja.wait("is offered Pim", `document.querySelectorAll(".naming-one").length === 1 && document.querySelector("#card-description").getAttribute("aria-activedescendant") === document.querySelector(".naming-one").id`)
		// An Enter that ends a syllable is the keyboard's own.
		sunja.strike("#card-description", `{key: "Enter", isComposing: true}`, false)
		sunja.wait("is still offered Pim", `document.querySelectorAll(".naming-one").length === 1 && document.querySelector("#card-description").value === "Ask @p"`)
		sunja.strike("#card-description", `{key: "Enter"}`, true)
		sunja.wait("has named him", fmt.Sprintf(`document.querySelector("#card-description").value === "Ask @%s " && !document.querySelector(".naming-one")`, pim.name))
		sunja.press("soon")
		sunja.do(`{ const f = document.querySelector("#card-description"); f.setSelectionRange(f.value.length - 4, f.value.length) }`)
		sunja.strike("#card-description", `{key: "b", ctrlKey: true}`, true)
		sunja.wait("has made it bold", `document.querySelector("#card-description").value.endsWith(" **soon**")`)
		sunja.run(chromedp.KeyEvent("\r", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
		chip := fmt.Sprintf(`document.querySelector('.marked .mention[data-user="%s"], .marked .mention')?.innerText === `, id)
		sunja.wait("sees who is mentioned", chip+fmt.Sprintf(`"@%s" && document.querySelector(".marked strong")?.innerText === "soon"`, pim.name))
		detail := call[shared.CardDetail](sunja, "GET", "/boards/"+string(board.Board.ID)+"/cards/"+string(board.Cards[0].ID), nil)
		if got := *detail.Card.Description; got != "Ask "+shared.MentionOf(id, pim.name)+" **soon**" {
			t.Errorf("it is written as %q", got)
		}

		sunja.click("#card-comment")
		sunja.press("@")
		sunja.wait("is offered both", `document.querySelectorAll(".naming-one").length === 2`)
		sunja.press("\x1b")
		sunja.wait("is offered nobody", `!document.querySelector(".naming-one") && document.querySelector("#card-close") && document.querySelector("#card-comment").value === "@"`)
		sunja.press("P")
		sunja.click(".naming-one")
		sunja.wait("has named him", fmt.Sprintf(`document.querySelector("#card-comment").value === "@%s "`, pim.name))
		sunja.click("#card-comment-preview")
		sunja.wait("sees how it will look", `document.querySelector(".remark-form .mention")`)
		sunja.click(".remark-form .button-primary")
		sunja.see(".remark .mention")

		other, title := "Willem", "Pack it"
		sunja.open("/")
		sunja.see(".board-tile-title")
		call[shared.Account](pim, "PATCH", "/me", shared.ProfileEdit{Name: &other})
		sunja.command(board.Board.ID, shared.EditCard{Card: board.Cards[0].ID, Title: &title}) // a board is read anew when it has changed
		sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
		sunja.wait("sees his name", chip+`"@Willem" && document.querySelector(".remark .mention").innerText === "@Willem"`)
	})
}

// TestDates sets a deadline by one of the quick choices and a start by its
// field, in the zone of the account, and reads in the history what was done.
func TestDates(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		zone := "Pacific/Kiritimati" // nobody's browser is there
		call[shared.Account](sunja, "PATCH", "/me", shared.ProfileEdit{Zone: &zone})
		board := sunja.board("Journey", "Pack")
		sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
		sunja.click("#card-dates")
		sunja.wait("reads whose time it is", `document.querySelector(".dates-editor .field-hint").innerText.includes("Kiritimati")`)
		sunja.click("[data-due=tomorrow]")
		sunja.see(".card-when .badge")
		deadline := func() *time.Time { return sunja.snapshot(board.Board.ID).Cards[0].Deadline }
		eventually(t, "the card has a deadline", func() bool { return deadline() != nil })
		if at := deadline().UTC(); at.Hour() != 4 || at.Minute() != 0 || time.Until(at) < 0 || time.Until(at) > 48*time.Hour {
			t.Errorf("tomorrow at six in Kiritimati is %v", at)
		}
		sunja.wait("sees it in her zone", `document.querySelector("#card-deadline").value.endsWith("T18:00")`)

		sunja.do(`document.querySelector("#card-start").focus(); document.querySelector("#card-start").value = "2099-01-01T09:00"; document.querySelector("#card-start").dispatchEvent(new Event("change", {bubbles: true}))`)
		sunja.see(".dates-editor .field-error")
		sunja.do(`document.querySelector("#card-start").value = "2020-01-01T09:00"; document.querySelector("#card-start").dispatchEvent(new Event("change", {bubbles: true}))`)
		sunja.wait("has both", `document.querySelectorAll(".card-when .dates-line").length === 2 && !document.querySelector(".dates-editor .field-error")`)
		sunja.click("#card-deadline-clear")
		sunja.wait("has the start alone", `document.querySelectorAll(".card-when .dates-line").length === 1 && !document.querySelector(".card-when .badge")`)
		sunja.press("\x1b")
		eventually(t, "the card has none any more", func() bool { return deadline() == nil })

		title := "Pack the tent"
		sunja.command(board.Board.ID, shared.EditCard{Card: board.Cards[0].ID, Title: &title})
		sunja.wait("reads what was done", `document.querySelector(".chapter-lines li")?.innerText.includes("Pack the tent")`)
		sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
		sunja.wait("reads the same from the server", `document.querySelectorAll(".chapter-lines li").length === 5 && document.querySelector(".chapter-lines li").innerText.includes("Pack the tent")`)
	})
}

// strike presses a key in a field, and sees whether the page takes it: then the
// browser does nothing by it. Keys that are pressed otherwise type all the same.
func (p *person) strike(selector, key string, taken bool) {
	p.t.Helper()
	init := "{..." + key + ", bubbles: true, cancelable: true}"
	if left := p.read(fmt.Sprintf("document.querySelector(%q).dispatchEvent(new KeyboardEvent('keydown', %s))", selector, init)); (left == "false") != taken {
		p.t.Errorf("%s: %s is taken by the page: %t", p.name, key, !taken)
	}
}
