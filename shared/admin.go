package shared

import (
	"slices"
	"time"
)

// UserRecord is an account as an administrator sees it.
type UserRecord struct {
	ID         UserID     `json:"id"`
	Name       string     `json:"name"`
	Email      string     `json:"email"`
	Admin      bool       `json:"admin"`
	Disabled   bool       `json:"disabled" doc:"Can't sign in"`
	Verified   bool       `json:"verified" doc:"The address has been confirmed"`
	TOTP       bool       `json:"totp" doc:"Signs in with a second factor"`
	CreatedAt  time.Time  `json:"created_at"`
	LastSeenAt *time.Time `json:"last_seen_at" doc:"To the hour; null: not for as long as the security log is kept"`
	Boards     int        `json:"boards" doc:"How many boards the person is a member of"`
}

// UserPage answers GET /admin/users: accounts by name.
type UserPage struct {
	Users []UserRecord `json:"users"`
	Next  UserID       `json:"next,omitempty" doc:"What to ask for with after to get more; absent when there are no more"`
}

// UserChange is the body of PATCH /admin/users/{user}.
type UserChange struct {
	Disabled *bool `json:"disabled,omitempty"`
	Admin    *bool `json:"admin,omitempty"`
}

func (c UserChange) Validate() error {
	if c.Disabled == nil && c.Admin == nil {
		return Invalid("body", "must say what to change: disabled or admin")
	}
	return nil
}

// UserChanged answers PATCH /admin/users/{user}.
type UserChanged struct {
	User UserRecord `json:"user"`
}

// ResetSent answers POST /admin/users/{user}/reset.
type ResetSent struct {
	Mailed bool   `json:"mailed" doc:"The person gets a mail with the link"`
	Link   string `json:"link,omitempty" doc:"Where no mails are sent: the link, to be handed on; good once, for 30 minutes"`
}

// RegistrationPolicy says who may make an account.
type RegistrationPolicy string

const (
	RegistrationOpen   RegistrationPolicy = "open"   // anybody
	RegistrationInvite RegistrationPolicy = "invite" // the first one, and who has been invited to a board
)

// RegistrationPolicies are all there are.
var RegistrationPolicies = []RegistrationPolicy{RegistrationOpen, RegistrationInvite}

// SecondPolicy says of whom a second factor is demanded.
type SecondPolicy string

const (
	SecondOptional  SecondPolicy = "optional" // of nobody
	SecondAdmins    SecondPolicy = "admins"
	SecondEverybody SecondPolicy = "everybody"
)

// SecondPolicies are all there are.
var SecondPolicies = []SecondPolicy{SecondOptional, SecondAdmins, SecondEverybody}

// InstanceSettings are what administrators decide for all; they answer GET and
// PATCH /admin/settings.
type InstanceSettings struct {
	Registration RegistrationPolicy `json:"registration" enum:"open,invite" doc:"Who may make an account: anybody, or who is invited to a board"`
	Second       SecondPolicy       `json:"second_factor" enum:"optional,admins,everybody" doc:"Who must have a second factor: nobody, administrators, or everybody"`
}

// SettingsChange is the body of PATCH /admin/settings: what is absent stays.
type SettingsChange struct {
	Registration *RegistrationPolicy `json:"registration,omitempty" enum:"open,invite"`
	Second       *SecondPolicy       `json:"second_factor,omitempty" enum:"optional,admins,everybody" doc:"Only who has a second factor may demand one"`
}

func (c SettingsChange) Validate() error {
	if c.Registration == nil && c.Second == nil {
		return Invalid("body", "must say what to change: registration or second_factor")
	}
	if c.Registration != nil && !slices.Contains(RegistrationPolicies, *c.Registration) {
		return Invalid("registration", "must be open or invite")
	}
	if c.Second != nil && !slices.Contains(SecondPolicies, *c.Second) {
		return Invalid("second_factor", "must be optional, admins or everybody")
	}
	return nil
}

// Health answers GET /admin/health.
type Health struct {
	Version    string       `json:"version" doc:"Of this server's program"`
	StartedAt  time.Time    `json:"started_at" doc:"This server"`
	Database   string       `json:"database" doc:"The version of Postgres"`
	Migrations []string     `json:"migrations" doc:"The numbers of those that the database has had, in order"`
	Mail       MailHealth   `json:"mail"`
	Backup     BackupHealth `json:"backup"`
	Sockets    int          `json:"sockets" doc:"Open on this server"`
}

// MailHealth is how the mails are that wait to be sent, of all servers.
type MailHealth struct {
	Waiting   int    `json:"waiting" doc:"Not tried yet, or being sent"`
	Failing   int    `json:"failing" doc:"Tried in vain, and to be tried again"`
	Parked    int    `json:"parked" doc:"Given up in the last 30 days"`
	LastError string `json:"last_error,omitempty" doc:"Why the latest try failed, of those that are failing or parked"`
}

// BackupHealth is when the instance was last backed up.
type BackupHealth struct {
	LastAt *time.Time `json:"last_at" doc:"When the newest file in DATA_DIR/backups of this server was written; null: there is none"`
}
