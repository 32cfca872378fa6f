package api

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"incharge/server/live"
	"incharge/server/problem"
	"incharge/shared"
)

// metrics are what Prometheus reads.
type metrics struct {
	http.Handler
	requests *prometheus.CounterVec
	latency  *prometheus.HistogramVec
	commands *prometheus.CounterVec
}

func newMetrics(hub *live.Hub, more []prometheus.Collector) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "incharge_http_requests_total", Help: "Requests by method, route and status.",
		}, []string{"method", "route", "status"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "incharge_http_request_seconds", Help: "How long requests took, by method and route.",
			Buckets: []float64{.002, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"method", "route"}),
		commands: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "incharge_commands_total", Help: "Commands by type and result: ok, or the code of the refusal.",
		}, []string{"type", "result"}),
	}
	sockets := prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "incharge_sockets", Help: "Open WebSockets.",
	}, func() float64 { return float64(hub.Sockets()) })
	registry := prometheus.NewRegistry()
	registry.MustRegister(m.requests, m.latency, m.commands, sockets,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	registry.MustRegister(more...)
	m.Handler = promhttp.HandlerFor(registry, promhttp.HandlerOpts{})
	return m
}

var methods = []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}

func (m *metrics) request(method, route string, status int, took time.Duration) {
	if !slices.Contains(methods, method) {
		method = "other" // anybody can make methods up: labels must stay few
	}
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Inc()
	if status != http.StatusSwitchingProtocols {
		m.latency.WithLabelValues(method, route).Observe(took.Seconds())
	}
}

func (m *metrics) command(command shared.Command, err error) {
	result := "ok"
	if err != nil {
		result = string(problem.Of(err).Code)
	}
	m.commands.WithLabelValues(command.Type(), result).Inc()
}
