package e2e

import (
	"testing"

	"incharge/server/auth/oidctest"
)

// TestSignInElsewhere signs in through an OpenID provider: a new person gets an
// account, and is led to where they wanted to go; who changes their mind there
// is told so here.
func TestSignInElsewhere(t *testing.T) {
	t.Parallel()
	provider := oidctest.Start(t, "", oidctest.Person{Subject: "1", Username: "mina", Password: "hers", Name: "Mina Park",
		Email: "mina@example.com", Verified: true})
	site := newSite(t, "OIDC_ISSUER="+provider.Issuer, "OIDC_CLIENT_ID="+oidctest.ClientID,
		"OIDC_CLIENT_SECRET="+oidctest.ClientSecret, "OIDC_NAME=Example ID")
	provider.Callback(site.url + "/api/v1/oidc/callback")

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
