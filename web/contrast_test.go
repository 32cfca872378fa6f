package web

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var token = regexp.MustCompile(`--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);`)

// The colours of the tokens, in pairs that stand on each other, have the
// contrast that WCAG 2.2 asks for: 4.5 for text, 3 for the edge of a field and
// the ring of the focus.
func TestContrastOfTokens(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("css/01-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	colors := map[string][2]string{}
	for _, m := range token.FindAllStringSubmatch(string(css), -1) {
		colors[m[1]] = [2]string{m[2], m[3]}
	}
	for grounds, inks := range map[string]string{
		"bg surface surface-sunk surface-hover":   "text text-soft danger",
		"bg surface surface-sunk":                 "text-faint accent-text",
		"surface-press":                           "text text-soft",
		"accent-soft":                             "accent-text",
		"warn-soft":                               "warn",
		"danger-soft":                             "danger",
		"good-soft":                               "good",
		"accent accent-hover accent-press":        "on-accent",
		"danger danger-hover":                     "on-danger",
		"bg surface surface-sunk (of a field: 3)": "line-field focus",
	} {
		least := 4.5
		if names, _, field := strings.Cut(grounds, " (of a field"); field {
			grounds, least = names, 3
		}
		for ground := range strings.FieldsSeq(grounds) {
			for ink := range strings.FieldsSeq(inks) {
				for i, theme := range []string{"light", "dark"} {
					below, on := colors[ground][i], colors[ink][i]
					if below == "" || on == "" {
						t.Fatalf("there is no token --%s or --%s", ground, ink)
					}
					if got := contrast(t, below, on); got < least {
						t.Errorf("%s: --%s on --%s has %.2f, needs %.1f", theme, ink, ground, got, least)
					}
				}
			}
		}
	}
}

func TestContrast(t *testing.T) {
	t.Parallel()
	for colors, want := range map[[2]string]string{
		{"000000", "ffffff"}: "21.00", {"ffffff", "ffffff"}: "1.00", {"777777", "ffffff"}: "4.48",
	} {
		if got := fmt.Sprintf("%.2f", contrast(t, colors[0], colors[1])); got != want {
			t.Errorf("%v: %s, want %s", colors, got, want)
		}
	}
}

// contrast of two colours, as WCAG 2.2 defines it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	high, low := luminance(t, a), luminance(t, b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var sum float64
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
