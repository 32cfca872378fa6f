package mail

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"math/big"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// office is a real mail server, which can be told to misbehave.
type office struct {
	t      *testing.T
	addr   string
	secure *tls.Config // STARTTLS, and smtps where implicit
	server *smtp.Server
	listen net.Listener

	mu       sync.Mutex
	rcpt     func(to string) error // the answer to RCPT TO
	data     func(tried int) error // to the mail itself; tried counts from 1
	dropped  bool                  // takes the mail, then hangs up without a word
	curt     bool                  // says that it took the mail and hangs up
	hang     chan struct{}         // answers nothing until it is closed
	password string                // wanted from sam
	signedIn int
	tried    []letterbox // all that came, taken or not
	taken    []letterbox
}

type letterbox struct {
	to   string
	text string
}

func newOffice(t *testing.T, configure ...func(*office)) *office {
	t.Helper()
	o := &office{t: t, addr: "127.0.0.1:0"}
	for _, c := range configure {
		c(o)
	}
	o.open(false)
	t.Cleanup(o.close)
	return o
}

// open starts to serve, after close at the address it had before.
func (o *office) open(implicit bool) {
	o.t.Helper()
	l, err := new(net.ListenConfig).Listen(o.t.Context(), "tcp", o.addr)
	if err != nil {
		o.t.Fatal(err)
	}
	o.addr = l.Addr().String()
	if implicit {
		l = tls.NewListener(l, o.secure)
	}
	o.server = smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		o.mu.Lock()
		hang := o.hang
		o.mu.Unlock()
		if hang != nil {
			<-hang
		}
		return &session{office: o, conn: c}, nil
	}))
	o.server.Domain, o.server.TLSConfig = "office.test", o.secure
	o.server.AllowInsecureAuth = true // so that it is the client who must care
	o.server.ErrorLog = log.New(io.Discard, "", 0)
	if o.curt {
		l = curtListener{l}
	}
	o.listen = l
	server := o.server
	go func() { _ = server.Serve(l) }()
}

func (o *office) close() {
	_ = o.listen.Close() // which Serve may not have got to know yet
	_ = o.server.Close()
}

func (o *office) set(f func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f()
}

func (o *office) letters() (tried, taken []letterbox) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.tried, o.taken
}

// curtListener's connections end with the word that a mail was taken.
type curtListener struct{ net.Listener }

func (l curtListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	return curtConn{c}, err
}

type curtConn struct{ net.Conn }

func (c curtConn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	if bytes.Contains(p, []byte("queued")) {
		_ = c.Close()
	}
	return n, err
}

type session struct {
	*office
	conn *smtp.Conn
	to   string
}

func (s *session) Reset()                               { s.to = "" }
func (s *session) Logout() error                        { return nil }
func (s *session) Mail(string, *smtp.MailOptions) error { return nil }

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.to = to
	if s.rcpt != nil {
		return s.rcpt(to)
	}
	return nil
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	box := letterbox{s.to, string(text)}
	s.tried = append(s.tried, box)
	if s.data != nil {
		if err := s.data(len(s.tried)); err != nil {
			return err
		}
	}
	s.taken = append(s.taken, box)
	if s.dropped {
		s.dropped = false
		_ = s.conn.Conn().Close()
	}
	return nil
}

func (s *session) AuthMechanisms() []string {
	if s.password == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		if user != "sam" || password != s.password {
			return smtp.ErrAuthFailed
		}
		s.signedIn++
		return nil
	}), nil
}

// read takes a mail apart: its headers, and its bodies by type.
func read(t *testing.T, text string) (*mail.Message, map[string]string) {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(text))
	if err != nil {
		t.Fatalf("not a mail: %v\n%s", err, text)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("content type %q, %v", kind, err)
	}
	bodies := map[string]string{}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return m, bodies
		}
		if err != nil {
			t.Fatal(err)
		}
		if e := part.Header.Get("Content-Transfer-Encoding"); e != "quoted-printable" {
			t.Fatalf("encoded as %q", e)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		bodies[kind] = string(bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n")))
	}
}

func header(t *testing.T, m *mail.Message, name string) string {
	t.Helper()
	text, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get(name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// certificate makes one for 127.0.0.1, and the pool that trusts it.
func certificate(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}, pool
}
