package e2e

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"incharge/shared"
)

// registerMany makes accounts without a browser.
func (s *site) registerMany(t *testing.T, many int) {
	t.Helper()
	for i := range many {
		body, err := json.Marshal(shared.Registration{Name: fmt.Sprintf("Person %03d", i), Email: fmt.Sprintf("p%03d@example.com", i), Password: password})
		if err != nil {
			t.Fatal(err)
		}
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+shared.Prefix+"/register", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if answer.StatusCode != http.StatusCreated {
			t.Fatalf("register %d: %s", i, answer.Status)
		}
	}
}

// TestPages reads the people and the security log of an instance with more of
// them than a page holds, and takes the log along as a table.
func TestPages(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	sunja := site.person(t, "Sunja")
	sunja.register()
	const many = 100
	site.registerMany(t, many)
	for _, one := range [][2]string{{"/admin", "#user-list"}, {"/admin/audit", "#audit-list"}} {
		page, list := one[0], one[1]
		sunja.open(page)
		sunja.see("#more")
		for shown := 0; sunja.read(`!!document.querySelector("#more")`) == "true"; {
			rows := fmt.Sprintf("document.querySelectorAll(%q).length", list+" > .entry")
			if _, err := fmt.Sscan(sunja.read(rows), &shown); err != nil {
				t.Fatal(err)
			}
			sunja.click("#more")
			sunja.wait("sees more", fmt.Sprintf("%s > %d", rows, shown))
			sunja.wait("goes on at the first of them", fmt.Sprintf("document.activeElement === document.querySelector(%q).children[%d]", list, shown))
		}
		everybody := fmt.Sprintf("new Set([...document.querySelectorAll(%q)].map(e => e.innerText.match(/Person \\d+/)?.[0])).size", list+" > .entry")
		sunja.wait("has seen everybody", fmt.Sprintf("%s === %d", everybody, many+1))
	}

	into := sunja.downloads()
	sunja.click("#audit-table")
	eventually(t, "the table is downloaded", func() bool {
		table, err := os.ReadFile(filepath.Join(into, "incharge-audit.csv"))
		lines, _ := csv.NewReader(bytes.NewReader(table)).ReadAll()
		return err == nil && len(lines) > many && strings.Contains(string(table), "Person 042")
	})
}

// downloads has the browser put what is downloaded into a folder.
func (p *person) downloads() (folder string) {
	p.t.Helper()
	folder = p.t.TempDir()
	p.run(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		info, err := cdp.Call(ctx, t, target.GetTargetInfo, target.GetTargetInfoParams{})
		if err != nil {
			return err
		}
		_, err = cdp.Call(ctx, t, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: info.TargetInfo.BrowserContextID, DownloadPath: folder,
		})
		return err
	}))
	return folder
}
