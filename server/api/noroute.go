package api

import (
	"net/http"
	"strings"

	"incharge/server/problem"
	"incharge/shared"
)

// noRoute answers what no route under /api/ takes: 405 where another method
// would have been answered, else 404.
func (a *API) noRoute(w http.ResponseWriter, r *http.Request) {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		other := &http.Request{Method: method, URL: r.URL, Host: r.Host}
		if _, pattern := a.mux.Handler(other); pattern != "" && pattern != "/api/" {
			allowed = append(allowed, method)
		}
	}
	if len(allowed) == 0 {
		a.fail(w, r, shared.NotFound(""))
		return
	}
	list := strings.Join(allowed, ", ")
	w.Header().Set("Allow", list)
	a.fail(w, r, problem.WithStatus(http.StatusMethodNotAllowed, shared.Invalid("method", "must be one of "+list+" here")))
}
