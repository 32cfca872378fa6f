package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/riverqueue/river"

	"incharge/server/api"
	"incharge/server/audit"
	"incharge/server/auth"
	"incharge/server/board"
	"incharge/server/bus"
	"incharge/server/db"
	"incharge/server/db/privatepg"
	"incharge/server/files"
	"incharge/server/jobs"
	"incharge/server/live"
	"incharge/server/mail"
)

// How long the parts may take to stop, one after the other.
const (
	socketsPatience  = 5 * time.Second
	requestsPatience = 25 * time.Second
	jobsPatience     = 15 * time.Second
	postgresPatience = 30 * time.Second
)

// serve runs the server until ctx ends, and then stops what it has started, the
// last first.
func serve(ctx context.Context, c config, log *slog.Logger, stdout io.Writer) (err error) {
	var stops []func() error
	defer func() {
		for i := len(stops) - 1; i >= 0; i-- {
			err = errors.Join(err, stops[i]())
		}
	}()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.addr)
	if err != nil {
		return fmt.Errorf("ADDR can't be listened on: %w", err)
	}
	stops = append(stops, func() error { return ignoreClosed(listener.Close()) })
	if c.publicURL == nil {
		c.publicURL = &url.URL{Scheme: "http", Host: reachable(listener.Addr().String())}
	}

	databaseURL, gone := c.databaseURL, (<-chan struct{})(nil)
	if databaseURL == "" {
		postgres, err := privatepg.Start(ctx, filepath.Join(c.dataDir, "postgres"), log)
		if err != nil {
			return err
		}
		stops = append(stops, func() error { return bounded("stop Postgres", postgresPatience, postgres.Stop) })
		databaseURL, gone = postgres.URL(), postgres.Done()
	}
	database, err := db.Open(ctx, databaseURL)
	if err != nil && c.databaseURL != "" {
		why := strings.Join(strings.Fields(err.Error()), " ") // pgx writes a line for each address it has tried
		return fmt.Errorf("DATABASE_URL can't be used: %s", why)
	}
	if err != nil {
		return err
	}
	stops = append(stops, database.Close)
	if err := db.Migrate(ctx, database); err != nil {
		return err
	}

	workers := river.NewWorkers()
	queue, err := jobs.New(database, log, workers)
	if err != nil {
		return err
	}
	words := newBus(c, database, log)
	joined, _ := words.(*bus.Bus) // nil where there is none
	var counted []prometheus.Collector
	if joined != nil {
		counted = append(counted, joined)
	}
	hub := live.New(words, log)
	notices := mail.NewNotices(queue)
	boards := board.New(database, notices, hub, log)
	hub.SetLog(boards)
	sealed, err := seals(c, log)
	if err != nil {
		return err
	}
	accounts := auth.New(database, auth.Config{
		Registration: c.registration, RateLimits: c.rateLimits, Seals: sealed, Provider: c.provider(api.OIDCCallback),
	}, notices, log)
	counted = append(counted, prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "incharge_passwords_hashed_total", Help: "Passwords hashed, to be kept or to be compared.",
	}, func() float64 { return float64(accounts.Hashed()) }))
	mailer, err := mail.New(c.mail(""), database, boards, accounts, log)
	if err != nil {
		return err
	}
	mailer.Register(workers)
	queue.Trim(boards, time.Duration(c.logDays)*24*time.Hour)
	queue.Purge(boards)
	kept, err := files.Open(ctx, database, c.files())
	if err != nil {
		return err
	}
	stops = append(stops, kept.Close)
	queue.Sweep(kept)
	answers := api.New(api.Config{
		Version: version(), PublicURL: c.publicURL, MetricsToken: c.metricsToken, DB: database,
		Mails: c.smtpURL != "", Backups: filepath.Join(c.dataDir, "backups"),
		Accounts: accounts, Boards: boards, Files: kept, Hub: hub, Site: c.site(), Log: log, Counted: counted,
		AllowedOrigins: c.allowedOrigins, TrustedProxies: c.trustedProxies, HSTSWide: c.hstsWide,
	})
	if err := queue.Start(ctx); err != nil {
		return err
	}
	stops = append(stops, func() error { return bounded("stop the jobs", jobsPatience, queue.Stop) })

	background, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var running sync.WaitGroup
	running.Go(func() { accounts.Run(background) })
	running.Go(func() { audit.New(database, log).Run(background, time.Duration(c.auditDays)*24*time.Hour) })
	running.Go(func() { hub.Run(background, accounts.Ended) })
	if joined != nil {
		running.Go(func() { joined.Run(background, hub) })
	}
	stops = append(stops, func() error { cancel(); running.Wait(); return nil })

	server := newServer(answers, log)
	failed := make(chan error, 1)
	if c.rateLimits {
		listener = fair(listener, c.trustedProxies, log)
	}
	go func() { failed <- server.Serve(listener) }()
	stops = append(stops, func() error {
		answers.Drain()
		closing, done := context.WithTimeout(context.WithoutCancel(ctx), socketsPatience)
		defer done()
		hub.Close(closing)
		return bounded("finish the requests", requestsPatience, server.Shutdown)
	})
	announce(c, log, stdout)

	select {
	case <-ctx.Done():
		log.Info("stopping")
		return nil
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-gone:
		return errors.New("the private Postgres has ended unasked")
	}
}

// What BUS_URL may be beside a URL.
const (
	busPostgres = "postgres"
	busNone     = "none"
)

// newBus joins this server with the others on its database; one with a Postgres
// of its own needs none.
func newBus(c config, database *db.DB, log *slog.Logger) live.Bus {
	switch {
	case c.busURL == busNone, c.busURL == "" && c.databaseURL == "":
		return live.Silent{}
	case c.busURL == busPostgres, c.busURL == "":
		return bus.Postgres(database.Pool.Config().ConnConfig, log)
	default:
		return bus.NATS(c.busURL, log)
	}
}

// newServer limits what one connection may take: time on every side, and
// headers. Calls that need longer move their own deadlines.
func newServer(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}

// announce says where to open it, once it can be opened.
func announce(c config, log *slog.Logger, stdout io.Writer) {
	log.Info("serving", "url", c.publicURL.String(), "version", version())
	if !c.logJSON {
		_, _ = fmt.Fprintf(stdout, "\n  Incharge is ready. Open %s\n\n", c.publicURL) // serving goes on without the hint
	}
}

func bounded(what string, patience time.Duration, stop func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := stop(ctx); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

func ignoreClosed(err error) error {
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}
