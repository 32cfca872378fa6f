package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"incharge/shared"
)

// TestGuide does the everyday tasks that docs/guide.md tells of, each on the
// path that it names: at a desk by the keyboard, on a phone by hand.
func TestGuide(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja, pim := site.personWith(t, "Sunja", l), site.personWith(t, "Pim", l)
		either := func(keys, hands func()) {
			if l.phone() {
				hands()
				return
			}
			keys()
		}
		key := func(key string) func() {
			return func() {
				sunja.do("document.activeElement.blur()")
				sunja.press(key)
			}
		}
		tap := func(selectors ...string) func() {
			return func() {
				for _, selector := range selectors {
					sunja.click(selector)
				}
			}
		}
		enter := func(selector string) func() {
			return func() {
				sunja.see(selector)
				sunja.do(fmt.Sprintf("document.querySelector(%q).focus()", selector))
				sunja.press("\r")
			}
		}

		either(key("n"), tap("#new"))
		sunja.fill("#board-title", "Moving house")
		sunja.press("\r")
		board := sunja.opened(3)

		either(func() { sunja.palette(""); sunja.click(`[data-deed="members"]`) }, tap("#board-more", "#menu-members"))
		sunja.fill("#member-email", pim.email())
		sunja.press("\r")
		sunja.wait("sees Pim among the members", `document.querySelectorAll(".member").length === 2`)
		sunja.press("\x1b")

		either(key("n"), tap(".list-add"))
		sunja.see(".list-new-card")
		sunja.press("Book a van\r")
		sunja.press("Pack the books\r")
		sunja.wait("sees both cards", `document.querySelectorAll("#board [data-card]").length === 2`)
		sunja.press("\x1b")
		var snapshot shared.Snapshot
		eventually(t, "the server has both", func() bool {
			snapshot = sunja.snapshot(board)
			return len(snapshot.Cards) == 2
		})
		card := fmt.Sprintf("[data-card=%q]", snapshot.Cards[0].ID)

		either(enter(card+" a"), tap(card))
		sunja.see("#card-close")
		him := memberNamed(t, snapshot, pim.name)
		sunja.do(fmt.Sprintf(`{ const pic = document.querySelector("#card-pic"); pic.value = %q; pic.dispatchEvent(new Event("change", {bubbles: true})) }`, him))

		pim.open("/my")
		pim.click(".work-accept")

		either(enter("#card-dates"), tap("#card-dates"))
		either(enter("[data-due=tomorrow]"), tap("[data-due=tomorrow]"))
		sunja.press("\x1b")
		sunja.fill("#card-comment", "The van is blue")
		either(func() { sunja.run(chromedp.KeyEvent("\r", chromedp.KeyModifiers(chromedp.ModifierCtrl))) }, tap(".remark-form .button-primary"))
		sunja.see(".remark")
		sunja.click("#card-close")

		either(func() {
			sunja.do(fmt.Sprintf("document.querySelector(%q).focus()", card+" a"))
			sunja.press("m")
			sunja.press(kb.ArrowRight)
			sunja.press(" ")
		}, func() {
			tap(card+" .card-dots", "#face-menu [data-do=move-card]")()
			sunja.see("#move-card[open] #move-list")
			sunja.do(fmt.Sprintf(`document.querySelector("#move-list").value = %q`, snapshot.Lists[1].ID))
			sunja.click("#move-card .button-primary")
		})
		there := fmt.Sprintf(`document.querySelector('[data-list="%s"] %s')`, snapshot.Lists[1].ID, card)
		sunja.wait("sees it in the next list", there)
		either(func() { sunja.chord("z") }, tap("#palette-open", `#palette [data-deed="undo"]`))
		sunja.wait("sees it back", "!"+there)

		either(key("/"), tap("#palette-open"))
		either(func() { sunja.fill("#search-words", "blue"); sunja.see(".search-hit mark") },
			func() {
				sunja.fill("#palette-words", "blue")
				sunja.offers(fmt.Sprintf("card-%s-%d", board, snapshot.Cards[0].Number))
			})
		eventually(t, "the server has all that was done to it", func() bool {
			for _, card := range sunja.snapshot(board).Cards {
				if card.ID == snapshot.Cards[0].ID {
					return card.PIC != nil && *card.PIC == him && card.Accepted && card.Deadline != nil && card.Comments == 1
				}
			}
			return false
		})
	})
}
