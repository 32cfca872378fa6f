package e2e

import (
	"fmt"
	"strings"
	"testing"

	"incharge/shared"
)

// place is something to be seen: a page, a dialog, a menu, a state of one.
type place struct {
	name string
	who  *person
	path string
	see  string   // is there when it has been drawn
	then []string // to be clicked, one after the other
	last string   // is there then
}

// visit goes there.
func (at place) visit() {
	p := at.who
	p.t.Helper()
	p.open(at.path)
	p.see(at.see)
	for _, selector := range at.then {
		p.click(selector)
	}
	if at.last != "" {
		p.see(at.last)
	}
}

// settle waits until nothing moves: what fades in has other colours while it does.
func (at place) settle() {
	at.who.t.Helper()
	at.who.wait("sees "+at.name+" stand still", `!document.getAnimations().some(a =>
		a.playState === "running" && a.effect.getComputedTiming().endTime !== Infinity)`)
}

// places are all there is to be seen, on a site of their own: by somebody who
// is signed in nowhere, somebody who has no boards, and the one who administers
// the instance and supervises a board in the midst of its work.
func places(t *testing.T) []place {
	t.Helper()
	site := newSite(t, "DEV_PAGES=on")
	sunja, pim, mina := site.person(t, "Sunja"), site.person(t, "Pim"), site.person(t, "Mina")
	nobody, alone := site.person(t, "Nobody"), site.person(t, "Ada")
	for _, p := range []*person{sunja, pim, mina, alone} {
		p.register()
	}
	board, full := sunja.launch(pim, mina)
	ground := shared.Background("purple")
	sunja.command(board.Board.ID, shared.EditBoard{Background: &ground})
	shelf, bin := sunja.board("Winter sale").Board.ID, sunja.board("Old ideas").Board.ID
	sunja.command(shelf, shared.ArchiveBoard{})
	sunja.command(bin, shared.DeleteBoard{})
	bare := pim.board("Bare")
	sunja.board("Autumn sale")
	sunja.board("Autumn sale")
	for _, list := range bare.Lists {
		pim.command(bare.Board.ID, shared.ArchiveList{List: list.ID})
	}
	at := "/boards/" + string(board.Board.ID)
	card := fmt.Sprintf("%s/cards/%d", at, full.Number)
	sunja.open(card)
	sunja.hand("drop", "[data-open-card]", "photograph.png", photographed(t))
	sunja.wait("has attached it", `document.querySelector("button.file-thumb")`)
	_, token, _ := strings.Cut(call[shared.NewPublicLink](sunja, "POST", at+"/public", nil).URL, "#")
	public := "/public#" + token
	const theBoard, theCard = "#board .card-title", "#card-close"
	return []place{
		{name: "sign in", who: nobody, path: "/login", see: "#email"},
		{name: "sign in, refused", who: nobody, path: "/login", see: "#email", then: []string{".door form .button-primary"}, last: ".field-error"},
		{name: "register", who: nobody, path: "/register", see: "#email"},
		{name: "forgotten password", who: nobody, path: "/forgot", see: "#email"},
		{name: "reset without a link", who: nobody, path: "/reset", see: "main h1"},
		{name: "verify without a link", who: nobody, path: "/verify", see: "main h1"},
		{name: "invitation without a link", who: nobody, path: "/invite", see: "main h1"},
		{name: "public board", who: nobody, path: public, see: "#public-board .card-title"},
		{name: "card of a public board", who: nobody, path: public, see: "#public-board .card-title", then: []string{fmt.Sprintf(`[data-number="%d"]`, full.Number)}, last: "#public-facts"},
		{name: "public link that has ended", who: nobody, path: "/public#ended", see: "#public-gone"},
		{name: "styles", who: nobody, path: "/dev/styles", see: ".styles-icon"},
		{name: "no such page", who: nobody, path: "/nowhere", see: "main h1"},

		{name: "no boards", who: alone, path: "/", see: ".page"},
		{name: "boards", who: sunja, path: "/", see: ".board-tile-title"},
		{name: "new board", who: sunja, path: "/", see: ".board-tile-title", then: []string{".page-head .button-primary"}, last: "dialog[open] #board-title"},
		{name: "menu of a board", who: sunja, path: "/", see: ".board-tile-title", then: []string{".board-item-more"}, last: ".board-item .menu:popover-open"},
		{name: "duplicating a board", who: sunja, path: "/", see: ".board-tile-title", then: []string{".board-item-more", ".board-item .menu:popover-open [data-do=copy]"}, last: "dialog[open] #board-copy-name"},
		{name: "deleting a board", who: sunja, path: "/", see: ".board-tile-title", then: []string{".board-item-more", ".board-item .menu:popover-open [data-do=delete]"}, last: "dialog[open] #board-ending-do"},
		{name: "boards put away", who: sunja, path: "/", see: ".board-tile-title", then: []string{"#shelf-archived summary", "#shelf-trash summary"}, last: "#shelf-trash .board-restore"},
		{name: "archived board", who: sunja, path: "/boards/" + string(shelf), see: "#board-closed"},
		{name: "palette", who: sunja, path: at, see: theBoard, then: []string{"#palette-open"}, last: "#palette[open] [role=option]"},
		{name: "shortcuts", who: sunja, path: at, see: theBoard, then: []string{"#palette-open", "#palette [data-deed=keys]"}, last: "#keys[open] kbd"},
		{name: "import", who: sunja, path: "/", see: ".board-tile-title", then: []string{".page-head .button:not(.button-primary)"}, last: "dialog[open] .button"},
		{name: "user menu", who: sunja, path: "/", see: ".board-tile-title", then: []string{"#user"}, last: "#user-menu:popover-open"},

		{name: "board", who: sunja, path: at, see: theBoard},
		{name: "board of a PIC", who: pim, path: at, see: theBoard},
		{name: "board without lists", who: pim, path: "/boards/" + string(bare.Board.ID), see: ".empty h2"},
		{name: "board that isn't there", who: alone, path: at, see: ".empty h1"},
		{name: "board menu", who: sunja, path: at, see: theBoard, then: []string{"#board-more"}, last: "#board-menu:popover-open"},
		{name: "public link", who: sunja, path: at, see: theBoard, then: []string{"#board-more", "#menu-share"}, last: "#public-on"},
		{name: "export", who: sunja, path: at, see: theBoard, then: []string{"#board-more", "#menu-export"}, last: "#export-csv"},
		{name: "list menu", who: sunja, path: at, see: theBoard, then: []string{".list-menu"}, last: ".menu:popover-open"},
		{name: "new card", who: sunja, path: at, see: theBoard, then: []string{".list-add"}, last: ".list-new-card"},
		{name: "members", who: sunja, path: at, see: theBoard, then: []string{"#board-more", "#menu-members"}, last: "dialog[open] .member"},
		{name: "settings of the board", who: sunja, path: at, see: theBoard, then: []string{"#board-more", "#menu-settings"}, last: "dialog[open] .setting"},
		{name: "archive", who: sunja, path: at, see: theBoard, then: []string{"#board-more", "#menu-archive"}, last: "#archive .archive-row"},
		{name: "menu of a card on the board", who: sunja, path: at, see: theBoard, then: []string{".card-dots"}, last: "#face-menu:popover-open"},
		{name: "moving a card", who: sunja, path: at, see: theBoard, then: []string{".card-dots", "#face-menu [data-do=move-card]"}, last: "dialog[open] #move-list"},
		{name: "renaming a card", who: sunja, path: at, see: theBoard, then: []string{".card-dots", "#face-menu [data-do=rename-card]"}, last: ".card-rename"},
		{name: "chosen cards", who: sunja, path: at, see: theBoard, then: []string{".list-menu", ".menu:popover-open [data-do=choose-list]"}, last: "#bulk"},
		{name: "deadline of chosen cards", who: sunja, path: at, see: theBoard, then: []string{".list-menu", ".menu:popover-open [data-do=choose-list]", "#bulk-deadline"}, last: "#bulk-menu-deadline:popover-open"},
		{name: "lanes", who: sunja, path: at + "?lanes=pic", see: ".lane-line", then: []string{"#lanes"}, last: "#lanes-menu:popover-open"},
		{name: "folded list", who: mina, path: at + "?lanes=label", see: ".lane-line", then: []string{".list:not(.list-folded) .list-menu", ".menu:popover-open [data-do=fold]"}, last: ".list-folded .list-unfold"},
		{name: "limit of a list", who: sunja, path: at, see: theBoard, then: []string{".list-menu", ".menu:popover-open .menu-item:nth-of-type(2)"}, last: "dialog[open] #list-limit-cards"},
		{name: "card", who: sunja, path: card, see: theCard},
		{name: "card being written", who: sunja, path: card, see: "#card-comment", then: []string{"#card-comment", ".remark-form [data-tool=mention]"}, last: ".naming-one"},
		{name: "dates of a card", who: sunja, path: card, see: theCard, then: []string{"#card-dates"}, last: "#card-dates-menu:popover-open"},
		{name: "file of a card", who: sunja, path: card, see: ".link-row .file-thumb img", then: []string{".link-row [aria-haspopup=menu]"}, last: ".link-row .menu:popover-open"},
		{name: "picture of a card", who: sunja, path: card, see: "button.file-thumb img", then: []string{"button.file-thumb"}, last: "#lightbox img"},
		{name: "card of somebody else", who: mina, path: card, see: theCard},
		{name: "card that isn't there", who: sunja, path: at + "/cards/999", see: theCard},
		{name: "card menu", who: sunja, path: card, see: theCard, then: []string{"#card-more"}, last: "#card-menu:popover-open"},
		{name: "labels of a card", who: sunja, path: card, see: theCard, then: []string{"#label-choose"}, last: "#label-menu:popover-open"},

		{name: "filter", who: sunja, path: at + "?pic=me,nobody&due=none", see: "#filter-clear", then: []string{"#filter-open"}, last: "#filter-menu:popover-open [data-filter]"},
		{name: "nothing fits the filter", who: sunja, path: at + "?view=table&q=nothing", see: ".view-none h2"},
		{name: "table", who: sunja, path: at + "?view=table&sort=deadline", see: ".table-row .table-title"},
		{name: "table of a PIC", who: pim, path: at + "?view=table", see: ".table-row .table-title"},
		{name: "choice in a table", who: sunja, path: at + "?view=table", see: ".table-row .table-title", then: []string{`.table-cell[data-col="pic"] .cell`}, last: "#table-menu:popover-open"},
		{name: "calendar", who: sunja, path: at + "?view=calendar", see: ".day-card"},
		{name: "week", who: sunja, path: at + "?view=calendar&span=week", see: ".day-card"},
		{name: "timeline", who: sunja, path: at + "?view=timeline", see: ".timeline-bar"},
		{name: "work", who: pim, path: "/my", see: ".work-row"},
		{name: "no work", who: alone, path: "/my", see: ".empty h2"},

		{name: "move to another board", who: sunja, path: card, see: theCard, then: []string{"#card-more", "#card-transfer"}, last: "dialog[open] .transfer-left"},

		{name: "search", who: sunja, path: "/search", see: "#search-found .empty h2"},
		{name: "search, found", who: sunja, path: "/search?q=the", see: ".search-hit mark"},
		{name: "search, not found", who: sunja, path: "/search?q=rhinoceros", see: "#search-found .empty h2"},

		{name: "move to another board", who: sunja, path: card, see: theCard, then: []string{"#card-more", "#card-transfer"}, last: "dialog[open] .transfer-left"},

		{name: "search", who: sunja, path: "/search", see: "#search-found .empty h2"},
		{name: "search, found", who: sunja, path: "/search?q=the", see: ".search-hit mark"},
		{name: "search, not found", who: sunja, path: "/search?q=rhinoceros", see: "#search-found .empty h2"},

		{name: "account", who: sunja, path: "/account", see: ".account-section"},
		{name: "security", who: sunja, path: "/account/security", see: ".account-section"},
		{name: "sessions", who: sunja, path: "/account/sessions", see: ".entry"},
		{name: "tokens", who: sunja, path: "/account/tokens", see: ".account-section"},
		{name: "accounts", who: sunja, path: "/admin", see: "#user-list .entry"},
		{name: "settings of the instance", who: sunja, path: "/admin/settings", see: ".account-section"},
		{name: "health", who: sunja, path: "/admin/health", see: ".health-row"},
		{name: "security log", who: sunja, path: "/admin/audit", see: "#audit-list .entry"},
		{name: "administration, to others", who: pim, path: "/admin", see: ".empty h1"},
	}
}
