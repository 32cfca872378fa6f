package api

import (
	"net/http"
	"strings"

	"incharge/server/audit"
	"incharge/server/problem"
	"incharge/shared"
	"incharge/web"
)

// chain is what every request goes through, the first line first.
func (a *API) chain(next http.Handler) http.Handler {
	layers := []func(http.Handler) http.Handler{
		identify,     // gives it an id
		a.forwarded,  // finds out who calls through a proxy
		traced,       // notes where it comes from, for the security log
		a.observe,    // logs and counts it
		a.recovered,  // answers and logs a panic
		a.headers,    // tells browsers what our pages may do
		private,      // keeps answers out of caches
		onlyJSON,     // forgets which format is asked for
		a.otherSites, // lets allowed origins' pages read the answers
		a.ownPages,   // refuses changes that other sites' pages ask for
		compressed,   // gzip for JSON
	}
	for i := len(layers) - 1; i >= 0; i-- {
		next = layers[i](next)
	}
	return next
}

func (a *API) headers(next http.Handler) http.Handler {
	hsts := ""
	switch {
	case a.secure() && a.HSTSWide:
		hsts = "max-age=31536000; includeSubDomains"
	case a.secure():
		hsts = "max-age=31536000"
	}
	return web.SecurityHeaders(hsts, next)
}

// traced notes where a request comes from: what is written into the security
// log while it is answered says so.
func traced(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(audit.From(r.Context(), addressOf(r), r.UserAgent())))
	})
}

// private keeps answers of the API out of every cache; a call that can do
// better says so itself.
func private(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			w.Header().Set("Cache-Control", "no-store")
		}
		next.ServeHTTP(w, r)
	})
}

// onlyJSON takes the wish for a format away before huma weighs it, which some
// wishes make it panic at, after the call is done. There is one format.
func onlyJSON(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			r.Header.Del("Accept")
		}
		next.ServeHTTP(w, r)
	})
}

// ownPages refuses what changes something and comes from another site's page,
// by the headers that browsers set and pages can't.
func (a *API) ownPages(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	// Behind a proxy that ends TLS or renames the host, the address that the
	// browser knows is only in the configuration.
	for _, origin := range append([]string{a.PublicURL.Scheme + "://" + a.PublicURL.Host}, a.AllowedOrigins...) {
		if err := protection.AddTrustedOrigin(origin); err != nil {
			panic(err) // the configuration has been checked
		}
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.fail(w, r, problem.WithStatus(http.StatusForbidden, shared.Forbidden("Another site's page can't do this in your name.")))
	}))
	return protection.Handler(next)
}
