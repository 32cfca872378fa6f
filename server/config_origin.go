package main

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// setAllowedOrigins takes exact origins only. A browser sends cookies along
// with what these sites' pages ask for, so a star would let every page of the
// web act in the name of whoever looks at it.
func setAllowedOrigins(c *config, value string) error {
	for _, origin := range split(value) {
		if strings.Contains(origin, "*") {
			return errors.New("must name each origin in full: with a * any page of the web could act in a signed-in person's name")
		}
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || origin != u.Scheme+"://"+u.Host || strings.ToLower(origin) != origin {
			return errors.New("must hold origins like https://tools.example.com, in lower case and without a path")
		}
		if !slices.Contains(c.allowedOrigins, origin) {
			c.allowedOrigins = append(c.allowedOrigins, origin)
		}
	}
	return nil
}

func setTrustedProxies(c *config, value string) error {
	for _, text := range split(value) {
		network, err := netip.ParsePrefix(text)
		if address, bad := netip.ParseAddr(text); err != nil && bad == nil {
			network, err = address.Prefix(address.BitLen())
		}
		if err != nil {
			return fmt.Errorf("must hold addresses like 10.0.0.7 or 10.0.0.0/8, not %q", text)
		}
		c.trustedProxies = append(c.trustedProxies, network.Masked())
	}
	return nil
}

func setHSTS(c *config, value string) error {
	c.hstsWide = value == "on"
	return oneOf(value, "on", "off")
}

func setDevPages(c *config, value string) error {
	c.devPages = value == "on"
	return oneOf(value, "on", "off")
}

// split takes a list apart at its commas.
func split(value string) []string {
	var parts []string
	for part := range strings.SplitSeq(value, ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}
