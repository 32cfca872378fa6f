package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"incharge/server/auth/oidctest"
	"incharge/shared"
)

// besideProvider is a site where one may sign in through an OpenID provider, at
// which Mina has an account.
func besideProvider(t *testing.T) *site {
	t.Helper()
	provider := oidctest.Start(t, "", oidctest.Person{Subject: "1", Username: "mina", Password: "hers", Name: "Mina Park",
		Email: "mina@example.com", Verified: true})
	site := newSite(t, "OIDC_ISSUER="+provider.Issuer, "OIDC_CLIENT_ID="+oidctest.ClientID,
		"OIDC_CLIENT_SECRET="+oidctest.ClientSecret, "OIDC_NAME=Example ID")
	provider.Callback(site.url + "/api/v1/oidc/callback")
	return site
}

// TestSignInElsewhere signs in through an OpenID provider: a new person gets an
// account, and is led to where they wanted to go; who changes their mind there
// is told so here.
func TestSignInElsewhere(t *testing.T) {
	t.Parallel()
	site := besideProvider(t)
	mina := site.person(t, "Mina")
	mina.open("/account/sessions")
	mina.click("#provider")
	mina.click(`[name="cancel"]`)
	mina.wait("is told that it was cancelled", reads("was cancelled"))

	mina.click("#provider")
	mina.fill(`[name="username"]`, "mina")
	mina.fill(`[name="password"]`, "hers")
	mina.press("\r")
	mina.see("#session-list")
	mina.click("#user")
	mina.wait("is who the provider says", reads("Mina Park"))
}

// TestSecondAfterProvider has somebody without a password switch a second factor
// on. It is asked for after the provider as well, also where the device remembers
// who was signed in, and leads on to where they wanted to go.
func TestSecondAfterProvider(t *testing.T) {
	t.Parallel()
	site := besideProvider(t)
	mina := site.person(t, "Mina")
	signIn := func() {
		t.Helper()
		mina.run(chromedp.Navigate(site.url + "/api/v1/oidc/start?return=/account/sessions"))
		mina.fill(`[name="username"]`, "mina")
		mina.fill(`[name="password"]`, "hers")
		mina.press("\r")
	}
	signIn()
	mina.see("#session-list")
	key := call[shared.TOTPKey](mina, "POST", "/me/totp", shared.Proof{})
	recovery := call[shared.Recovery](mina, "POST", "/me/totp/confirm", shared.TOTPCode{Code: codeOf(t, key.Secret, time.Now())}).Recovery

	mina.loseCookies()
	signIn()
	mina.see("#code")
	mina.wait("has no token in her address", `location.pathname === "/login" && location.hash === ""`)
	mina.press("000000\r")
	mina.see("#code-error")
	mina.fill("#code", nextCode(t, key.Secret))
	mina.press("\r")
	mina.see("#session-list")

	mina.signOut()
	signIn()
	mina.see("#code")
	mina.click(".door-others button")
	mina.fill("#code", recovery[0])
	mina.press("\r")
	mina.see("#session-list")
}
