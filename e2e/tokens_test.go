package e2e

import (
	"net/http"
	"strings"
	"testing"
)

// TestTokens makes a token that only reads, has a program use it, and ends it.
func TestTokens(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja := site.person(t, "Sunja")
	sunja.register()
	sunja.open("/account/tokens")
	sunja.fill("#name", "backup script")
	sunja.press("\r")
	sunja.see("#token-secret")
	token := sunja.read(`document.querySelector("#token-secret").innerText`)
	ask := func(method, body string) int {
		request, err := http.NewRequestWithContext(t.Context(), method, site.url+"/api/v1/boards", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Authorization", "Bearer "+token)
		request.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		return answer.StatusCode
	}
	if got := ask(http.MethodGet, ""); got != http.StatusOK {
		t.Errorf("reading boards with the token: %d", got)
	}
	if got := ask(http.MethodPost, `{"id": "01900000-0000-7000-8000-000000000000", "title": "No"}`); got != http.StatusForbidden {
		t.Errorf("making a board with a token that only reads: %d", got)
	}

	sunja.click("#token-done")
	sunja.wait("does not see it any more", `!document.querySelector("#token-secret")`)
	sunja.click("#token-list .entry button")
	sunja.click("#token-sure")
	sunja.wait("has none left", reads("You have no tokens"))
	if got := ask(http.MethodGet, ""); got != http.StatusUnauthorized {
		t.Errorf("reading boards with a token that has ended: %d", got)
	}
}
