package auth

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// A provider that leads elsewhere isn't followed there.
func TestProviderIsNotFollowed(t *testing.T) {
	t.Parallel()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was followed") }))
	t.Cleanup(elsewhere.Close)
	leads := httptest.NewServer(http.RedirectHandler(elsewhere.URL, http.StatusFound))
	t.Cleanup(leads.Close)
	p := newProvider(&Provider{Issuer: leads.URL, ClientID: "incharge"})
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, leads.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := p.client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close() //nolint:errcheck // read only
	if answer.StatusCode != http.StatusFound {
		t.Errorf("answered %d", answer.StatusCode)
	}
}
