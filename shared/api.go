package shared

import (
	"strings"
	"unicode"
)

// Prefix is where the API lives.
const Prefix = "/api/v1"

// Registration is the body of POST /register.
type Registration struct {
	Name       string `json:"name"`
	Email      string `json:"email"`
	Password   string `json:"password"`
	Invitation string `json:"invitation,omitempty" doc:"The token of an invitation, where the server takes new people by invitation only"`
}

// Validate checks what a person typed, for the form and for the server alike.
func (r Registration) Validate() error {
	var check Check
	check.Line("name", r.Name, MaxName)
	check.Email("email", r.Email)
	check.Password("password", r.Password)
	return check.Err()
}

// Credentials are the body of POST /login.
type Credentials struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

// Account is a user as they see themselves.
type Account struct {
	ID    UserID `json:"id"`
	Name  string `json:"name"`
	Email string `json:"email"`
	Admin bool   `json:"admin,omitempty" doc:"Runs this instance; has no rights on boards by that"`

	Verified bool   `json:"verified" doc:"The address is known to be theirs"`
	Language string `json:"language" enum:",en,ko" doc:"Of mails and pages; empty: as the browser has it"`
	Zone     string `json:"zone" doc:"The time zone's IANA name; empty: as the browser has it"`
	Avatar   string `json:"avatar" doc:"Where the picture is; empty: there is none"`
	TOTP     bool   `json:"totp" doc:"Signing in takes a second factor"`
	Demanded bool   `json:"totp_demanded" doc:"The instance demands one: without it there is only what sets one up"`
	Password bool   `json:"password" doc:"There is one; otherwise they sign in through a provider"`
}

// Owes says that somebody has to set up a second factor before anything else.
func (a Account) Owes() bool { return a.Demanded && !a.TOTP }

// Me answers register, login and GET /me.
type Me struct {
	User Account `json:"user"`
}

// Outcome answers a command.
type Outcome struct {
	Seq    int64  `json:"seq"`
	Change Change `json:"change"`
}

// Changes answers GET /boards/{board}/changes: Seq is where the board stands.
type Changes struct {
	Seq     int64    `json:"seq"`
	Changes []Change `json:"changes"`
}

// Invite is the body of POST /boards/{board}/members.
type Invite struct {
	Email string `json:"email"`
	Role  Role   `json:"role" enum:"supervisor,pic,observer"`
}

func (i Invite) Validate() error {
	var check Check
	check.Email("email", i.Email)
	CheckOneOf(&check, "role", i.Role, Roles)
	return check.Err()
}

// Invited answers POST /boards/{board}/members: the member, or, where the
// address has no account here, that an invitation has been sent.
type Invited struct {
	Member  *Member `json:"member,omitempty"`
	Invited string  `json:"invited,omitempty" doc:"The address that an invitation was sent to"`
}

// Acceptance is the body of POST /invitations/accept.
type Acceptance struct {
	Token string `json:"token" doc:"From the link in the mail"`
}

func (a Acceptance) Validate() error {
	var check Check
	check.Line("token", a.Token, MaxName)
	return check.Err()
}

// Accepted answers POST /invitations/accept.
type Accepted struct {
	Board BoardID `json:"board" doc:"The board that one is now a member of"`
}

// Imported answers POST /boards/import.
type Imported struct {
	Board  BoardID      `json:"board,omitempty" doc:"Absent on a dry run"`
	Report ImportReport `json:"report"`
}

// Problem is an error as it crosses the wire: RFC 9457 with code, errors and
// reason.
type Problem struct {
	Type   string       `json:"type" doc:"about:blank; code says more"`
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail"`
	Code   Code         `json:"code"`
	Errors []FieldError `json:"errors,omitempty"`
	Reason *Reason      `json:"reason,omitempty" doc:"Of some conflicts: what detail says, in parts"`
}

// Email checks an address well enough to send to; whether it exists only a
// mail can tell.
func (c *Check) Email(field, email string) {
	local, domain, ok := strings.Cut(email, "@")
	bad := func(r rune) bool {
		return !unicode.IsGraphic(r) || unicode.IsSpace(r) || strings.ContainsRune(`"(),:;<>[\]`, r)
	}
	switch {
	case email == "":
		c.Failf(field, "must not be empty")
	case !ok || local == "" || !strings.Contains(domain, ".") && domain != "localhost" ||
		strings.HasPrefix(domain, ".") || strings.HasSuffix(domain, ".") || strings.Contains(domain, "..") ||
		strings.Contains(domain, "@") || strings.ContainsFunc(email, bad):
		c.Failf(field, "must be an address like name@example.com")
	default:
		c.length(field, email, MaxEmail)
	}
}

// Password checks a new password: any characters, 8 to 128 of them.
func (c *Check) Password(field, password string) {
	switch n := len([]rune(password)); {
	case n < MinPassword:
		c.Failf(field, "must have at least %d characters", MinPassword)
	case n > MaxPassword:
		c.Failf(field, "must have at most %d characters", MaxPassword)
	}
}
