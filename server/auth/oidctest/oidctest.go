// Package oidctest runs a real OpenID provider (zitadel/oidc) on this machine,
// with people, a login page, and the ways to go wrong that tests need. It is for
// tests alone.
package oidctest

import (
	"crypto/rand"
	"crypto/rsa"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/zitadel/oidc/v3/pkg/op"
)

// What Incharge is called at the provider, and its password there.
const (
	ClientID     = "incharge"
	ClientSecret = "a secret of the tests" // #nosec G101 -- it opens nothing but what the test itself runs
)

// Person is somebody with an account at the provider.
type Person struct {
	Subject  string
	Username string // to sign in with, there
	Password string
	Name     string
	Email    string
	Verified bool // the provider knows that the address is theirs
}

// Faults are what the provider does wrong.
type Faults struct {
	Nonce    string        // in place of the one that it was given
	Audience string        // whom ID tokens are for, in place of Incharge
	Lifetime time.Duration // of ID tokens; 0: 5 minutes
	Stranger bool          // it signs with a key that isn't among those it shows
	UserInfo string        // whose information it gives, in place of the person's
}

// Provider is the running provider.
type Provider struct {
	Issuer string

	server *httptest.Server
	key    *rsa.PrivateKey
	other  *rsa.PrivateKey

	mu       sync.Mutex
	callback string
	people   []Person
	faults   Faults
	inToken  bool
	requests map[string]*request
	codes    map[string]string
	asked    []Asked
}

// Asked is how a client has asked for somebody to be signed in.
type Asked struct {
	State, Nonce, Challenge, Method string
	Scopes                          []string
}

// Start runs a provider until the test ends. It leads back to callback alone.
func Start(t testing.TB, callback string, people ...Person) *Provider {
	t.Helper()
	p := &Provider{callback: callback, people: people, requests: map[string]*request{}, codes: map[string]string{}}
	for _, key := range []**rsa.PrivateKey{&p.key, &p.other} {
		var err error
		if *key, err = rsa.GenerateKey(rand.Reader, 2048); err != nil {
			t.Fatal(err)
		}
	}
	mux := http.NewServeMux()
	p.server = httptest.NewServer(mux)
	t.Cleanup(p.server.Close)
	p.Issuer = p.server.URL
	config := &op.Config{CodeMethodS256: true, AuthMethodPost: true}
	_, _ = rand.Read(config.CryptoKey[:]) // never fails
	provider, err := op.NewProvider(config, &storage{Provider: p}, op.StaticIssuer(p.Issuer), op.WithAllowInsecure())
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle("/", provider)
	p.pages(mux, provider)
	return p
}

// Callback changes where the provider leads back to.
func (p *Provider) Callback(url string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.callback = url
}

// Asked is what clients have asked for so far, the first first.
func (p *Provider) Asked() []Asked {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

// Has gives somebody an account, in place of the one with that subject.
func (p *Provider) Has(person Person) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.people {
		if p.people[i].Subject == person.Subject {
			p.people[i] = person
			return
		}
	}
	p.people = append(p.people, person)
}

// Fails makes the provider do things wrong from now on.
func (p *Provider) Fails(f Faults) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults = f
}

// TellsAll has the provider put what it knows of people into their ID tokens,
// and not only where it is asked for it.
func (p *Provider) TellsAll() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.inToken = true
}

// Stop takes the provider off the network.
func (p *Provider) Stop() { p.server.Close() }

// person finds somebody by a test of their account.
func (p *Provider) person(is func(Person) bool) (Person, bool) {
	for _, person := range p.people {
		if is(person) {
			return person, true
		}
	}
	return Person{}, false
}
