package mail

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"incharge/shared"
)

func (o *office) url() string { return "smtp://" + o.addr + "?tls=none" }

func recipients(boxes []letterbox) []string {
	var to []string
	for _, b := range boxes {
		to = append(to, b.to)
	}
	slices.Sort(to)
	return to
}

func TestWhoGetsMail(t *testing.T) {
	watched := func(r *rig) { r.exec(`UPDATE cards SET watchers = ARRAY[?, ?, ?]::uuid[]`, r.pia, r.oda, r.max) }
	onlyTheirs := func(r *rig) {
		watched(r)
		r.exec(`UPDATE boards SET settings = '{"pics_see_only_theirs": true}'`)
	}
	for name, c := range map[string]struct {
		before func(*rig)
		actor  func(*rig) shared.UserID
		want   string
	}{
		"a supervisor moves it":       {nil, func(r *rig) shared.UserID { return r.ann }, "pat@example.com sue@example.com"},
		"the PIC moves it":            {nil, func(r *rig) shared.UserID { return r.pat }, "ann@example.com sue@example.com"},
		"one who has left moved it":   {nil, func(r *rig) shared.UserID { return r.max }, "ann@example.com pat@example.com sue@example.com"},
		"Incharge moves it":           {nil, func(*rig) shared.UserID { return "" }, ""},
		"it is watched":               {watched, func(r *rig) shared.UserID { return r.ann }, "oda@example.com pat@example.com pia@example.com sue@example.com"},
		"who watches it moves it":     {watched, func(r *rig) shared.UserID { return r.pia }, "ann@example.com oda@example.com pat@example.com sue@example.com"},
		"not all who watch it see it": {onlyTheirs, func(r *rig) shared.UserID { return r.ann }, "oda@example.com pat@example.com sue@example.com"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
			if c.before != nil {
				c.before(r)
			}
			r.start()
			r.move(c.actor(r))
			r.settle()
			if _, taken := o.letters(); strings.Join(recipients(taken), " ") != c.want {
				t.Errorf("sent to %v, want %s", recipients(taken), c.want)
			}
		})
	}
}

// A mail that waits for longer than the log is kept is sent all the same.
func TestTrimmedMove(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.move(r.ann)
	r.exec(`UPDATE changes SET change = NULL, touched = NULL`)
	r.start()
	r.settle()
	if _, taken := o.letters(); strings.Join(recipients(taken), " ") != "pat@example.com sue@example.com" {
		t.Errorf("sent to %v", recipients(taken))
	}
}

func TestWhatItSays(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url(), From: "House Board <board@mail.example.com>"}, noInvitations{})
	r.exec(`UPDATE users SET name = 'Pát, "the roofer"' WHERE id = ?`, r.pat)
	r.start()
	r.move(r.ann)
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 2})
	_, taken := o.letters()
	i := slices.IndexFunc(taken, func(b letterbox) bool { return b.to == "pat@example.com" })
	if i < 0 {
		t.Fatalf("sent to %v", recipients(taken))
	}
	m, bodies := read(t, taken[i].text)
	for name, want := range map[string]string{
		"From":                     `"House Board" <board@mail.example.com>`,
		"Subject":                  "#7 Mend the roof: To do → In progress",
		"Auto-Submitted":           "auto-generated",
		"X-Auto-Response-Suppress": "All",
	} {
		if got := header(t, m, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Name != `Pát, "the roofer"` || to[0].Address != "pat@example.com" {
		t.Errorf("To: %v, %v", to, err)
	}
	for _, name := range []string{"Message-Id", "References"} {
		if id := m.Header.Get(name); !strings.HasPrefix(id, "<") || !strings.HasSuffix(id, "@mail.example.com>") {
			t.Errorf("%s: %q", name, id)
		}
	}
	if _, err := m.Header.Date(); err != nil {
		t.Errorf("Date: %v", err)
	}
	link := "https://incharge.example.com/boards/" + string(r.board) + "/cards/7"
	for _, want := range []string{
		"Ann moved “Mend the roof” to In progress", "To do → In progress", "#7 Mend the roof", "House",
		"24 November 2026, 10:12 UTC", "because you are in charge of this card", link,
	} {
		for kind, body := range bodies {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q:\n%s", kind, want, body)
			}
		}
	}
	if len(bodies) != 2 || !strings.Contains(bodies["text/html"], `href="`+link+`"`) {
		t.Errorf("%d bodies, HTML:\n%s", len(bodies), bodies["text/html"])
	}
}

// Two mails about one card hang together, and are two.
func TestThread(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann)
	r.move(r.ann)
	r.settle()
	ids, threads := map[string]bool{}, map[string]bool{}
	_, taken := o.letters()
	for _, box := range taken {
		m, _ := read(t, box.text)
		ids[m.Header.Get("Message-Id")] = true
		threads[m.Header.Get("References")] = true
	}
	if len(taken) != 4 || len(ids) != 4 || len(threads) != 1 {
		t.Errorf("%d mails, %d ids, threads %v", len(taken), len(ids), threads)
	}
}

func TestRollback(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	if err := r.tryMove(r.ann, errors.New("refused")); err == nil {
		t.Fatal("the change was made")
	}
	if jobs, _ := r.jobs(); len(jobs) != 0 {
		t.Errorf("jobs of a change that is not: %v", jobs)
	}
}

// Who is no longer a member when it is sent, or disabled, gets nothing; nor does anybody
// about a card in the trash.
func TestGoneMeanwhile(t *testing.T) {
	for name, c := range map[string]struct {
		happens func(*rig)
		want    string
	}{
		"a member was removed":    {func(r *rig) { r.exec(`DELETE FROM members WHERE user_id = ?`, r.pat) }, "sue@example.com"},
		"an account was disabled": {func(r *rig) { r.exec(`UPDATE users SET disabled_at = now() WHERE id = ?`, r.pat) }, "sue@example.com"},
		"the card was deleted":    {func(r *rig) { r.exec(`UPDATE cards SET deleted_at = now()`) }, ""},
		"the board was deleted": {func(r *rig) {
			r.exec(`DELETE FROM cards`)
			r.exec(`DELETE FROM boards`)
		}, ""},
		"the card was archived": {func(r *rig) { r.exec(`UPDATE cards SET archived_at = now()`) }, "pat@example.com sue@example.com"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.close()
			r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
			r.start()
			r.move(r.ann)
			r.until("both mails are queued", func() bool {
				var tried int
				err := r.db.NewRaw(`SELECT count(*) FROM river_job WHERE kind = 'mail' AND cardinality(errors) > 0`).Scan(t.Context(), &tried)
				return err == nil && tried == 2
			})
			c.happens(r)
			o.open(false)
			r.expect(map[string]int{"status_changed completed": 1, "mail completed": 2})
			if _, taken := o.letters(); strings.Join(recipients(taken), " ") != c.want {
				t.Errorf("sent to %v, want %q", recipients(taken), c.want)
			}
		})
	}
}
