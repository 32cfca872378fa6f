package api

import (
	"net/http"
	"slices"
	"strings"
)

// What another site's page may send and read, where its origin is allowed.
const (
	allowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE"
	allowedHeaders = "Authorization, Content-Type, If-None-Match, Incharge-User"
	exposedHeaders = "ETag, Retry-After, X-Request-Id"
	preflightHolds = "600" // seconds
)

// allowed says whether an origin is one of those that the configuration names.
func (a *API) allowed(origin string) bool { return slices.Contains(a.AllowedOrigins, origin) }

// otherSites lets the pages of allowed origins read the API's answers, signed
// in as whoever looks at them. Every other page's browser keeps them to itself.
func (a *API) otherSites(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(a.AllowedOrigins) == 0 || !strings.HasPrefix(r.URL.Path, "/api/") {
			next.ServeHTTP(w, r)
			return
		}
		h, origin := w.Header(), r.Header.Get("Origin")
		h.Add("Vary", "Origin")
		if !a.allowed(origin) {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Origin", origin)
		h.Set("Access-Control-Allow-Credentials", "true")
		h.Set("Access-Control-Expose-Headers", exposedHeaders)
		if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Methods", allowedMethods)
		h.Set("Access-Control-Allow-Headers", allowedHeaders)
		h.Set("Access-Control-Max-Age", preflightHolds)
		w.WriteHeader(http.StatusNoContent)
	})
}
