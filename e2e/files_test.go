package e2e

import (
	"encoding/base64"
	"fmt"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// TestFilesOnCards attaches files in each of the ways there are, looks at the
// pictures, has one on the board, and loses the network in the middle.
func TestFilesOnCards(t *testing.T) {
	bothLooks(t, func(t *testing.T, site *site, l look) {
		sunja := site.personWith(t, "Sunja", l)
		board := sunja.board("Journey", "Pack", "Walk")
		path := "/boards/" + string(board.Board.ID) + "/cards/1"
		content := photographed(t)
		sunja.open(path)
		sunja.see("#card-title")
		sunja.hand("drop", "[data-open-card]", "roof.png", content)
		sunja.hand("paste", "#card-title", "sky.png", content)
		sunja.run(chromedp.SetUploadFiles(chromedp.CSS("#files-pick"), []string{photograph(t)}))
		const names = `[...document.querySelectorAll(".link-row[data-attachment] .link-name a")].map(a => a.innerText).sort().join()`
		sunja.wait("has three files", names+` === "me.png,roof.png,sky.png" && !document.querySelector(".upload")`)
		sunja.wait("sees the pictures", `[...document.querySelectorAll(".file-thumb img")].every(i => i.naturalWidth > 0)`)
		sunja.hand("drop", fmt.Sprintf("[data-card=%q] .card", board.Cards[1].ID), "map.txt", []byte("north"))
		sunja.wait("sees on the board that the other card has one", fmt.Sprintf(`document.querySelector('[data-card=%q] .card-fact')`, board.Cards[1].ID))

		sunja.click(".link-row[data-attachment] .file-thumb")
		sunja.see("#lightbox img")
		const shown = `document.querySelector(".lightbox-name").innerText`
		first := sunja.read(shown)
		sunja.press("\u0303") // arrow right
		sunja.wait("sees the next one", shown+fmt.Sprintf(` !== %q && document.querySelector("#lightbox img").naturalWidth === 640`, first))
		sunja.press("\u0302")
		sunja.wait("sees the first one again", shown+fmt.Sprintf(` === %q`, first))
		sunja.press("\x1b")
		sunja.wait("is at the card again", `!document.querySelector("#lightbox").open && document.querySelector("#card-close")`)

		sunja.menu(".link-row[data-attachment]", ".file-make-cover")
		sunja.wait("has a cover on the board", fmt.Sprintf(`document.querySelector('[data-card=%q] .card-cover img')?.naturalWidth > 0`, board.Cards[0].ID))
		sunja.menu(".link-row[data-attachment]", ".menu-item-danger")
		sunja.wait("has two", `document.querySelectorAll(".link-row[data-attachment]").length === 2 && !document.querySelector(".card-cover")`)
		sunja.click(".toast:last-child .button-small:not(.button-icon)")
		sunja.wait("has it again, as the cover", `document.querySelectorAll(".link-row[data-attachment]").length === 3 && document.querySelector(".card-cover")`)

		sunja.do(`document.querySelectorAll(".toast .button-icon").forEach(b => b.click())`)
		sunja.wait("has read the messages", `!document.querySelector(".toast")`)
		sunja.wire.Cut()
		sunja.see(".connection-offline")
		sunja.hand("drop", "[data-open-card]", "late.txt", []byte("late"))
		sunja.hand("drop", "[data-open-card]", "never.txt", []byte("never"))
		sunja.wait("sees them wait", `document.querySelectorAll(".upload .upload-retry").length === 2`)
		sunja.click(".upload:last-child .upload-end")
		sunja.wait("has given one up", `document.querySelectorAll(".upload").length === 1`)
		sunja.wire.Join()
		sunja.wait("has the other", `!document.querySelector(".upload") && `+names+`.includes("late.txt")`)
		detail := call[shared.CardDetail](sunja, "GET", "/boards/"+string(board.Board.ID)+"/cards/"+string(board.Cards[0].ID), nil)
		if len(detail.Attachments) != 4 {
			t.Errorf("the card has %d attachments", len(detail.Attachments))
		}
	})
}

// TestRefusedFile attaches a file that is larger than is taken, and one after it
// that isn't.
func TestRefusedFile(t *testing.T) {
	t.Parallel()
	sunja := newSite(t, "MAX_FILE=1K").person(t, "Sunja")
	sunja.register()
	board := sunja.board("Journey", "Pack")
	sunja.open("/boards/" + string(board.Board.ID) + "/cards/1")
	sunja.see("#card-title")
	sunja.hand("drop", "[data-open-card]", "large.txt", make([]byte, 2000))
	sunja.wait("reads why not", `document.querySelector(".upload-broken .upload-state")?.innerText.length > 10 && !document.querySelector(".upload-retry")`)
	sunja.hand("drop", "[data-open-card]", "small.txt", []byte("small"))
	sunja.wait("has the small one", `document.querySelector(".link-row[data-attachment] a")?.innerText === "small.txt"`)
	sunja.click(".upload-end")
	sunja.wait("has read it", `!document.querySelector(".upload")`)
}

// photographed is what is in a photograph.
func photographed(t *testing.T) []byte {
	t.Helper()
	content, err := os.ReadFile(photograph(t))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// hand drops or pastes a file on an element.
func (p *person) hand(how, selector, name string, content []byte) {
	p.t.Helper()
	p.see(selector)
	p.do(fmt.Sprintf(`{
		const bytes = Uint8Array.from(atob(%q), c => c.charCodeAt(0)), carried = new DataTransfer(), e = document.querySelector(%q)
		carried.items.add(new File([bytes], %q))
		if (%q === "paste") e.dispatchEvent(new ClipboardEvent("paste", {bubbles: true, cancelable: true, clipboardData: carried}))
		else for (const kind of ["dragover", "drop"]) e.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: carried}))
	}`, base64.StdEncoding.EncodeToString(content), selector, name, how))
}

// menu opens the menu within an element and clicks what is in it.
func (p *person) menu(within, item string) {
	p.t.Helper()
	p.click(within + " [aria-haspopup=menu]")
	p.click(within + " .menu:popover-open " + item)
}
