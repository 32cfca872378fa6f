// Package api is the public contract over HTTP: the calls with their inputs
// and answers, the description that is generated from them, and what every
// request goes through on its way.
package api

import (
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/prometheus/client_golang/prometheus"

	"incharge/server/audit"
	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/db"
	"incharge/server/files"
	"incharge/server/live"
	"incharge/shared"
)

// Config is what an API is made of.
type Config struct {
	Version      string
	PublicURL    *url.URL // where people open Incharge; https makes cookies Secure
	MetricsToken string   // bearer token of /metrics; empty: nobody may read it
	Mails        bool     // there is a server that takes mails
	Backups      string   // directory that backups are written into
	DB           *db.DB
	Accounts     *auth.Service
	Boards       *board.Service
	Files        *files.Service
	Hub          *live.Hub
	Site         http.Handler // the pages
	Log          *slog.Logger
	Counted      []prometheus.Collector // elsewhere, for /metrics

	AllowedOrigins []string       // of other sites' pages that may call
	TrustedProxies []netip.Prefix // whose X-Forwarded-For is believed
	HSTSWide       bool           // under https: also for the hosts below this one
}

// API answers everything that this server is asked over HTTP.
type API struct {
	Config
	huma     huma.API
	mux      *http.ServeMux
	metrics  *metrics
	audit    *audit.Log
	started  time.Time
	handler  http.Handler
	draining atomic.Bool
	imports  imports
	exports  imports
	uploads  uploads
}

// New builds the API with all its routes.
func New(config Config) *API {
	a := &API{
		Config: config, mux: http.NewServeMux(), metrics: newMetrics(config.Hub, config.Counted), imports: newImports(), exports: newImports(),
		audit: audit.New(config.DB, config.Log), started: time.Now(),
		uploads: uploads{by: map[shared.UserID]int{}},
	}
	a.huma = newHuma(a.mux, config.Version)
	a.routes()
	a.handler = a.chain(a.mux)
	return a
}

func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.handler.ServeHTTP(w, r) }

// Drain makes the readiness probe fail, so that whoever spreads the load sends
// no more here.
func (a *API) Drain() { a.draining.Store(true) }

// secure says whether people come over https.
func (a *API) secure() bool { return a.PublicURL.Scheme == "https" }
