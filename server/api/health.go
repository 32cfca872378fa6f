package api

import (
	"context"
	"crypto/subtle"
	"net/http"
	"time"

	"incharge/server/db"
	"incharge/shared"
)

const probePatience = 3 * time.Second

// healthy says that the process answers: if not, it should be started anew.
func (a *API) healthy(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ok"})
}

// ready says that requests can be served: the database answers, it has all
// migrations, and the server is not about to stop.
func (a *API) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), probePatience)
	defer cancel()
	w.Header().Set("Cache-Control", "no-store")
	switch err := db.Current(ctx, a.DB); {
	case a.draining.Load():
		a.fail(w, r, &shared.Error{Code: shared.CodeUnavailable, Message: "The server is stopping."})
	case err != nil:
		a.Log.WarnContext(ctx, "not ready", "error", err)
		a.fail(w, r, &shared.Error{Code: shared.CodeUnavailable, Message: "The database does not answer, or is not migrated."})
	default:
		writeJSON(w, http.StatusOK, "application/json", map[string]string{"status": "ready"})
	}
}

// measured serves the metrics to those who have their token. Without one there
// are none: behind a proxy on this machine everybody comes from this machine.
func (a *API) measured(w http.ResponseWriter, r *http.Request) {
	want := "Bearer " + a.MetricsToken
	switch {
	case a.MetricsToken == "":
		a.fail(w, r, shared.NotFound(""))
		return
	case subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte(want)) != 1:
		a.fail(w, r, &shared.Error{Code: shared.CodeUnauthorized, Message: "The metrics need their token."})
		return
	}
	a.metrics.ServeHTTP(w, r)
}
