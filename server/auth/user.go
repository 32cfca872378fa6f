package auth

import (
	"strings"

	"incharge/shared"
)

// userRow is an account as it is stored.
type userRow struct {
	ID           shared.UserID
	Name         string
	Email        string
	PasswordHash string // empty: signs in without one; read where it is compared
	Admin        bool
	Verified     bool
	Language     string
	Zone         string
	Avatar       string
	Password     bool // there is one
	TOTP         bool `bun:"totp"` // a second factor is asked for
	Demanded     bool // one is demanded of them
}

// Of a user u: whether they have a second factor, and whether one is demanded of
// them. Who owes one has to set it up before anything else.
const (
	hasSecond = `EXISTS (SELECT FROM totp WHERE totp.user_id = u.id AND totp.confirmed_at IS NOT NULL)`
	demanded  = `(SELECT i.second_factor = 'everybody' OR i.second_factor = 'admins' AND u.admin FROM instance i)`
	owes      = demanded + ` AND NOT ` + hasSecond
)

// userColumns are what is read of a user u, but for the hash.
const userColumns = `u.id, u.name, u.email, u.admin, u.verified_at IS NOT NULL AS verified,
	u.language, u.zone, u.avatar, u.password_hash <> '' AS password,
	` + hasSecond + ` AS totp, ` + demanded + ` AS demanded`

func (u userRow) account() shared.Account {
	return shared.Account{ID: u.ID, Name: u.Name, Email: u.Email, Admin: u.Admin, Verified: u.Verified,
		Language: u.Language, Zone: u.Zone, Avatar: u.Avatar, TOTP: u.TOTP, Demanded: u.Demanded, Password: u.Password}
}

// From is where a request comes from.
type From struct {
	Address  string // of the network
	Agent    string // the browser or program, as it calls itself
	Language string // that it wants: en, ko or empty
}

// mostAgent is how much of a program's name for itself is kept, in bytes.
const mostAgent = 300

// agent is fit to be stored: short, and text that Postgres takes.
func (f From) agent() string {
	agent := f.Agent[:min(len(f.Agent), mostAgent)]
	return strings.ReplaceAll(strings.ToValidUTF8(agent, ""), "\x00", "")
}

// speaking is the same in the language that somebody has chosen, if any.
func (f From) speaking(language string) From {
	if language != "" {
		f.Language = language
	}
	return f
}
