package api

import (
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

// TestAccess makes every call of the description as everybody whom it is not
// for, and as those whom it is for, so that what is refused is refused for who
// asks and for nothing else. A call that nothing is said about fails it.
func TestAccess(t *testing.T) {
	w := newWorld(newRig(t, whole))
	said := maps.Clone(rows)
	paths := w.api.huma.OpenAPI().Paths
	for _, template := range slices.Sorted(maps.Keys(paths)) {
		for _, method := range methods {
			if operationOf(paths[template], method) == nil {
				continue
			}
			name := method + " " + template
			row, ok := said[name]
			if !ok {
				t.Errorf("nothing is said about who may %s", name)
				continue
			}
			delete(said, name)
			w.renew()
			// Whose sessions an administrator ends is nobody who is needed here.
			template := strings.Replace(template, "{user}/sessions", "{leaver}/sessions", 1)
			before := w.head()
			for p, status := range w.refused(row.level, method) {
				w.session, w.token = w.others["session"], w.others["token"]
				code := map[int]shared.Code{401: shared.CodeUnauthorized, 403: shared.CodeForbidden, 404: shared.CodeNotFound}[status]
				w.call(p, method, w.fill(template), row).refused(status, code, "")
			}
			if w.head() != before {
				t.Errorf("%s: something was done for whom it is not for", name)
			}
			w.elsewhere(method, template, row)
			for _, p := range w.served(row.level) {
				if strings.Contains(template, "/me/sessions/") || strings.Contains(template, "/me/tokens/") {
					w.session, w.token = w.belongings(p)
				}
				if strings.Contains(template, "{leaver}/sessions/") {
					w.session = w.sessionOf(w.leaver)
				}
				w.call(p, method, w.fill(template), row).want(row.want)
			}
		}
	}
	for name := range said {
		t.Errorf("%s is no call, and something is said about it", name)
	}
}

// head is where the board stands.
func (w *world) head() int64 {
	w.Helper()
	return decoded[shared.Snapshot](w.sunja.get("/boards/" + string(w.board.Board.ID)).want(200)).Seq
}

// refused is whom a call of a level is not for, and what they get.
func (w *world) refused(level level, method string) map[*person]int {
	if level == open {
		return nil
	}
	all := map[*person]int{w.nobody: 401, w.guess: 401, w.late: 401, w.disabled: 401}
	add := func(status int, people ...*person) {
		for _, p := range people {
			all[p] = status
		}
	}
	switch level {
	case member, acquainted:
		add(404, w.stranger, w.left, w.ada)
	case editor:
		add(404, w.stranger, w.left, w.ada)
		add(403, w.otto, w.pim, w.writes)
	case supervisor:
		add(404, w.stranger, w.left, w.ada)
		add(403, w.otto, w.pim, w.grace, w.writes)
	case personally:
		add(403, w.writes, w.reads, w.rules)
	case administrator:
		add(404, w.stranger, w.sunja, w.pim, w.otto, w.writes, w.rules)
	}
	if method != http.MethodGet {
		add(403, w.reads)
	}
	return all
}

// served is whom a call of a level is for.
func (w *world) served(level level) []*person {
	switch level {
	case member, acquainted:
		return []*person{w.otto, w.pim, w.grace, w.sunja, w.writes}
	case editor:
		return []*person{w.sunja, w.grace}
	case supervisor:
		return []*person{w.sunja}
	case administrator:
		return []*person{w.ada}
	case signedIn:
		return []*person{w.person("Sig"), w.writes}
	case personally:
		return []*person{w.person("Per")}
	default:
		return []*person{w.nobody, w.guess, w.late, w.disabled, w.person("Any")}
	}
}

// elsewhere names something else in the path than what the caller may reach:
// what isn't there, what is no id, and what is somebody else's.
func (w *world) elsewhere(method, template string, row row) {
	for _, name := range regexp.MustCompile(`{(\w+)}`).FindAllStringSubmatch(template, -1) {
		ids := []string{string(shared.NewID[shared.CardID]()), "nothing", strings.ToUpper(string(w.card)), "%00", "..%2f..", "'--", strings.Repeat("a", 2000)}
		if theirs := w.others[name[1]]; theirs != "" && row.level != administrator {
			ids = append(ids, theirs)
		}
		for _, id := range ids {
			path := w.fill(strings.Replace(template, name[0], id, 1))
			for _, p := range w.served(row.level)[:1] {
				if a := w.call(p, method, path, row); a.status != 404 {
					w.Errorf("%s: %d %s", a.what, a.status, a.body)
				}
			}
		}
	}
	for path, id := range map[string]string{"/me/sessions": w.others["session"], "/me/tokens": w.others["token"]} {
		if a := w.stranger.get(path).want(200); !strings.Contains(string(a.body), id) {
			w.Errorf("%s %s: a stranger's is gone from %s", method, template, path)
		}
	}
}

// TestAccessToCommands sends every command as everybody who may not, and then
// as somebody who may. A command that nothing is said about fails it.
func TestAccessToCommands(t *testing.T) {
	w := newWorld(newRig(t, whole))
	send := func(p *person, kind string, act act) answer {
		w.Helper()
		return w.call(p, http.MethodPost, w.fill("/boards/{board}/commands"), row{body: `{"id":"{new}","type":"` + kind + `","data":` + act.data + `}`})
	}
	foreign := regexp.MustCompile(`"(\w+)":("{(?:card|other|list|label|comment|checklist|item|attachment)}")`)
	said := maps.Clone(acts)
	for _, c := range shared.Commands() {
		act, ok := said[c.Type()]
		if !ok {
			t.Errorf("nothing is said about who may %s", c.Type())
			continue
		}
		delete(said, c.Type())
		w.renew()
		before := w.head()
		for p, status := range map[*person]int{
			w.nobody: 401, w.guess: 401, w.late: 401, w.disabled: 401, w.stranger: 404, w.left: 404, w.ada: 404, w.reads: 403, w.rules: 404,
			w.pim: act.pic, w.otto: act.observer, w.writes: act.pic,
		} {
			send(p, c.Type(), act).want(status)
			if now := w.head(); status != 200 && now != before {
				t.Errorf("%s: done all the same", c.Type())
			} else {
				before = now
			}
		}
		for _, named := range foreign.FindAllStringSubmatch(act.data, -1) { // a supervisor, on what is on another board
			elsewhere := act
			for _, id := range []string{string(w.foreign), string(shared.NewID[shared.CardID]())} {
				elsewhere.data = strings.Replace(act.data, named[2], `"`+id+`"`, 1)
				send(w.sunja, c.Type(), elsewhere).refused(404, shared.CodeNotFound, named[1])
			}
		}
		may := w.sunja
		if act.charge {
			send(w.sunja, c.Type(), act).want(403)
			may = w.grace
		}
		send(may, c.Type(), act).want(200)
		if c == (shared.ArchiveBoard{}) || c == (shared.DeleteBoard{}) {
			send(w.sunja, "add_list", acts["add_list"]).want(409)
			send(w.sunja, "restore_board", acts["restore_board"]).want(200)
		}
	}
	for name := range said {
		t.Errorf("%s is no command, and something is said about it", name)
	}
}

// TestAccessToUnseenCards: on a board where PICs see only theirs, no call and no
// command finds another's card for a PIC, and no reading tells of it.
func TestAccessToUnseenCards(t *testing.T) {
	w := newWorld(newRig(t, whole))
	w.sunja.done(w.board.Board.ID, shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: new(true)}})
	w.renew()
	about := 0
	for name, row := range rows {
		method, template, _ := strings.Cut(name, " ")
		if row.level != member || method != http.MethodGet {
			continue
		}
		a := w.call(w.pim, method, w.fill(template), row)
		if strings.Contains(template, "{card}") {
			about++
			a.refused(http.StatusNotFound, shared.CodeNotFound, "")
			w.call(w.grace, method, w.fill(template), row).want(row.want)
			continue
		}
		if a.status == http.StatusGone { // nothing of before the setting can be read
			continue
		}
		for _, secret := range []string{"Mend the roof", "Mend the whole roof", string(w.comment), string(w.checklist), string(w.item), string(w.attachment)} {
			if strings.Contains(string(a.want(row.want).body), secret) {
				t.Errorf("%s tells of %s", a.what, secret)
			}
		}
	}
	for kind, act := range acts {
		if regexp.MustCompile(`{(card|comment|checklist|item|attachment)}`).MatchString(act.data) {
			about++
			body := `{"id":"{new}","type":"` + kind + `","data":` + act.data + `}`
			w.call(w.pim, http.MethodPost, w.fill("/boards/{board}/commands"), row{body: body}).refused(http.StatusNotFound, shared.CodeNotFound, "")
		}
	}
	if about < 30 {
		t.Errorf("only %d calls and commands are about a card", about)
	}
}

