package api

import (
	"net/http"
	"time"

	"incharge/shared"
)

// Sizes of bodies, in bytes.
const (
	nothing = 0
	small   = 16 << 10
	large   = 1 << 20
	picture = shared.MaxAvatar
	export  = 64 << 20
)

// How long calls may take.
const (
	patience       = 20 * time.Second // an ordinary one
	importPatience = 10 * time.Minute
	mostWait       = 30 * time.Second // for the first change
)

// routes lists everything that is answered here. Which calls need somebody to
// be signed in shows in their inputs (see input.go).
func (a *API) routes() {
	const (
		get, post   = http.MethodGet, http.MethodPost
		ok, created = http.StatusOK, http.StatusCreated
		noContent   = http.StatusNoContent
	)
	handle(a, call{post, "/register", small, created, "Make an account, signed in at once"}, a.register)
	handle(a, call{post, "/logout", nothing, noContent, "Sign out"}, a.logout)
	handle(a, call{get, "/me", nothing, ok, "Who is signed in"}, a.me)

	handle(a, call{get, "/boards", nothing, ok, "The boards that one is a member of"}, a.boards)
	handle(a, call{post, "/boards", small, created, "Create a board, as its supervisor"}, a.createBoard)
	handle(a, call{post, "/boards/import", export, created, "Create a board from a file that was exported, here or by another program"}, a.importBoard, within(importPatience), also(ok))
	handle(a, call{get, "/boards/{board}", nothing, ok, "The snapshot of a board: what is open on it"}, a.snapshot, also(http.StatusNotModified))
	handle(a, call{get, "/boards/{board}/archive", nothing, ok, "What has been taken off a board and can be restored"}, a.archive)
	handle(a, call{get, "/boards/{board}/details", nothing, ok, "What the snapshot leaves out of the cards, all at once"}, a.details)
	handle(a, call{get, "/boards/{board}/cards/{card}", nothing, ok, "A card with all that belongs to it"}, a.card)
	handle(a, call{post, "/boards/{board}/commands", large, ok, "Change a board"}, a.execute)
	handle(a, call{get, "/boards/{board}/changes", nothing, ok, "The changes of a board, in order"}, a.changes, within(mostWait+patience))
	handle(a, call{post, "/boards/{board}/members", small, created, "Add a member by address, or invite one"}, a.invite)
	a.htmlRoutes()
	a.findRoutes()
	a.exportRoutes()
	a.publicRoutes()
	a.fileRoutes()
	a.accountRoutes()
	a.invitationRoutes()
	a.signInRoutes()
	a.adminRoutes()

	a.mux.HandleFunc("GET "+prefix+"/live", a.socket)
	a.mux.HandleFunc("GET "+prefix+"/openapi.json", a.description())
	a.mux.HandleFunc("GET /api/docs", a.docs())
	a.mux.HandleFunc("GET /api/docs.css", docsStyle)
	a.mux.HandleFunc("/api/", a.noRoute)

	a.mux.HandleFunc("GET /healthz", a.healthy)
	a.mux.HandleFunc("GET /readyz", a.ready)
	a.mux.HandleFunc("GET /metrics", a.measured)
	a.mux.Handle("/", a.Site)
}
