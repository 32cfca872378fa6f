package mail

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// tries waits until that many attempts have failed.
func (r *rig) tries(n int) {
	r.Helper()
	r.until(fmt.Sprintf("%d attempts have failed", n), func() bool {
		var tried int
		err := r.db.NewRaw(`SELECT coalesce(sum(cardinality(errors)), 0) FROM river_job`).Scan(r.Context(), &tried)
		return err == nil && tried >= n
	})
}

// Each mail was taken once, and was the same mail every time it was tried.
func (r *rig) onceEach(o *office) {
	r.Helper()
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 2})
	tried, taken := o.letters()
	if got := strings.Join(recipients(taken), " "); got != "pat@example.com sue@example.com" {
		r.Errorf("taken for %s", got)
	}
	ids := map[string]string{}
	for _, box := range tried {
		m, _ := read(r.T, box.text)
		id := m.Header.Get("Message-Id")
		if ids[box.to] == "" {
			ids[box.to] = id
		}
		if id == "" || ids[box.to] != id {
			r.Errorf("two ids for %s: %q and %q", box.to, ids[box.to], id)
		}
	}
}

func TestServerDown(t *testing.T) {
	o := newOffice(t)
	o.close()
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann) // which must not mind
	r.tries(4)
	o.open(false)
	r.onceEach(o)
}

func TestTemporaryFailure(t *testing.T) {
	o := newOffice(t)
	o.data = func(tried int) error {
		if tried <= 4 {
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 2}, Message: "come back later"}
		}
		return nil
	}
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann)
	r.onceEach(o)
	if tried, _ := o.letters(); len(tried) != 6 {
		t.Errorf("tried %d times, want 6", len(tried))
	}
}

// Where the answer is lost, the mail goes twice, as one and the same mail.
func TestLostAnswer(t *testing.T) {
	o := newOffice(t)
	o.dropped = true
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.exec(`DELETE FROM members WHERE user_id = ?`, r.sue)
	r.start()
	r.move(r.ann)
	r.settle()
	_, taken := o.letters()
	if len(taken) != 2 {
		t.Fatalf("taken %d times, want 2", len(taken))
	}
	first, _ := read(t, taken[0].text)
	second, _ := read(t, taken[1].text)
	if a, b := first.Header.Get("Message-Id"), second.Header.Get("Message-Id"); a == "" || a != b {
		t.Errorf("two mails: %q and %q", a, b)
	}
}

// Once the mail is taken, what goes wrong after it is no reason to send again.
func TestHangsUpAtOnce(t *testing.T) {
	o := newOffice(t, func(o *office) { o.curt = true })
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann)
	r.onceEach(o)
}

func TestRefusedRecipient(t *testing.T) {
	o := newOffice(t)
	o.rcpt = func(to string) error {
		if to == "pat@example.com" {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no mailbox <Pat@Example.com> here"}
		}
		return nil
	}
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann)
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 1, "mail cancelled": 1})
	var errors string
	if err := r.db.NewRaw(`SELECT args::text || errors::text FROM river_job WHERE state = 'cancelled'`).Scan(t.Context(), &errors); err != nil {
		t.Fatal(err)
	}
	for place, text := range map[string]string{"job": errors, "log": r.log.String()} {
		if !strings.Contains(text, "no mailbox <RECIPIENT> here") {
			t.Errorf("the %s lacks the server's words: %s", place, text)
		}
		if strings.Contains(strings.ToLower(text), "pat@") {
			t.Errorf("the %s holds the address: %s", place, text)
		}
	}
}

// Relaying denied is a matter of our configuration, which may be mended.
func TestPolicyIsTriedAgain(t *testing.T) {
	o := newOffice(t)
	var denied int
	o.rcpt = func(string) error {
		if denied++; denied <= 4 {
			return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "relay access denied"}
		}
		return nil
	}
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann)
	r.onceEach(o)
}

func TestServerHangs(t *testing.T) {
	o := newOffice(t)
	hang := make(chan struct{})
	o.hang = hang
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.mailer.carrier.(*relay).timeout = 200 * time.Millisecond
	r.start()
	began := time.Now()
	r.move(r.ann)
	r.tries(2)
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("waited %v for a server that says nothing", took)
	}
	o.set(func() { o.hang = nil })
	close(hang)
	r.onceEach(o)
}

// A server that hangs does not keep ours from stopping.
func TestStopWhileHanging(t *testing.T) {
	o := newOffice(t)
	arrived, hang := make(chan struct{}, 10), make(chan struct{})
	o.data = func(int) error { arrived <- struct{}{}; <-hang; return nil }
	t.Cleanup(func() { close(hang) })
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.start()
	r.move(r.ann)
	<-arrived
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	began := time.Now()
	if err := r.queue.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("Stop took %v", took)
	}
	if jobs, _ := r.jobs(); jobs["mail available"] != 2 {
		t.Errorf("jobs: %v", jobs)
	}
}
