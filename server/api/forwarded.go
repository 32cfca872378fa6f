package api

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// forwarded puts the address of whoever calls in the place of a trusted proxy's.
// Limits, sessions and the security log go by that address, so nobody may
// choose it: X-Forwarded-For is read from its end, where the proxies write, and
// only as far as trusted ones have written it.
func (a *API) forwarded(next http.Handler) http.Handler {
	if len(a.TrustedProxies) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, ok := a.caller(r); ok {
			same := *r
			same.RemoteAddr = net.JoinHostPort(caller.String(), "0")
			r = &same
		}
		next.ServeHTTP(w, r)
	})
}

// caller is the first address, counted from this server outwards, that is no
// proxy of ours.
func (a *API) caller(r *http.Request) (caller netip.Addr, found bool) {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !a.trusted(peer.Addr()) {
		return caller, false
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		address, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return caller, found // what is further out may be made up
		}
		caller, found = address.Unmap(), true
		if !a.trusted(caller) {
			break
		}
	}
	return caller, found
}

func (a *API) trusted(address netip.Addr) bool {
	address = address.Unmap()
	return slices.ContainsFunc(a.TrustedProxies, func(network netip.Prefix) bool { return network.Contains(address) })
}
