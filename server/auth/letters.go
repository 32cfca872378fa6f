package auth

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/uptrace/bun"

	"incharge/shared"
)

// LetterID names a letter.
type LetterID string

// About says what a letter tells.
type About string

// Letters with a link.
const (
	AboutVerify   About = "verify"    // is this address yours?
	AboutReset    About = "reset"     // choose another password
	AboutEmailOld About = "email_old" // shall the address be changed? To the present one
	AboutEmailNew About = "email_new" // and to the new one
)

// Letters that tell the owner of an account what has happened to it.
const (
	AboutPasswordChanged About = "password_changed"
	AboutPasswordReset   About = "password_reset"
	AboutEmailChanged    About = "email_changed"
	AboutAccountDeleted  About = "account_deleted"
	AboutSecondOn        About = "second_on"
	AboutSecondOff       About = "second_off"
	AboutSecondLost      About = "second_lost"   // switched off by an administrator
	AboutNewRecovery     About = "new_recovery"  // codes, in place of the old ones
	AboutRecoveryUsed    About = "recovery_used" // one of the codes, to sign in
	AboutTokenMade       About = "token_made"    // for programs
	AboutLinked          About = "linked"        // with an account elsewhere
)

var withLink = []About{AboutVerify, AboutReset, AboutEmailOld, AboutEmailNew}

// lasting is how long a link is good, or a letter worth sending.
func (a About) lasting() time.Duration {
	switch {
	case a == AboutVerify:
		return 24 * time.Hour
	case slices.Contains(withLink, a):
		return 30 * time.Minute
	default:
		return 3 * 24 * time.Hour
	}
}

// Letters writes the job that sends a letter, in the transaction of its cause.
type Letters interface {
	Wrote(ctx context.Context, tx bun.Tx, letter LetterID) error
}

// Letter is what a mail about an account needs to say.
type Letter struct {
	About          About
	Name, Email    string // of the recipient
	Language, Zone string // of the recipient; may be empty
	Detail         string
	Address, Agent string // where it was asked for from
	Token          string // of the link; empty where there is none
	At, Expires    time.Time
}

type letterRow struct {
	bun.BaseModel `bun:"table:letters"`

	ID        LetterID `bun:",pk"`
	About     About
	UserID    *shared.UserID
	Email     string
	Language  string
	Detail    string
	Address   string
	Agent     string
	TokenHash []byte
	Confirmed bool
	CreatedAt time.Time `bun:",nullzero,default:now()"`
	ExpiresAt time.Time
}

func newLetter(about About, from From, email string) *letterRow {
	return &letterRow{ID: shared.NewID[LetterID](), About: about, Email: email, Language: from.Language,
		Address: from.Address, Agent: from.agent(), ExpiresAt: time.Now().Add(about.lasting())}
}

func (l *letterRow) to(user shared.UserID) *letterRow { l.UserID = &user; return l }

func (l *letterRow) saying(detail string) *letterRow { l.Detail = detail; return l }

// post writes a letter and the job that sends it.
func (s *Service) post(ctx context.Context, tx bun.Tx, letter *letterRow) error {
	if _, err := tx.NewInsert().Model(letter).Exec(ctx); err != nil {
		return fmt.Errorf("write a letter: %w", err)
	}
	return s.letters.Wrote(ctx, tx, letter.ID)
}

// tell tells the owner of an account, in the transaction of it, what has
// happened to it.
func (s *Service) tell(ctx context.Context, tx bun.Tx, from From, user shared.Account, about About, detail string) error {
	return s.post(ctx, tx, newLetter(about, from, user.Email).to(user.ID).saying(detail))
}

// Letter readies a letter for sending. The secret of its link is made now, anew
// for each try, and only its hash is kept, so that no stored job or row can be
// used in its place. NotFound is for letters that are not to be sent (any more):
// nobody who may sign in has the address, the link has been used, or it is too
// late.
func (s *Service) Letter(ctx context.Context, id LetterID) (Letter, error) {
	token, hash := newToken()
	var row struct {
		letterRow
		Name, Zone, Own string
	}
	// A reset goes to the address as the account has it, not as somebody has
	// typed it: they might not be the same to a mail server.
	err := s.db.NewRaw(`UPDATE letters AS l
		SET user_id = u.id, email = CASE WHEN l.about = ?2 THEN u.email ELSE l.email END, token_hash = CASE WHEN l.about IN (?0) THEN ?1::bytea END
		FROM letters AS same LEFT JOIN users AS u ON u.deleted_at IS NULL AND u.disabled_at IS NULL AND CASE same.about
			WHEN ?2 THEN lower(u.email) = lower(same.email)
			WHEN ?3 THEN u.id = same.user_id AND u.email = same.email
			ELSE u.id = same.user_id END
		WHERE l.id = ?4 AND same.id = l.id AND NOT l.confirmed AND l.expires_at > now()
			AND (u.id IS NOT NULL OR l.about = ?5)
			AND (l.about <> ?6 OR NOT EXISTS (SELECT FROM users AS x WHERE lower(x.email) = lower(l.email) AND x.id <> u.id))
		RETURNING l.about, l.email, coalesce(u.name, l.detail) AS name,
			coalesce(nullif(u.language, ''), l.language) AS language, coalesce(u.zone, '') AS zone,
			l.detail, l.address, l.agent, l.created_at, l.expires_at`,
		bun.List(withLink), hash, AboutReset, AboutVerify, id, AboutAccountDeleted, AboutEmailNew).
		Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) {
		return Letter{}, shared.NotFound("")
	}
	if err != nil {
		return Letter{}, fmt.Errorf("ready letter %s: %w", id, err)
	}
	letter := Letter{About: row.About, Name: row.Name, Email: row.Email, Language: row.Language, Zone: row.Zone,
		Detail: row.Detail, Address: row.Address, Agent: row.Agent, At: row.CreatedAt.UTC(), Expires: row.ExpiresAt.UTC()}
	if slices.Contains(withLink, row.About) {
		letter.Token = token
	}
	return letter, nil
}

// Sent forgets a letter that has been sent, unless there is a link in it.
func (s *Service) Sent(ctx context.Context, id LetterID) error {
	_, err := s.db.NewRaw(`DELETE FROM letters WHERE id = ? AND about NOT IN (?)`, id, bun.List(withLink)).Exec(ctx)
	if err != nil {
		return fmt.Errorf("forget letter %s: %w", id, err)
	}
	return nil
}
