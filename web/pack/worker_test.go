package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	browserpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"incharge/web"
)

// The service worker is proven where it runs, in a browser, against sites that
// were packed for it. Their wasm is none: the app doesn't start, and all that is
// around it does.

// deployment is a server whose site can be replaced, or taken off the network.
type deployment struct {
	*httptest.Server
	dir  atomic.Value // string
	down atomic.Bool
}

func deploy(t *testing.T, dir string) *deployment {
	t.Helper()
	d := &deployment{}
	d.dir.Store(dir)
	d.Server = httptest.NewServer(web.SecurityHeaders("", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if d.down.Load() {
			panic(http.ErrAbortHandler)
		}
		if r.URL.Path == "/api/v1/me" {
			w.WriteHeader(http.StatusTeapot)
			return
		}
		site, err := web.New(os.DirFS(d.dir.Load().(string)), func(path string) bool { return path != "/nope" })
		if err != nil {
			t.Error(err)
			return
		}
		site.ServeHTTP(w, r)
	})))
	t.Cleanup(d.Close)
	return d
}

// version packs a site that differs from the others by its wasm.
func version(t *testing.T, name string) (dir, v string) {
	t.Helper()
	dir = t.TempDir()
	list, _ := pack(t, dir, name)
	return dir, list.Version
}

// tab is a page in a browser of its own.
type tab struct {
	context.Context
	t *testing.T
}

func open(t *testing.T) tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("starting Chromium: %v", err)
	}
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	return tab{ctx, t}
}

func (b tab) goTo(url string) {
	b.t.Helper()
	if err := chromedp.Do(b, chromedp.Navigate(url)); err != nil {
		b.t.Fatalf("opening %s: %v", url, err)
	}
}

