package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// stepTimeout is how long connecting may take up to the sign-in, and sending
// from there on. The job has a minute for both.
const stepTimeout = 25 * time.Second

// errRefused means that the mail server will never take the mail for this
// recipient.
var errRefused = errors.New("the mail server refuses the recipient")

type tlsMode int

const (
	requiredTLS      tlsMode = iota // STARTTLS or nothing
	implicitTLS                     // TLS from the first byte
	opportunisticTLS                // STARTTLS where the server has it
	noTLS
)

// relay is the mail server that takes our mails.
type relay struct {
	host           string
	port           int
	user, password string
	tls            tlsMode
	helo           string
	timeout        time.Duration
	roots          *x509.CertPool // nil: the system's
}

func (r *relay) carry(ctx context.Context, m *gomail.Msg) error {
	// go-mail heeds a deadline of its own but, once connected, not ctx; and
	// where it fails before the sign-in it leaves the connection open.
	sending, done := context.WithCancel(ctx)
	defer done()
	dial := func(dialing context.Context, network, address string) (net.Conn, error) {
		conn, err := r.dial(dialing, network, address)
		if err == nil {
			context.AfterFunc(sending, func() { _ = conn.Close() })
		}
		return conn, err
	}
	client, err := gomail.NewClient(r.host, r.options(dial)...)
	if err != nil {
		return fmt.Errorf("set up the mail client: %w", err)
	}
	err = client.DialAndSendWithContext(ctx, m)
	if err == nil || m.IsDelivered() { // nothing after the server's yes counts
		return nil
	}
	if refused(err) {
		return fmt.Errorf("%w: %w", errRefused, err)
	}
	return fmt.Errorf("send through %s: %w", r.host, err)
}

func (r *relay) options(dial gomail.DialContextFunc) []gomail.Option {
	policy := gomail.NoTLS
	switch r.tls {
	case requiredTLS:
		policy = gomail.TLSMandatory
	case opportunisticTLS:
		policy = gomail.TLSOpportunistic
	case implicitTLS, noTLS:
	}
	options := []gomail.Option{
		gomail.WithPort(r.port),
		gomail.WithDialContextFunc(dial),
		gomail.WithTLSPolicy(policy),
		gomail.WithTLSConfig(r.tlsConfig()),
		gomail.WithHELO(r.helo),
		gomail.WithTimeout(r.timeout),
		gomail.WithoutNoop(),
		gomail.WithoutRset(),
	}
	if r.user != "" {
		options = append(options,
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin),
			gomail.WithUsername(r.user), gomail.WithPassword(r.password))
	}
	return options
}

func (r *relay) tlsConfig() *tls.Config {
	return &tls.Config{
		ServerName: r.host,
		MinVersion: tls.VersionTLS12,
		RootCAs:    r.roots,
		// Whoever could show a false certificate could as well hide STARTTLS.
		// Where it is not required, checking would only keep the mails of a
		// relay with a home-made certificate from going at all.
		InsecureSkipVerify: r.tls == opportunisticTLS, //nolint:gosec // see above
	}
}

func (r *relay) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	if err != nil || r.tls != implicitTLS {
		return conn, err
	}
	secure := tls.Client(conn, r.tlsConfig())
	if err := secure.HandshakeContext(ctx); err != nil {
		_ = conn.Close()
		return nil, err
	}
	return secure, nil
}

// refused says whether the server will never take mail for this recipient: a
// 5xx answer to RCPT TO. Of 5.7.x, a matter of policy (relaying denied, sign in
// first), the cause is most often with us, and can be mended within days.
func refused(err error) bool {
	var e *gomail.SendError
	return errors.As(err, &e) && e.Reason == gomail.ErrSMTPRcptTo &&
		e.ErrorCode() >= 500 && !strings.HasPrefix(e.EnhancedStatusCode(), "5.7.")
}
