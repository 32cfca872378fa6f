package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// look is how somebody meets the app: what their browser speaks, and how wide
// their window is.
type look struct {
	language string
	width    int64
}

// phone says that it is held in a hand: what is beside the board lies over it.
func (l look) phone() bool { return l.width < 600 }

// looks are those in which each part of daily work is gone through: English at a
// desk, Korean on a phone.
var looks = []look{{"en", 1440}, {"ko", 390}}

// bothLooks goes through a journey in each look, on one site.
func bothLooks(t *testing.T, journey func(*testing.T, *site, look)) {
	t.Parallel()
	site := newSite(t)
	for _, l := range looks {
		t.Run(l.language, func(t *testing.T) { journey(t, site, l) })
	}
}

// personWith is somebody new whose browser has a look, with an account.
func (s *site) personWith(t *testing.T, name string, l look) *person {
	t.Helper()
	p := s.person(t, name+l.language)
	p.run(speaks(l.language))
	options := []chromedp.EmulateViewportOption{}
	if l.phone() {
		options = append(options, chromedp.EmulateTouch)
	}
	p.run(chromedp.EmulateViewport(l.width, 860, options...))
	p.register()
	p.wait("reads "+l.language, `document.documentElement.lang === "`+l.language+`"`)
	return p
}

// speaks is a browser whose owner reads a language.
func speaks(language string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{AcceptLanguage: language})
		return err
	})
}