// eval is what an expression gives, as a string, when its promise is settled.
func (b tab) eval(js string) string {
	b.t.Helper()
	v, err := chromedp.Run(b, chromedp.Evaluate[string]("(async()=>String("+js+"))()", chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// becomes waits until an expression gives what is wanted. The page may reload
// meanwhile: what it was asked then is never answered.
func (b tab) becomes(js, want string) {
	b.t.Helper()
	var got string
	var err error
	for b.Err() == nil {
		asked, cancel := context.WithTimeout(b, 5*time.Second)
		got, err = chromedp.Run(asked, chromedp.Evaluate[string]("(async()=>String("+js+"))()", chromedp.EvalAwaitPromise))
		cancel()
		if err == nil && got == want {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.t.Fatalf("%s is %q (%v), want %q", js, got, err, want)
}

const (
	controlled = `navigator.serviceWorker.controller !== null`
	running    = `document.querySelector("meta[name=version]").content`
	kept       = `(await caches.keys()).join()`
	look       = `(await (await navigator.serviceWorker.getRegistration()).update(), true)`
	waiting    = `(await navigator.serviceWorker.getRegistration()).waiting !== null`
	installing = `(await navigator.serviceWorker.getRegistration()).installing !== null`
)

func TestFirstVisitWorksOfflineAfterwards(t *testing.T) {
	t.Parallel()
	dir, v := version(t, "one")
	site, b := deploy(t, dir), open(t)
	b.goTo(site.URL + "/")
	b.becomes(controlled, "true")

	site.down.Store(true)
	site.CloseClientConnections()
	for _, path := range []string{"/", "/boards/0190/cards/7", "/nope"} {
		b.goTo(site.URL + path)
		if got := b.eval(running); got != v {
			t.Errorf("%s is of version %q, want %q", path, got, v)
		}
		if got := b.eval(`getComputedStyle(document.querySelector(".splash")).display`); got != "flex" {
			t.Errorf("%s has no style", path)
		}
	}
	// What is the server's stays the server's.
	for _, path := range []string{"/api/v1/me", "/healthz", "/metrics", "/assets/app.000000000000.css"} {
		if got := b.eval(fmt.Sprintf(`await fetch(%q).then(r => r.status, e => e.name)`, path)); got != "TypeError" {
			t.Errorf("offline %s gives %s", path, got)
		}
	}
	if got := b.eval(`await fetch("/", {method: "POST"}).then(r => r.status, e => e.name)`); got != "TypeError" {
		t.Errorf("an offline POST gives %s", got)
	}
	site.down.Store(false)
	if got := b.eval(`await fetch("/api/v1/me").then(r => r.status)`); got != "418" {
		t.Errorf("the API gives %s", got)
	}
}

func TestUpdateWaitsUntilItIsAskedFor(t *testing.T) {
	t.Parallel()
	one, v1 := version(t, "one")
	two, v2 := version(t, "two")
	site, b := deploy(t, one), open(t)
	b.goTo(site.URL + "/")
	b.becomes(controlled, "true")
	b.eval(`window.addEventListener("incharge-update", () => { window.told = true })`)
	if b.eval(`incharge.updateReady()`) != "false" {
		t.Error("an update is offered where there is none")
	}

	site.dir.Store(two)
	b.eval(look)
	b.becomes(`window.told && incharge.updateReady()`, "true")
	b.goTo(site.URL + "/boards/1") // another page is still whole, and of the old version
	if got := b.eval(running); got != v1 {
		t.Errorf("the page is of version %s before the update was asked for", got)
	}
	b.becomes(`incharge.updateReady()`, "true")

	b.eval(`sessionStorage.loads = 0`)
	b.eval(`incharge.applyUpdate()`)
	b.becomes(running, v2)
	b.becomes(kept, "incharge-"+v2)
	if got := b.eval(`location.pathname`); got != "/boards/1" {
		t.Errorf("the update leads to %s", got)
	}
	if got := b.eval(`incharge.updateReady()`); got != "false" {
		t.Error("the update is offered again")
	}
	time.Sleep(time.Second) // a page that reloads itself for ever would do it now
	if got := b.eval(`performance.getEntriesByType("navigation")[0].type`); got != "reload" || b.eval(waiting) != "false" {
		t.Errorf("the page was loaded by %s", got)
	}
}

func TestHalfAVersionIsNotInstalled(t *testing.T) {
	t.Parallel()
	one, v1 := version(t, "one")
	half, v2 := version(t, "half")
	site, b := deploy(t, one), open(t)
	b.goTo(site.URL + "/")
	b.becomes(controlled, "true")

	missing, err := filepath.Glob(filepath.Join(half, "assets", "app.*.wasm*"))
	if err != nil || len(missing) == 0 {
		t.Fatalf("no wasm is packed: %v", err)
	}
	for _, path := range missing {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	site.dir.Store(half)
	b.eval(look)
	b.becomes(installing, "false")
	b.becomes(kept, "incharge-"+v1)
	if b.eval(waiting) != "false" || b.eval(`incharge.updateReady()`) != "false" {
		t.Errorf("version %s waits, and is not whole", v2)
	}
	b.goTo(site.URL + "/")
	if got := b.eval(running); got != v1 {
		t.Errorf("the page is of version %s", got)
	}
}

func TestBrowserCanInstallTheApp(t *testing.T) {
	t.Parallel()
	dir, _ := version(t, "one")
	site, b := deploy(t, dir), open(t)
	b.goTo(site.URL + "/")
	b.becomes(controlled, "true")
	found, err := chromedp.Call(b, browserpage.GetInstallabilityErrors, cdp.Empty{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range found.InstallabilityErrors {
		t.Errorf("not installable: %s %v", e.ErrorID, e.ErrorArguments)
	}
	manifest, err := chromedp.Call(b, browserpage.GetAppManifest, browserpage.GetAppManifestParams{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range manifest.Errors {
		t.Errorf("manifest: %s", e.Message)
	}
	if !strings.Contains(manifest.Data, `"name": "Incharge"`) {
		t.Errorf("the manifest is %q", manifest.Data)
	}
	// Each icon is there, of the size that it says.
	sizes := b.eval(`(await Promise.all((await (await fetch("/manifest.webmanifest")).json()).icons.map(async icon => {
		const image = new Image(); image.src = icon.src; await image.decode();
		return icon.sizes === "any" || icon.sizes === image.naturalWidth + "x" + image.naturalHeight;
	}))).join()`)
	if sizes != "true,true,true,true" {
		t.Errorf("icons are of their size: %s", sizes)
	}
}

// The policy is in force, and nothing of the page runs into it.
func TestPageKeepsToItsPolicy(t *testing.T) {
	t.Parallel()
	dir, _ := version(t, "one")
	site, b := deploy(t, dir), open(t)
	b.goTo(site.URL + "/robots.txt")
	b.eval(`(sessionStorage.clear(), 1)`)
	var violations atomic.Int32
	messages := chromedp.Console(b)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			if strings.Contains(fmt.Sprint(m), "Content Security Policy") {
				violations.Add(1)
			}
		}
	}()
	b.goTo(site.URL + "/")
	b.becomes(controlled, "true")
	b.becomes(`document.querySelector(".splash-failed") !== null`, "true") // boot.js ran; there is no app
	if n := violations.Load(); n > 0 {
		t.Errorf("%d things on the page are against its policy", n)
	}
	b.eval(`(document.body.setAttribute("onclick", "window.ran = true"), document.body.click())`)
	if b.eval(`window.ran`) != "undefined" {
		t.Error("an inline script ran")
	}
	for range 50 {
		if violations.Load() > 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("a violation of the policy isn't seen by this test")
}
