package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"incharge/proof/wire"
	"incharge/shared"
)

// gate is a proxy between people and the site, like those of some offices:
// while it is shut, it lets no WebSocket through. While it is lost, it knows of
// no site at all. One path it may forbid.
type gate struct {
	address    string
	shut, lost atomic.Bool
	forbids    atomic.Pointer[string]
}

func newGate(t *testing.T, s *site) *gate {
	t.Helper()
	target, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			r.Out.Host = r.In.Host
		},
		ErrorHandler: func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
	}
	g := &gate{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if g.lost.Load() {
			http.NotFound(w, r)
			return
		}
		if path := g.forbids.Load(); path != nil && r.URL.Path == *path {
			http.Error(w, "<html>This request was blocked", http.StatusForbidden)
			return
		}
		if g.shut.Load() && r.Header.Get("Upgrade") != "" {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		server.CloseClientConnections() // some of the calls wait for a change
		server.Close()
	})
	g.address = strings.TrimPrefix(server.URL, "http://")
	return g
}

// TestNoSocket has one person behind a proxy that refuses sockets. They see what
// the other one does all the same, and get a socket when one can be had.
func TestNoSocket(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	board := sunja.board("Office", "Stamp", "Seal", "File")
	sunja.lets(pim, board.Board.ID, shared.PIC)
	office := newGate(t, site)
	office.shut.Store(true)
	pim.wire = wire.New(t, office.address)

	pim.open("/boards/" + string(board.Board.ID))
	pim.see(".connection-polling")
	for _, card := range board.Cards[:2] {
		moved := time.Now()
		sunja.command(board.Board.ID, shared.MoveCard{Card: card.ID, List: board.Lists[1].ID})
		pim.mark("In progress", card.Title)
		if late := time.Since(moved); late > 5*time.Second {
			t.Errorf("Pim saw the move of %s %v later", card.Title, late)
		}
	}
	pim.see(".connection-polling")

	office.shut.Store(false)
	pim.see(".connection-live")
	sunja.command(board.Board.ID, shared.MoveCard{Card: board.Cards[2].ID, List: board.Lists[2].ID})
	pim.mark("Done", "File")

	office.shut.Store(true)
	pim.wire.Cut() // or the open socket would stay
	pim.see(".connection-offline")
	sunja.command(board.Board.ID, shared.MoveCard{Card: board.Cards[2].ID, List: board.Lists[0].ID})
	pim.wire.Join()
	pim.see(".connection-polling")
	pim.mark("To do", "File")
}

// TestProxyWithoutSite has a proxy answer that there is no such page, whatever it
// is asked for. Nobody takes that for the server's word on the board.
func TestProxyWithoutSite(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja, pim := site.pair(t)
	board := sunja.board("Office", "Stamp")
	path := "/boards/" + string(board.Board.ID)
	sunja.lets(pim, board.Board.ID, shared.Supervisor)
	office := newGate(t, site)
	pim.wire = wire.New(t, office.address)
	desk, _ := pim.offlineReady(path, "Stamp")

	office.lost.Store(true)
	pim.wire.Cut() // or the open socket would stay
	pim.wire.Join()
	desk.see(".connection-offline")
	desk.addsCard("To do", "Seal")
	eventually(t, "it is kept", func() bool { return desk.queued() == "1" }) // else the browser asks before it leaves
	desk.open(path)                                                          // from the device
	desk.mark("To do", "Stamp")
	desk.mark("To do", "Seal")
	desk.see(".banner-offline")
	desk.waitsToSend(1)
	if !desk.holds("Stamp") {
		t.Error("the board isn't on the device any more")
	}

	office.lost.Store(false)
	desk.see(".connection-live")
	desk.wait("has nothing to send", `!document.querySelector("#pending")`)
	sunja.open(path)
	sunja.mark("To do", "Seal")
}
