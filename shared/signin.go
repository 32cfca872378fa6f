package shared

import "time"

// SignedIn answers POST /login and POST /login/second: who has signed in or,
// where a second factor is asked for, the token to show it with.
type SignedIn struct {
	User   *Account `json:"user,omitempty"`
	Second string   `json:"second,omitempty" doc:"The password was right; POST /login/second takes this and a code, within 5 minutes and 5 tries"`
}

// SecondFactor is the body of POST /login/second.
type SecondFactor struct {
	Second string `json:"second" doc:"From POST /login"`
	Code   string `json:"code" doc:"Of the app, or a recovery code"`
}

func (s SecondFactor) Validate() error {
	var check Check
	check.Line("second", s.Second, MaxName)
	check.Line("code", s.Code, MaxName)
	return check.Err()
}

// Proof is the body of calls that ask who is signed in for their password.
type Proof struct {
	Password string `json:"password,omitempty" doc:"One's own; empty where there is none"`
}

// Confirmation is the body of POST /me/confirm, by which who is signed in shows
// once more that it is them: by all that signing in asks for.
type Confirmation struct {
	Password string `json:"password,omitempty" doc:"Where there is one"`
	Code     string `json:"code,omitempty" doc:"Where there is a second factor: of the app, or a recovery code"`
}

func (c Confirmation) Validate() error {
	var check Check
	if c.Code != "" {
		check.Line("code", c.Code, MaxName)
	}
	return check.Err()
}

// TOTPKey answers POST /me/totp.
type TOTPKey struct {
	Secret string `json:"secret" doc:"In base32, to be typed into an app"`
	URL    string `json:"url" doc:"otpauth://, to be shown as a QR code"`
}

// TOTPCode is the body of POST /me/totp/confirm.
type TOTPCode struct {
	Code string `json:"code" doc:"That the app shows now"`
}

func (c TOTPCode) Validate() error {
	var check Check
	check.Line("code", c.Code, MaxName)
	return check.Err()
}

// Recovery answers POST /me/totp/confirm and POST /me/totp/recovery.
type Recovery struct {
	Recovery []string `json:"recovery" doc:"Codes that each sign in once without the app; they are never shown again"`
}

// SignInWays answers GET /signin: how one gets in here.
type SignInWays struct {
	Registration RegistrationPolicy `json:"registration" enum:"open,invite"`
	OIDC         *SignInProvider    `json:"oidc" doc:"An OpenID provider, which GET /oidc/start leads to; null: there is none"`
}

// SignInProvider is where people may sign in instead.
type SignInProvider struct {
	_    struct{} `nullable:"true"` // the description says by this that null stands for it
	Name string   `json:"name" doc:"What to call it"`
}

// TokenID names a token of the API.
type TokenID string

// Scope is what a token of the API lets a program do.
type Scope string

const (
	ScopeRead  Scope = "read"
	ScopeWrite Scope = "write" // and read
)

// Scopes are all there are.
var Scopes = []Scope{ScopeRead, ScopeWrite}

// Limits on tokens.
const (
	MaxTokenDays = 365
	MaxTokens    = 50 // of one person
)

// NewToken is the body of POST /me/tokens.
type NewToken struct {
	Name  string `json:"name" doc:"What it is for"`
	Scope Scope  `json:"scope" enum:"read,write"`
	Days  int    `json:"days" minimum:"1" maximum:"365" doc:"How long it is good"`
}

func (n NewToken) Validate() error {
	var check Check
	check.Line("name", n.Name, MaxName)
	CheckOneOf(&check, "scope", n.Scope, Scopes)
	if n.Days < 1 || n.Days > MaxTokenDays {
		check.Failf("days", "must be between 1 and %d", MaxTokenDays)
	}
	return check.Err()
}

// Token is a personal token of the API, as its owner sees it. The secret is not
// in it.
type Token struct {
	ID         TokenID    `json:"id"`
	Name       string     `json:"name"`
	Scope      Scope      `json:"scope" enum:"read,write"`
	CreatedAt  time.Time  `json:"created_at"`
	ExpiresAt  time.Time  `json:"expires_at"`
	LastUsedAt *time.Time `json:"last_used_at" doc:"To the minute; null: never"`
}

// Tokens answers GET /me/tokens: one's own, the newest first. Expired ones stay
// in it for 30 days.
type Tokens struct {
	Tokens []Token `json:"tokens"`
}

// MadeToken answers POST /me/tokens.
type MadeToken struct {
	Secret string `json:"token" doc:"What the program sends as Authorization: Bearer; it is never shown again"`
	Token
}
