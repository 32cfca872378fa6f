package client

import (
	"context"
	"net/url"
	"time"

	"incharge/shared"
)

// Users are the accounts with something in their name or address, by name: the
// page of them after somebody.
func (c *Client) Users(ctx context.Context, has string, after shared.UserID) (shared.UserPage, error) {
	query := url.Values{}
	put(query, "q", has)
	put(query, "after", string(after))
	var out shared.UserPage
	err := c.call(ctx, "GET", with("/admin/users", query), nil, &out)
	return out, err
}

// ChangeUser disables or enables an account, or gives or takes administration.
func (c *Client) ChangeUser(ctx context.Context, user shared.UserID, change shared.UserChange) (shared.UserRecord, error) {
	var out shared.UserChanged
	err := c.call(ctx, "PATCH", "/admin/users/"+url.PathEscape(string(user)), change, &out)
	return out.User, err
}

// ResetUser sends somebody a link to choose another password, or gives it where
// no mails are sent.
func (c *Client) ResetUser(ctx context.Context, user shared.UserID) (shared.ResetSent, error) {
	var out shared.ResetSent
	err := c.call(ctx, "POST", "/admin/users/"+url.PathEscape(string(user))+"/reset", nil, &out)
	return out, err
}

// SessionsOf are where somebody is signed in.
func (c *Client) SessionsOf(ctx context.Context, user shared.UserID) ([]shared.Session, error) {
	var out shared.Sessions
	err := c.call(ctx, "GET", "/admin/users/"+url.PathEscape(string(user))+"/sessions", nil, &out)
	return out.Sessions, err
}

// EndSessionOf ends one of somebody's sessions.
func (c *Client) EndSessionOf(ctx context.Context, user shared.UserID, id string) error {
	return c.call(ctx, "DELETE", "/admin/users/"+url.PathEscape(string(user))+"/sessions/"+url.PathEscape(id), nil, nil)
}

// EndSessionsOf signs somebody out everywhere.
func (c *Client) EndSessionsOf(ctx context.Context, user shared.UserID) error {
	return c.call(ctx, "DELETE", "/admin/users/"+url.PathEscape(string(user))+"/sessions", nil, nil)
}

// EndTOTPOf switches off the second factor of somebody who has lost it.
func (c *Client) EndTOTPOf(ctx context.Context, user shared.UserID) error {
	return c.call(ctx, "DELETE", "/admin/users/"+url.PathEscape(string(user))+"/totp", nil, nil)
}

// Settings are what is decided for the whole instance.
func (c *Client) Settings(ctx context.Context) (shared.InstanceSettings, error) {
	var out shared.InstanceSettings
	err := c.call(ctx, "GET", "/admin/settings", nil, &out)
	return out, err
}

// ChangeSettings decides it.
func (c *Client) ChangeSettings(ctx context.Context, change shared.SettingsChange) (shared.InstanceSettings, error) {
	var out shared.InstanceSettings
	err := c.call(ctx, "PATCH", "/admin/settings", change, &out)
	return out, err
}

// Health is how the instance is.
func (c *Client) Health(ctx context.Context) (shared.Health, error) {
	var out shared.Health
	err := c.call(ctx, "GET", "/admin/health", nil, &out)
	return out, err
}

// AuditFilter says which lines of the security log are asked for; what is empty
// leaves out none.
type AuditFilter struct {
	Kind     shared.AuditKind
	User     shared.UserID
	From, To time.Time
}

// Audit is a page of the security log, the newest first: the one after a line.
func (c *Client) Audit(ctx context.Context, filter AuditFilter, after shared.AuditID) (shared.AuditPage, error) {
	query := filter.query()
	put(query, "after", string(after))
	var out shared.AuditPage
	err := c.call(ctx, "GET", with("/admin/audit", query), nil, &out)
	return out, err
}

// AuditTable is where a browser gets it as a table, all of it.
func AuditTable(filter AuditFilter) string {
	return shared.Prefix + with("/admin/audit.csv", filter.query())
}

func (f AuditFilter) query() url.Values {
	query := url.Values{}
	put(query, "kind", string(f.Kind))
	put(query, "user", string(f.User))
	for name, at := range map[string]time.Time{"from": f.From, "to": f.To} {
		if !at.IsZero() {
			query.Set(name, at.UTC().Format(time.RFC3339))
		}
	}
	return query
}

func put(query url.Values, name, value string) {
	if value != "" {
		query.Set(name, value)
	}
}

func with(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}