// What is answered beside the calls of the description is this, and nothing
// was added without thinking of who may have it: the socket is tried in
// TestSessionEnds and here, the metrics in TestMetrics, files in TestAccessToFiles;
// the rest is for all.
func TestRoutesBesideTheDescription(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, m := range regexp.MustCompile(`mux\.Handle(?:Func)?\(([^,]*),`).FindAllStringSubmatch(string(source), -1) {
			found = append(found, m[1])
		}
	}
	slices.Sort(found)
	want := []string{`"/"`, `"/api/"`, `"GET "+filesPath+"{board}/{attachment}/{name}"`, `"GET "+prefix+"/live"`, `"GET "+prefix+"/openapi.json"`, `"GET /api/docs"`, `"GET /api/docs.css"`, `"GET /healthz"`, `"GET /metrics"`, `"GET /readyz"`, `filesPath`}
	if !slices.Equal(found, want) {
		t.Errorf("routes\n%q, want\n%q", found, want)
	}
	w := newWorld(newRig(t, whole))
	for _, p := range []*person{w.nobody, w.guess, w.late, w.disabled} {
		w.call(p, http.MethodGet, "/live", row{}).refused(401, shared.CodeUnauthorized, "")
	}
	w.call(w.stranger, http.MethodGet, "/live", row{}).want(http.StatusUpgradeRequired) // who is in may, and watches only their own
}
