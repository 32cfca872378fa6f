package bus

import "github.com/prometheus/client_golang/prometheus"

// counts are what Prometheus reads of the bus: in is from the other servers,
// out is to them.
type counts struct {
	messages, dropped, reconnects *prometheus.CounterVec
	connected                     *prometheus.GaugeVec
}

const in, out = "in", "out"

// Why words are dropped.
const (
	full     = "full"     // too many wait to be said
	nonsense = "nonsense" // what has come can't be read
)

func newCounts() counts {
	c := counts{
		messages: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "incharge_bus_messages_total", Help: "Messages between the servers, by direction.",
		}, []string{"direction"}),
		dropped: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "incharge_bus_dropped_total", Help: "Words dropped, by reason: full (too many to be said), nonsense (heard). What they said is in the log.",
		}, []string{"reason"}),
		reconnects: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "incharge_bus_reconnects_total", Help: "How often the bus worked again after it had not, by direction.",
		}, []string{"direction"}),
		connected: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "incharge_bus_connected", Help: "Whether the bus works, by direction: in is 0 until it hears, out is 1 until something can't be said.",
		}, []string{"direction"}),
	}
	for _, direction := range []string{in, out} { // so that all are there from the start
		c.messages.WithLabelValues(direction)
		c.reconnects.WithLabelValues(direction)
	}
	c.dropped.WithLabelValues(full)
	c.dropped.WithLabelValues(nonsense)
	c.connected.WithLabelValues(in).Set(0)
	c.connected.WithLabelValues(out).Set(1)
	return c
}

func (c counts) all() []prometheus.Collector {
	return []prometheus.Collector{c.messages, c.dropped, c.reconnects, c.connected}
}

// Describe and Collect make a Bus a prometheus.Collector.
func (b *Bus) Describe(descriptions chan<- *prometheus.Desc) {
	for _, c := range b.counts.all() {
		c.Describe(descriptions)
	}
}

// Collect gives what has been counted.
func (b *Bus) Collect(metrics chan<- prometheus.Metric) {
	for _, c := range b.counts.all() {
		c.Collect(metrics)
	}
}
