package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"
	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// The path covers what is dark in the code, and nothing else.
func TestModules(t *testing.T) {
	t.Parallel()
	code, err := qr.Encode("otpauth://totp/Incharge:sunja@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Incharge", qr.L, qr.Auto)
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[[2]int]bool{}
	for run := range strings.SplitSeq(strings.TrimSuffix(modules(code), "z"), "z") {
		var x, y, n, back int
		if _, err := fmt.Sscanf(run, "M%d %dh%dv1h-%d", &x, &y, &n, &back); err != nil || n != back {
			t.Fatalf("%q: %v", run, err)
		}
		for i := range n {
			drawn[[2]int{x + i - quiet, y - quiet}] = true
		}
	}
	side := code.Bounds().Dx()
	for x := range side {
		for y := range side {
			r, _, _, _ := code.At(x, y).RGBA()
			if drawn[[2]int{x, y}] != (r == 0) {
				t.Fatalf("at %d, %d it is not what the code has", x, y)
			}
		}
	}
	if html := app.HTMLString(qrCode("otpauth://x", "A code")); !strings.Contains(html, `aria-label="A code"`) || strings.Contains(html, "style=") {
		t.Error(html)
	}
}
