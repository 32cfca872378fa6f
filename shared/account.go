package shared

import "time"

// Languages are those that mails and pages can be had in.
var Languages = []string{"en", "ko"}

// ProfileEdit is the body of PATCH /me: what is absent stays.
type ProfileEdit struct {
	Name     *string `json:"name,omitempty"`
	Language *string `json:"language,omitempty" enum:",en,ko" doc:"Empty: as the browser has it"`
	Zone     *string `json:"zone,omitempty" doc:"A time zone like Europe/Berlin; empty: as the browser has it"`
}

func (e ProfileEdit) Validate() error {
	var check Check
	if e.Name != nil {
		check.Line("name", *e.Name, MaxName)
	}
	if e.Language != nil && *e.Language != "" {
		CheckOneOf(&check, "language", *e.Language, Languages)
	}
	if e.Zone != nil {
		check.lineOrNothing("zone", *e.Zone, MaxName)
	}
	return check.Err()
}

// Forgot is the body of POST /forgot.
type Forgot struct {
	Email string `json:"email"`
}

func (f Forgot) Validate() error {
	var check Check
	check.Email("email", f.Email)
	return check.Err()
}

// Reset is the body of POST /reset.
type Reset struct {
	Token    string `json:"token" doc:"From the link in the mail"`
	Password string `json:"password" doc:"The new one"`
}

func (r Reset) Validate() error {
	var check Check
	check.Line("token", r.Token, MaxName)
	check.Password("password", r.Password)
	return check.Err()
}

// Why a new password is refused beyond its length, as the message of its field.
// They are written once, so that the app can say them in its reader's language.
const (
	CommonPassword = "is one of those that are guessed first: choose another"
	OwnPassword    = "is too much like your name or address: choose another"
)

// Link is the body of POST /verify and POST /email/confirm.
type Link struct {
	Token string `json:"token" doc:"From the link in the mail"`
}

func (l Link) Validate() error {
	var check Check
	check.Line("token", l.Token, MaxName)
	return check.Err()
}

// PasswordChange is the body of POST /me/password.
type PasswordChange struct {
	Current    string `json:"current" doc:"Empty where there is none yet"`
	Password   string `json:"password" doc:"The new one"`
	KeepTokens bool   `json:"keep_tokens,omitempty" doc:"Tokens of the API go on; otherwise they end, as all other sessions do"`
}

func (c PasswordChange) Validate() error {
	var check Check
	check.Password("password", c.Password)
	return check.Err()
}

// EmailChange is the body of POST /me/email.
type EmailChange struct {
	Email    string `json:"email" doc:"The new one"`
	Password string `json:"password" doc:"One's own; empty where there is none"`
}

func (c EmailChange) Validate() error {
	var check Check
	check.Email("email", c.Email)
	return check.Err()
}

// Session is a place where one is signed in.
type Session struct {
	ID         string    `json:"id" format:"uuid"`
	CreatedAt  time.Time `json:"created_at"`
	LastSeenAt time.Time `json:"last_seen_at" doc:"To the hour"`
	Agent      string    `json:"agent" doc:"The browser or program, as it calls itself"`
	Address    string    `json:"address" doc:"Of the network that it was begun from"`
	Current    bool      `json:"current" doc:"The one of this call"`
}

// Sessions answers GET /me/sessions, what was used last first.
type Sessions struct {
	Sessions []Session `json:"sessions"`
}

// MaxAvatar is how large a picture may be when it is sent, in bytes.
const MaxAvatar = 1 << 20
