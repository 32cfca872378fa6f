package api

import "net/http"

// accountRoutes are the calls by which people look after their accounts.
func (a *API) accountRoutes() {
	const (
		get, post, put = http.MethodGet, http.MethodPost, http.MethodPut
		patch, remove  = http.MethodPatch, http.MethodDelete
		ok, accepted   = http.StatusOK, http.StatusAccepted
		noContent      = http.StatusNoContent
	)
	handle(a, call{patch, "/me", small, ok, "Change one's name, language or time zone"}, a.editMe)
	handle(a, call{remove, "/me", small, noContent, "Delete one's account: what one did stays, as a deleted user's"}, a.deleteMe, within(deletePatience))
	handle(a, call{put, "/me/avatar", picture, ok, "Set one's picture"}, a.setAvatar)
	handle(a, call{remove, "/me/avatar", nothing, ok, "Remove one's picture"}, a.removeAvatar)
	handle(a, call{get, "/users/{user}/avatar", nothing, ok, "The picture of somebody who is on a board with one"}, a.avatar, sends("image/png"), also(http.StatusNotModified))

	handle(a, call{post, "/me/verify", nothing, noContent, "Have the mail that verifies one's address sent again"}, a.askToVerify)
	handle(a, call{post, "/verify", small, noContent, "Verify an address, by the link in that mail"}, a.verify)
	handle(a, call{post, "/forgot", small, accepted, "Have a link mailed by which to choose a new password; the answer is the same for every address"}, a.forgot)
	handle(a, call{post, "/reset", small, noContent, "Choose a new password by that link; all sessions end"}, a.reset)
	handle(a, call{post, "/me/confirm", small, noContent, "Show that it is oneself, which holds for 15 minutes as signing in does: calls that ask for it are refused with the reason confirm until then"}, a.confirm)
	handle(a, call{post, "/me/password", small, noContent, "Change one's password; all other sessions and the API tokens end, and this session gets a new cookie"}, a.changePassword)
	handle(a, call{post, "/me/email", small, accepted, "Have one's address changed: a mail goes to both, the present and the new one"}, a.changeEmail)
	handle(a, call{post, "/email/confirm", small, noContent, "Confirm that change by the link in one of the mails; the second changes it"}, a.confirmEmail)

	handle(a, call{get, "/me/sessions", nothing, ok, "Where one is signed in"}, a.sessions)
	handle(a, call{remove, "/me/sessions", nothing, noContent, "Sign out everywhere else"}, a.endOthers)
	handle(a, call{remove, "/me/sessions/{session}", nothing, noContent, "End one session"}, a.endSession)
}
