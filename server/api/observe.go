package api

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"incharge/shared"
)

type requestKey struct{}

// whoKey is where observe leaves a place for who makes a request.
type whoKey struct{}

// note says for the log who makes a request.
func note(ctx context.Context, user shared.UserID) {
	if who, ok := ctx.Value(whoKey{}).(*shared.UserID); ok {
		*who = user
	}
}

// identify gives every request an id, which is in its answer and in every line
// that is logged for it.
func identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := strings.ToLower(rand.Text())
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, id)))
	})
}

// Logged adds the id of the request that a line belongs to, wherever in the
// program it is logged.
func Logged(handler slog.Handler) slog.Handler { return &requestHandler{handler} }

type requestHandler struct{ slog.Handler }

func (h *requestHandler) Handle(ctx context.Context, record slog.Record) error {
	if id, ok := ctx.Value(requestKey{}).(string); ok {
		record.AddAttrs(slog.String("request", id))
	}
	return h.Handler.Handle(ctx, record)
}

func (h *requestHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &requestHandler{h.Handler.WithAttrs(attrs)}
}

func (h *requestHandler) WithGroup(name string) slog.Handler {
	return &requestHandler{h.Handler.WithGroup(name)}
}

// hungUp is what is noted where the caller has not waited for the answer: the
// server was not unavailable. Others call it 499 too; nobody is sent it.
const hungUp = 499

// observe logs and counts every request by its route: never its body, its
// query or a token, and not the ids in its path.
func (a *API) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen, who := &recorder{ResponseWriter: w}, new(shared.UserID)
		r = r.WithContext(context.WithValue(r.Context(), whoKey{}, who))
		next.ServeHTTP(seen, r)
		if seen.status == 0 {
			seen.status = http.StatusOK
		}
		if seen.status == http.StatusServiceUnavailable && errors.Is(r.Context().Err(), context.Canceled) {
			seen.status = hungUp
		}
		took := time.Since(began)
		_, route, found := strings.Cut(r.Pattern, " ") // the mux has set it by now
		if !found {
			route = r.Pattern
		}
		a.metrics.request(r.Method, route, seen.status, took)
		level := slog.LevelInfo
		if route == "/" || route == "/healthz" || route == "/readyz" || route == "/metrics" {
			level = slog.LevelDebug
		}
		about := []any{"method", r.Method, "route", route, "status", seen.status, "ms", took.Milliseconds(), "bytes", seen.bytes}
		if *who != "" {
			about = append(about, "user", *who)
		}
		if refused(seen.status) {
			about = append(about, "from", addressOf(r))
		}
		a.Log.Log(r.Context(), level, "request", about...)
	})
}

// refused says whether an answer keeps somebody from what they have tried.
func refused(status int) bool {
	return status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusNotFound || status == http.StatusTooManyRequests
}

var errPanic = errors.New("panic")

// recovered turns a panic into a logged internal error.
func (a *API) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			reason := recover()
			if reason == nil {
				return
			}
			if err, ok := reason.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(reason)
			}
			a.Log.ErrorContext(r.Context(), "panic", "reason", reason, "stack", string(debug.Stack()))
			if seen, ok := w.(*recorder); ok && seen.status != 0 {
				panic(http.ErrAbortHandler) // half an answer has gone out: cut it off
			}
			writeJSON(w, http.StatusInternalServerError, "application/problem+json", problemOf(errPanic))
		}()
		next.ServeHTTP(w, r)
	})
}
