package api

import (
	"context"
	"net/http"
	"strings"

	"incharge/shared"
)

// adminRoutes are the calls that only administrators may make. To everybody
// else they aren't there.
func (a *API) adminRoutes() {
	const (
		get, post, patch, remove = http.MethodGet, http.MethodPost, http.MethodPatch, http.MethodDelete
		ok, noContent            = http.StatusOK, http.StatusNoContent
	)
	handle(a, call{get, "/admin/users", nothing, ok, "The accounts of the instance, by name, a page of them"}, a.users)
	handle(a, call{patch, "/admin/users/{user}", small, ok, "Disable or enable an account, give or take administration"}, a.changeUser)
	handle(a, call{post, "/admin/users/{user}/reset", nothing, ok, "Send somebody a link to choose another password"}, a.resetUser)
	handle(a, call{get, "/admin/users/{user}/sessions", nothing, ok, "Where somebody is signed in"}, a.sessionsOf)
	handle(a, call{remove, "/admin/users/{user}/sessions", nothing, noContent, "Sign somebody out everywhere"}, a.endSessionsOf)
	handle(a, call{remove, "/admin/users/{user}/sessions/{session}", nothing, noContent, "End one of somebody's sessions"}, a.endSessionOf)
	handle(a, call{remove, "/admin/users/{user}/totp", nothing, noContent, "Switch off the second factor of somebody who has lost it; their sessions end, and they get a mail"}, a.endTOTPOf)
	handle(a, call{get, "/admin/settings", nothing, ok, "What is decided for the whole instance"}, a.settings)
	handle(a, call{patch, "/admin/settings", small, ok, "Decide it"}, a.changeSettings)
	handle(a, call{get, "/admin/health", nothing, ok, "How the instance is"}, a.instanceHealth)
	handle(a, call{get, "/admin/audit", nothing, ok, "The security log, the newest first, a page of it"}, a.auditPage)
	handle(a, call{get, "/admin/audit.csv", nothing, ok, "The security log as a table, all of it"}, a.auditCSV, within(csvPatience), sends(csvMedia))
}

type usersInput struct {
	Administrator
	Q     string        `query:"q" maxLength:"200" doc:"Only those whose name or address has this in it"`
	After shared.UserID `query:"after" doc:"What a page before this one said as next"`
}

type usersOutput struct{ Body shared.UserPage }

func (a *API) users(ctx context.Context, in *usersInput) (*usersOutput, error) {
	var check shared.Check
	if q := strings.TrimSpace(in.Q); q != "" {
		check.Line("q", q, shared.MaxName)
	}
	shared.CheckOptionalID(&check, "after", in.After)
	if err := check.Err(); err != nil {
		return nil, err
	}
	page, err := a.Accounts.Users(ctx, in.Q, in.After)
	return &usersOutput{page}, err
}

// OfUser is in the input of every call about somebody's account.
type OfUser struct {
	User shared.UserID `path:"user"`
}

type changeUserInput struct {
	Administrator
	OfUser
	JSON[shared.UserChange]
}

type changeUserOutput struct{ Body shared.UserChanged }

// changeUser closes the sockets of sessions that end with it.
func (a *API) changeUser(ctx context.Context, in *changeUserInput) (*changeUserOutput, error) {
	change, err := in.decode()
	if err != nil {
		return nil, err
	}
	user, ended, err := a.Accounts.ChangeUser(ctx, in.actor(), in.User, change)
	if err != nil {
		return nil, err
	}
	if ended {
		a.Hub.EndUser(in.User)
	}
	return &changeUserOutput{shared.UserChanged{User: user}}, nil
}

type resetUserInput struct {
	Administrator
	Caller
	OfUser
}

type resetUserOutput struct{ Body shared.ResetSent }

// resetUser has the link mailed. Where no mails are sent, the administrator
// hands it on.
func (a *API) resetUser(ctx context.Context, in *resetUserInput) (*resetUserOutput, error) {
	if a.Mails {
		err := a.Accounts.MailReset(ctx, in.from(), in.actor(), in.User)
		return &resetUserOutput{shared.ResetSent{Mailed: true}}, err
	}
	token, err := a.Accounts.ResetLink(ctx, in.from(), in.actor(), in.User)
	return &resetUserOutput{shared.ResetSent{Link: a.link("/reset#" + token)}}, err
}

// link is where people open something; path begins with a slash.
func (a *API) link(path string) string {
	return strings.TrimRight(a.PublicURL.String(), "/") + path
}

type settingsOutput struct{ Body shared.InstanceSettings }

func (a *API) settings(ctx context.Context, _ *struct{ Administrator }) (*settingsOutput, error) {
	settings, err := a.Accounts.Settings(ctx)
	return &settingsOutput{settings}, err
}

type changeSettingsInput struct {
	Administrator
	JSON[shared.SettingsChange]
}

func (a *API) changeSettings(ctx context.Context, in *changeSettingsInput) (*settingsOutput, error) {
	change, err := in.decode()
	if err != nil {
		return nil, err
	}
	if err := a.Accounts.ChangeSettings(ctx, in.actor(), change); err != nil {
		return nil, err
	}
	if change.Second != nil {
		a.Hub.Check(ctx, a.Accounts.Ended) // other servers look within half a minute
	}
	settings, err := a.Accounts.Settings(ctx)
	return &settingsOutput{settings}, err
}
