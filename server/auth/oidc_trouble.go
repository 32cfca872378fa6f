package auth

import (
	"errors"

	"incharge/shared"
)

// Trouble is why somebody was not signed in by way of a provider, for the page
// that they are led back to.
type Trouble struct {
	Kind TroubleKind
	err  error // more, for the log; nil where there is no more to say
}

// TroubleKind crosses the wire, in the address of the login page.
type TroubleKind string

const (
	ProviderCancelled    TroubleKind = "cancelled"    // by the person, there
	ProviderExpired      TroubleKind = "expired"      // too late, used, or begun in another browser
	ProviderAway         TroubleKind = "away"         // it can't be reached, or has a fault
	ProviderFailed       TroubleKind = "failed"       // what it says can't be trusted
	ProviderRefused      TroubleKind = "refused"      // the account may not sign in
	ProviderNoAddress    TroubleKind = "address"      // it gives no address
	ProviderOtherAccount TroubleKind = "confirm"      // an account has the address, which is not confirmed there or here
	ProviderUninvited    TroubleKind = "invitation"   // nobody with that address has been invited
	ProviderTooOften     TroubleKind = "rate_limited" // from this network
)

func trouble(kind TroubleKind, err error) error { return &Trouble{Kind: kind, err: err} }

func (t *Trouble) Error() string {
	if t.err == nil {
		return "not signed in by the provider: " + string(t.Kind)
	}
	return "not signed in by the provider: " + string(t.Kind) + ": " + t.err.Error()
}

// Unwrap is for a program that gets to see it in place of a page.
func (t *Trouble) Unwrap() []error {
	visible := &shared.Error{Code: shared.CodeForbidden, Message: "Signing in with the provider did not work."}
	if t.Kind == ProviderAway {
		visible.Code = shared.CodeUnavailable
	}
	return []error{visible, t.err}
}

// IsTrouble says whether err is a Trouble of a kind.
func IsTrouble(err error, kind TroubleKind) bool {
	t := (*Trouble)(nil)
	return errors.As(err, &t) && t.Kind == kind
}
