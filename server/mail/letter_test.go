package mail

import (
	"net/mail"
	"strings"
	"testing"
	"time"

	gomail "github.com/wneessen/go-mail"
)

func plainMessage(t *testing.T) *gomail.Msg {
	t.Helper()
	m, err := letter{id: "id", to: mail.Address{Address: "pat@example.com"}}.message(mail.Address{Address: "board@example.com"}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Whatever stands in the database, through whatever hole it came in, no mail
// gets a header, a recipient or a tag from it.
func TestHostileTexts(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	const evil = "x\r\nBcc: eve@example.com\r\n\r\n<script>alert(1)</script>\n.\r\nMAIL FROM:<eve@example.com>\u2028\x01\"><img src=x onerror=alert(1)>"
	r.exec(`UPDATE users SET name = ?`, evil)
	r.exec(`UPDATE boards SET title = ?`, evil)
	r.exec(`UPDATE lists SET title = ?`, evil)
	r.exec(`UPDATE cards SET title = ?`, evil+strings.Repeat(" long", 500))
	r.start()
	r.move(r.ann)
	r.expect(map[string]int{"status_changed completed": 1, "mail completed": 2})
	_, taken := o.letters()
	if got := strings.Join(recipients(taken), " "); got != "pat@example.com sue@example.com" {
		t.Fatalf("sent to %s", got)
	}
	known := map[string]bool{"Auto-Submitted": true, "Content-Type": true, "Date": true, "From": true, "Message-Id": true,
		"Mime-Version": true, "References": true, "Subject": true, "To": true, "X-Auto-Response-Suppress": true}
	for _, box := range taken {
		m, bodies := read(t, box.text)
		for name, values := range m.Header {
			if !known[name] || len(values) != 1 {
				t.Errorf("header %s: %q", name, values)
			}
		}
		if to, err := m.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != box.to {
			t.Errorf("To: %v, %v", to, err)
		}
		if s := header(t, m, "Subject"); strings.ContainsAny(s, "\r\n\x01\u2028") || len([]rune(s)) > 200 {
			t.Errorf("Subject: %q", s)
		}
		html := bodies["text/html"]
		for _, tag := range []string{"<script", "<img"} {
			if strings.Contains(html, tag) {
				t.Errorf("%s in the HTML:\n%s", tag, html)
			}
		}
		if !strings.Contains(html, "&lt;script&gt;alert(1)&lt;/script&gt;") {
			t.Error("the text itself is lost")
		}
		if strings.Contains(bodies["text/plain"], "\nBcc:") {
			t.Errorf("a title breaks the line:\n%s", bodies["text/plain"])
		}
		for _, l := range strings.Split(box.text, "\r\n") {
			if len(l) > 998 {
				t.Errorf("a line of %d bytes", len(l))
			}
		}
	}
}

// An address that is more than one address is not sent to at all.
func TestHostileAddress(t *testing.T) {
	o := newOffice(t)
	r := newRig(t, Config{SMTPURL: o.url()}, noInvitations{})
	r.exec(`UPDATE users SET email = ? WHERE id = ?`, "pat@example.com>\r\nRCPT TO:<eve@example.com", r.pat)
	r.exec(`UPDATE users SET email = ? WHERE id = ?`, "sue@example.com, eve@example.com", r.sue)
	r.start()
	r.move(r.ann)
	r.expect(map[string]int{"status_changed completed": 1, "mail cancelled": 2})
	if tried, _ := o.letters(); len(tried) != 0 {
		t.Errorf("sent to %v", recipients(tried))
	}
	if strings.Contains(r.log.String(), "eve@") {
		t.Errorf("the log holds the address: %s", r.log)
	}
}

func TestShort(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"": "", "roof": "roof", "roofs": "roofs", "roofers": "roof…", "röö öf": "röö…"} {
		if got := short(in, 5); got != want {
			t.Errorf("short(%q) = %q, want %q", in, got, want)
		}
	}
}
