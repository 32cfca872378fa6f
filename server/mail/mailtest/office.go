// Package mailtest is a real mail server for tests, which keeps what it is sent.
package mailtest

import (
	"bytes"
	"io"
	"log"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

// patience is how long a mail may be on its way.
const patience = 20 * time.Second

// Office takes mails for everybody.
type Office struct {
	t    testing.TB
	addr string

	mu    sync.Mutex
	mails []Mail
	read  map[string]int // how many of somebody's have been looked at
}

// Mail is one that was sent.
type Mail struct {
	To      string // the address alone
	Name    string // beside it
	Subject string
	Text    string
	HTML    string
}

// New opens a mail server until the test is over.
func New(t testing.TB) *Office {
	t.Helper()
	l, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o := &Office{t: t, addr: l.Addr().String(), read: map[string]int{}}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{office: o}, nil }))
	server.Domain, server.ErrorLog = "office.test", log.New(io.Discard, "", 0)
	go func() { _ = server.Serve(l) }() // until Close
	t.Cleanup(func() { _ = l.Close(); _ = server.Close() })
	return o
}

// URL is what SMTP_URL is to be.
func (o *Office) URL() string { return "smtp://" + o.addr + "?tls=none" }

// All are the mails so far.
func (o *Office) All() []Mail {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]Mail(nil), o.mails...)
}

// Next waits for the next mail to an address: each is given once, in order.
func (o *Office) Next(to string) Mail {
	o.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		if m, ok := o.next(to); ok {
			return m
		}
		if time.Now().After(deadline) {
			o.t.Fatalf("no mail has come to %s; there are %d", to, len(o.All()))
		}
	}
}

func (o *Office) next(to string) (Mail, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	skip := o.read[to]
	for _, m := range o.mails {
		if m.To != to {
			continue
		}
		if skip == 0 {
			o.read[to]++
			return m, true
		}
		skip--
	}
	return Mail{}, false
}

type session struct {
	office *Office
	to     string
}

func (s *session) Reset()                                    { s.to = "" }
func (s *session) Logout() error                             { return nil }
func (s *session) Mail(string, *smtp.MailOptions) error      { return nil }
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error { s.to = to; return nil }

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m, err := parse(text)
	if err != nil {
		s.office.t.Errorf("a mail that can't be read: %v\n%s", err, text)
		return err
	}
	m.To = s.to
	s.office.mu.Lock()
	defer s.office.mu.Unlock()
	s.office.mails = append(s.office.mails, m)
	return nil
}

// parse takes a mail of ours apart.
func parse(text []byte) (Mail, error) {
	var out Mail
	m, err := mail.ReadMessage(bytes.NewReader(text))
	if err != nil {
		return out, err
	}
	if out.Subject, err = new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject")); err != nil {
		return out, err
	}
	to, err := m.Header.AddressList("To")
	if err != nil {
		return out, err
	}
	out.Name = to[0].Name
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		return out, err
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF { //nolint:errorlint // as documented
			return out, nil
		}
		if err != nil {
			return out, err
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			return out, err
		}
		if strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			out.HTML = string(body)
		} else {
			out.Text = strings.ReplaceAll(string(body), "\r\n", "\n")
		}
	}
}
