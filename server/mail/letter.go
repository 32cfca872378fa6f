package mail

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"net/mail"
	"strings"
	"time"
	"unicode"

	gomail "github.com/wneessen/go-mail"

	"incharge/shared"
)

// letter is a mail before it is one.
type letter struct {
	id     string // the same however often it is sent
	thread string // what the mails about one thing share; may be empty
	to     mail.Address
	content
}

// content is what a letter says, in plain text.
type content struct {
	Language string
	Subject  string
	Preview  string // what a list of mails shows beside the subject
	Heading  string
	Facts    []fact
	Action   string // the words on the button to URL
	URL      string
	Reason   []string // why the recipient gets it, and what else is small print
}

type fact struct{ Name, Value string }

//go:embed letter.html
var page string

var pageTemplate = template.Must(template.New("letter").Parse(page))

// message makes the mail: headers, plain text, HTML.
func (l letter) message(from mail.Address, now time.Time) (*gomail.Msg, error) {
	c := l.content.clean()
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&from)
	var check shared.Check
	if check.Email("email", l.to.Address); check.Err() != nil {
		return nil, errors.New("the recipient's address is not one to send to")
	}
	m.AddToMailAddress(&mail.Address{Name: line(l.to.Name), Address: l.to.Address})
	_, domain, _ := strings.Cut(from.Address, "@")
	m.SetMessageIDWithValue(l.id + "@" + domain)
	if l.thread != "" {
		m.SetGenHeader(gomail.HeaderReferences, "<"+l.thread+"@"+domain+">")
	}
	m.SetDateWithValue(now)
	m.Subject(c.Subject)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no holiday notes back
	m.SetGenHeader("X-Auto-Response-Suppress", "All")  // the same for Exchange
	var html bytes.Buffer
	if err := pageTemplate.Execute(&html, c); err != nil {
		return nil, fmt.Errorf("write the HTML of a mail: %w", err)
	}
	m.SetBodyString(gomail.TypeTextPlain, c.plain())
	m.AddAlternativeString(gomail.TypeTextHTML, html.String())
	return m, nil
}

// plain is the content for readers of plain text.
func (c content) plain() string {
	width := 0
	for _, f := range c.Facts {
		width = max(width, len([]rune(f.Name)))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", c.Heading)
	for _, f := range c.Facts {
		fmt.Fprintf(&b, "%-*s  %s\n", width+1, f.Name+":", f.Value)
	}
	if c.Action != "" {
		fmt.Fprintf(&b, "\n%s:\n%s\n", c.Action, c.URL)
	}
	fmt.Fprintf(&b, "\n-- \n%s\n", strings.Join(c.Reason, "\n"))
	return b.String()
}

// clean makes one line of everything, whatever it was. Titles and names can't
// be written with line breaks; here it would not matter if they could.
func (c content) clean() content {
	c.Subject, c.Preview, c.Heading = line(c.Subject), line(c.Preview), line(c.Heading)
	facts := make([]fact, len(c.Facts))
	for i, f := range c.Facts {
		facts[i] = fact{line(f.Name), line(f.Value)}
	}
	reason := make([]string, len(c.Reason))
	for i, r := range c.Reason {
		reason[i] = line(r)
	}
	c.Facts, c.Reason = facts, reason
	return c
}

func line(text string) string {
	breaks := func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' }
	return strings.Join(strings.FieldsFunc(text, breaks), " ")
}

// identity is the left side of a Message-ID: the same for the same parts, and
// telling nothing of them.
func identity(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}
