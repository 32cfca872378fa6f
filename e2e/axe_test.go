package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axe is axe-core, Deque's checker of accessibility, as it comes.
//
//go:embed testdata/axe/axe.min.js
var axe string

// fault is what axe finds wrong, and where.
type fault struct {
	Rule  string
	Help  string
	Where []string
}

// faults has axe look at what somebody sees: by all of its rules, those for good
// practice too, or by those that are named.
func (p *person) faults(rules ...string) []fault {
	p.t.Helper()
	only := ""
	if len(rules) > 0 {
		names, err := json.Marshal(rules)
		if err != nil {
			p.t.Fatal(err)
		}
		only = fmt.Sprintf(`runOnly: {type: "rule", values: %s},`, names)
	}
	script := axe + fmt.Sprintf(`; axe.run(document, {%s resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then(found =>
		JSON.stringify(found.violations.map(v => ({Rule: v.id, Help: v.help,
			Where: v.nodes.map(n => n.target.join(" ") + ": " + (n.any[0] || n.all[0] || n.none[0]).message)}))))`, only)
	ctx, cancel := context.WithTimeout(p.ctx, 60*time.Second)
	defer cancel()
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, awaited))
	if err != nil {
		p.t.Fatalf("%s: look with axe: %v", p.name, err)
	}
	var all []fault
	if err := json.Unmarshal([]byte(found), &all); err != nil {
		p.t.Fatal(err)
	}
	return all
}

// scheme has the system prefer light or dark.
func scheme(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	})
}

// TestAccessible has axe look at all there is to be seen, in both themes, wide
// and on a phone.
func TestAccessible(t *testing.T) {
	t.Parallel()
	all := places(t)
	for _, at := range all {
		at.who.run(chromedp.EmulateViewport(1440, 900))
		at.visit()
		// What costs is going there, so it is looked at in all ways then.
		for _, look := range []struct {
			width int64
			theme string
		}{{1440, "light"}, {1440, "dark"}, {390, "light"}} {
			at.who.run(chromedp.EmulateViewport(look.width, 900), scheme(look.theme))
			at.settle()
			for _, f := range at.who.faults() {
				t.Errorf("%s, %d px, %s: %s (%s): %q", at.name, look.width, look.theme, f.Help, f.Rule, f.Where)
			}
		}
	}
}

// TestAxe sees to it that axe finds what is wrong, on pages like ours.
func TestAxe(t *testing.T) {
	t.Parallel()
	nobody := newSite(t).person(t, "Nobody")
	nobody.open("/login")
	nobody.see("#email")
	nobody.do(`document.querySelector("main").insertAdjacentHTML("beforeend",
		'<img src="/icon.svg"><p class="faint" id="pale">Too pale to be read</p><button class="button"></button>');
		document.querySelector("#pale").style.setProperty("color", "light-dark(#ccc, #333)")`)
	found := map[string]bool{}
	for _, f := range nobody.faults() {
		found[f.Rule] = true
	}
	for _, rule := range []string{"image-alt", "color-contrast", "button-name"} {
		if !found[rule] {
			t.Errorf("axe has not found the fault that %s is about; it found %v", rule, found)
		}
	}
}
