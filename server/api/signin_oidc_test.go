package api

import (
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"incharge/server/auth"
	"incharge/server/auth/oidctest"
	"incharge/shared"
)

// atGate is Grace, as her provider knows her.
var atGate = oidctest.Person{Subject: "1906", Username: "grace", Password: "cobol", Name: "Grace Hopper", Email: "grace@example.com", Verified: true}

// withProvider is a server with an OpenID provider beside it.
func withProvider(t *testing.T, options ...option) (*rig, *oidctest.Provider) {
	t.Helper()
	callback := "http://incharge.example.com" + OIDCCallback
	provider := oidctest.Start(t, callback, atGate)
	options = append(options, func(_ *Config, c *auth.Config) {
		c.Provider = &auth.Provider{Issuer: provider.Issuer, ClientID: oidctest.ClientID, ClientSecret: oidctest.ClientSecret, Name: "The gate", Callback: callback}
	}, sealed)
	return newRig(t, options...), provider
}

// visitor has a browser that tells where it is led, and is led there by the test.
func (r *rig) visitor() *person {
	p := r.nobody()
	p.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return p
}

// leave is led to the provider.
func (p *person) leave(to string) (at string) {
	p.Helper()
	return p.get("/oidc/start?return=" + url.QueryEscape(to)).want(http.StatusFound).header.Get("Location")
}

var idField = regexp.MustCompile(`name="id" value="([^"]+)"`)

// signInAt signs somebody in at the provider, in the page that it shows, and gives
// where that leads back to.
func (r *rig) signInAt(at string, form url.Values) (back *url.URL) {
	r.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		r.Fatal(err)
	}
	browser := http.Client{Jar: jar, Timeout: 20 * time.Second, CheckRedirect: func(next *http.Request, _ []*http.Request) error {
		if next.URL.Host == "incharge.example.com" {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	send := func(method, to string, form url.Values) (at, led *url.URL, page string) {
		request, err := http.NewRequestWithContext(r.Context(), method, to, strings.NewReader(form.Encode()))
		if err != nil {
			r.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		response, err := browser.Do(request)
		if err != nil {
			r.Fatal(err)
		}
		defer response.Body.Close() //nolint:errcheck // read only
		body, err := io.ReadAll(response.Body)
		if err != nil {
			r.Fatal(err)
		}
		led, _ = response.Location() // nil where there is none
		return response.Request.URL, led, string(body)
	}
	shown, _, page := send(http.MethodGet, at, nil)
	id := idField.FindStringSubmatch(page)
	if id == nil {
		r.Fatalf("%s shows %s", at, page)
	}
	form.Set("id", html.UnescapeString(id[1]))
	_, back, page = send(http.MethodPost, shown.ResolveReference(&url.URL{Path: "/login"}).String(), form)
	if back == nil || back.Host != "incharge.example.com" || back.Path != OIDCCallback {
		r.Fatalf("led to %v by %s", back, page)
	}
	return back
}

func asGrace() url.Values {
	return url.Values{"username": {atGate.Username}, "password": {atGate.Password}}
}

// back comes back from the provider.
func (p *person) back(to *url.URL) answer {
	p.Helper()
	return p.do(http.MethodGet, p.server.URL+to.RequestURI(), nil).want(http.StatusFound)
}

// through signs Grace in by way of the provider and gives where that leads.
func (p *person) through(to string) string {
	p.Helper()
	return p.back(p.signInAt(p.leave(to), asGrace())).header.Get("Location")
}

// notIn checks that there is no session, and the trouble that the login page is
// told of.
func (p *person) notIn(location string, kind auth.TroubleKind) {
	p.Helper()
	at, err := url.Parse(location)
	if err != nil || at.Host != "" || at.Path != "/login" || at.Query().Get("oidc") != string(kind) {
		p.Errorf("led to %s, want the login page with %s", location, kind)
	}
	p.get("/me").refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
}

func TestProviderSignsIn(t *testing.T) {
	r, provider := withProvider(t)
	ways := decoded[shared.SignInWays](r.nobody().get("/signin").want(http.StatusOK))
	if ways.Registration != shared.RegistrationOpen || ways.OIDC == nil || ways.OIDC.Name != "The gate" {
		t.Errorf("%+v", ways)
	}
	ada := r.person("Ada") // the first, and administrator
	grace := r.visitor()
	at := grace.leave("/boards/1?card=2#top")
	back := r.signInAt(at, asGrace())
	a := grace.back(back)
	if to := a.header.Get("Location"); to != "/boards/1?card=2#top" {
		t.Errorf("led to %s", to)
	}
	me := decoded[shared.Me](grace.get("/me").want(http.StatusOK)).User
	if me.Name != "Grace Hopper" || me.Email != "grace@example.com" || me.Admin || !me.Verified || me.Password || me.ID == ada.user.ID {
		t.Errorf("%+v", me)
	}
	var flow, session *http.Cookie
	for _, cookie := range a.cookies {
		switch cookie.Name {
		case "incharge-oidc":
			flow = cookie
		case "incharge":
			session = cookie
		}
	}
	if flow == nil || flow.MaxAge >= 0 || session == nil || !session.HttpOnly || session.SameSite != http.SameSiteLaxMode {
		t.Errorf("cookies %v", a.cookies)
	}
	asked := provider.Asked()[0]
	leaving, err := url.Parse(at)
	if err != nil || asked.Method != "S256" || len(asked.Challenge) != 43 || len(asked.Nonce) != 43 || len(asked.State) != 43 ||
		asked.State != back.Query().Get("state") || !slices.Equal(asked.Scopes, []string{"openid", "profile", "email"}) {
		t.Errorf("asked for as %+v, %v", asked, err)
	}
	for _, secret := range []string{asked.Nonce, asked.Challenge} {
		if strings.Count(at, secret) != 1 || leaving.Query().Get("code_verifier") != "" {
			t.Errorf("led away to %s", at)
		}
	}

	// Who comes again is the same person, whatever is called otherwise there.
	provider.Has(oidctest.Person{Subject: atGate.Subject, Username: "grace", Password: "cobol", Name: "Rear Admiral", Email: "admiral@example.com"})
	again := r.visitor()
	if to := again.through("/"); to != "/" {
		t.Errorf("led to %s", to)
	}
	if same := decoded[shared.Me](again.get("/me")).User; same != me {
		t.Errorf("%+v, was %+v", same, me)
	}
	// And by signing in again the session before ends.
	old := r.visitor()
	grace.through("/")
	old.get("/me", "Cookie", "incharge="+session.Value).refused(http.StatusUnauthorized, shared.CodeUnauthorized, "")
	grace.get("/me").want(http.StatusOK)
}

// Some providers put all that they know into the ID token.
func TestProviderTellsAll(t *testing.T) {
	r, provider := withProvider(t)
	provider.TellsAll()
	provider.Fails(oidctest.Faults{UserInfo: "nobody"}) // so nothing else is asked for
	grace := r.visitor()
	grace.through("/")
	if me := decoded[shared.Me](grace.get("/me").want(http.StatusOK)).User; me.Name != "Grace Hopper" || !me.Verified {
		t.Errorf("%+v", me)
	}
}

// What was begun in one browser ends in no other, and once.
func TestProviderCallbackIsBound(t *testing.T) {
	r, _ := withProvider(t)
	grace, eve := r.visitor(), r.visitor()
	back := r.signInAt(grace.leave("/"), asGrace())
	eve.notIn(eve.back(back).header.Get("Location"), auth.ProviderExpired)
	eve.leave("/") // she has begun a sign-in of her own
	eve.notIn(eve.back(back).header.Get("Location"), auth.ProviderExpired)
	none := *back
	none.RawQuery = ""
	eve.notIn(eve.back(&none).header.Get("Location"), auth.ProviderExpired)

	if to := grace.back(back).header.Get("Location"); to != "/" {
		t.Fatalf("led to %s", to)
	}
	grace.post("/logout", nil).want(http.StatusNoContent)
	grace.notIn(grace.back(back).header.Get("Location"), auth.ProviderExpired)

	// Not even with everything that the browser had.
	again := r.visitor()
	at := again.get("/oidc/start").want(http.StatusFound)
	back = r.signInAt(at.header.Get("Location"), asGrace())
	again.back(back)
	copied := r.visitor()
	a := copied.do(http.MethodGet, r.server.URL+back.RequestURI(), nil, "Cookie", at.cookies[0].Name+"="+at.cookies[0].Value)
	copied.notIn(a.header.Get("Location"), auth.ProviderExpired)

	late := r.visitor()
	back = r.signInAt(late.leave("/"), asGrace())
	r.exec(`UPDATE departures SET expires_at = now()`)
	late.notIn(late.back(back).header.Get("Location"), auth.ProviderExpired)
}

// Nothing that a provider, or somebody in its place, says wrongly is believed.
func TestProviderIsChecked(t *testing.T) {
	r, provider := withProvider(t)
	provider.Has(oidctest.Person{Subject: "eve", Username: "eve", Password: "evil", Name: "Eve", Email: "eve@example.com", Verified: true})
	for name, faults := range map[string]oidctest.Faults{
		"another nonce":             {Nonce: "another"},
		"a token for another":       {Audience: "another"},
		"another key":               {Stranger: true},
		"an expired token":          {Lifetime: -time.Hour},
		"somebody else's user info": {UserInfo: "eve"},
	} {
		grace := r.visitor()
		provider.Fails(faults)
		if to := grace.through("/boards"); !strings.Contains(to, "next=%2Fboards") {
			t.Errorf("%s: led to %s", name, to)
		} else {
			grace.notIn(to, auth.ProviderFailed)
		}
	}
	provider.Fails(oidctest.Faults{})
	for name, change := range map[string]func(url.Values){
		"another code":   func(v url.Values) { v.Set("code", "guess") },
		"no code":        func(v url.Values) { v.Del("code") },
		"another issuer": func(v url.Values) { v.Set("iss", "https://eve.example.com") },
		"an error":       func(v url.Values) { v.Del("code"); v.Set("error", "server_error") },
	} {
		t.Run(name, func(t *testing.T) {
			grace := r.visitor().in(t)
			back := r.signInAt(grace.leave("/"), asGrace())
			query := back.Query()
			change(query)
			back.RawQuery = query.Encode()
			grace.notIn(grace.back(back).header.Get("Location"), auth.ProviderFailed)
		})
	}
	verifier := r.visitor() // the code is good for whoever asked for it alone
	back := r.signInAt(verifier.leave("/"), asGrace())
	r.exec(`UPDATE departures SET verifier = 'another-verifier-of-the-length-that-there-must-be'`)
	verifier.notIn(verifier.back(back).header.Get("Location"), auth.ProviderFailed)

	cancelled := r.visitor()
	back = r.signInAt(cancelled.leave("/"), url.Values{"cancel": {"yes"}})
	cancelled.notIn(cancelled.back(back).header.Get("Location"), auth.ProviderCancelled)

	back = r.signInAt(cancelled.leave("/"), asGrace())
	provider.Stop()
	cancelled.notIn(cancelled.back(back).header.Get("Location"), auth.ProviderAway)
	if users := r.count(`SELECT count(*) FROM users`); users != 0 {
		t.Errorf("%d accounts", users)
	}
	if failures := r.count(`SELECT count(*) FROM audit WHERE kind = 'sign_in_failed'`); failures != 10 {
		t.Errorf("%d failures are in the security log", failures)
	}
}

// A provider that is away says so on the login page, not at the start.
func TestProviderAway(t *testing.T) {
	r, provider := withProvider(t)
	provider.Stop()
	grace := r.visitor()
	grace.notIn(grace.leave("/"), auth.ProviderAway)
}

// Whose account it is that comes back from the provider.
func TestProviderLinks(t *testing.T) {
	r, provider := withProvider(t)
	r.person("Ada")
	here := r.nobody()
	registered := decoded[shared.Me](here.post("/register", shared.Registration{Name: "Grace", Email: "Grace@Example.com", Password: password}).want(http.StatusCreated)).User
	refused := func(kind auth.TroubleKind) {
		t.Helper()
		p := r.visitor()
		p.notIn(p.through("/"), kind)
	}
	refused(auth.ProviderOtherAccount) // whoever registered here may not have the address
	r.exec(`UPDATE users SET verified_at = now()`)
	there := atGate
	there.Verified = false
	provider.Has(there)
	refused(auth.ProviderOtherAccount) // whoever registered there may not
	there.Email = ""
	provider.Has(there)
	refused(auth.ProviderNoAddress)
	there.Email = "not an address"
	provider.Has(there)
	refused(auth.ProviderNoAddress)

	provider.Has(atGate)
	grace := r.visitor()
	grace.through("/")
	linked := decoded[shared.Me](grace.get("/me").want(http.StatusOK)).User
	if linked.ID != registered.ID || linked.Name != "Grace" || !linked.Password {
		t.Errorf("%+v, registered as %+v", linked, registered)
	}
	if told := r.count(`SELECT count(*) FROM letters WHERE about = 'linked' AND user_id = ?`, linked.ID); told != 1 {
		t.Errorf("told %d times", told)
	}
	grace.through("/") // the next time there is nothing to link
	if ids := r.count(`SELECT count(*) FROM identities`); ids != 1 {
		t.Errorf("%d identities", ids)
	}

	r.exec(`UPDATE users SET disabled_at = now() WHERE id = ?`, linked.ID)
	refused(auth.ProviderRefused)
	r.exec(`DELETE FROM identities`)
	refused(auth.ProviderRefused) // by the address neither
}

// An account with an address that the provider doesn't vouch for is made, and
// has yet to be confirmed.
func TestProviderUnverified(t *testing.T) {
	r, provider := withProvider(t)
	there := atGate
	there.Verified, there.Name = false, " \x00 "
	provider.Has(there)
	grace := r.visitor()
	grace.through("/")
	me := decoded[shared.Me](grace.get("/me").want(http.StatusOK)).User
	if me.Verified || me.Name != "grace" || !me.Admin { // she is the first
		t.Errorf("%+v", me)
	}
	if asked := r.count(`SELECT count(*) FROM letters WHERE about = 'verify'`); asked != 1 {
		t.Errorf("asked %d times to confirm it", asked)
	}
}

func TestProviderByInvitation(t *testing.T) {
	r, provider := withProvider(t, func(_ *Config, c *auth.Config) { c.Registration = auth.Invite })
	ada := r.person("Ada") // the first needs none
	s := ada.board("House")
	refused := func() {
		t.Helper()
		p := r.visitor()
		p.notIn(p.through("/"), auth.ProviderUninvited)
	}
	refused()
	ada.post("/boards/"+string(s.Board.ID)+"/members", shared.Invite{Email: "GRACE@example.com", Role: shared.PIC}).want(http.StatusCreated)
	there := atGate
	there.Verified = false
	provider.Has(there)
	refused() // the invitation is another's, for all that is known
	provider.Has(atGate)
	r.exec(`UPDATE invitations SET expires_at = now()`)
	refused()
	r.exec(`UPDATE invitations SET expires_at = now() + interval '1 day'`)
	grace := r.visitor()
	grace.through("/")
	grace.get("/me").want(http.StatusOK)
}

// A second factor here is asked for, whoever vouches for the first.
func TestProviderAndSecondFactor(t *testing.T) {
	r, _ := withProvider(t)
	ada := r.nobody()
	ada.post("/register", shared.Registration{Name: "Grace", Email: atGate.Email, Password: password}).want(http.StatusCreated)
	r.exec(`UPDATE users SET verified_at = now()`)
	key, _ := ada.enrol()
	grace := r.visitor()
	to, err := url.Parse(grace.through("/boards/7"))
	if err != nil || to.Path != "/login" || to.Query().Get("next") != "/boards/7" || to.Query().Has("second") {
		t.Fatalf("led to %s, %v", to, err)
	}
	grace.get("/me").want(http.StatusUnauthorized)
	second, found := strings.CutPrefix(to.Fragment, "second=")
	if !found {
		t.Fatalf("led to %s", to)
	}
	grace.post("/login/second", shared.SecondFactor{Second: second, Code: codeOf(t, key, 0)}).want(http.StatusOK)
	grace.get("/me").want(http.StatusOK)
}

// Nobody is led anywhere else by a link to us.
func TestReturnIsLocal(t *testing.T) {
	r, _ := withProvider(t)
	p := r.visitor()
	for _, to := range []string{
		"https://eve.example.com", "//eve.example.com", "///eve.example.com", `/\eve.example.com`, `\\eve.example.com`, "/\t/eve.example.com",
		"javascript:alert(1)", "boards", "/boards\r\nSet-Cookie: x=y", "/api/v1/me", "/%zz", "/" + strings.Repeat("x", 2000), "/ /eve.example.com",
	} {
		p.get("/oidc/start?return="+url.QueryEscape(to)).refused(http.StatusUnprocessableEntity, shared.CodeInvalid, "return")
	}
	if departures := r.count(`SELECT count(*) FROM departures`); departures != 0 {
		t.Errorf("%d departures", departures)
	}
	for _, to := range []string{"/", "/boards/1/cards/2", "/invite#token", "/a?next=//eve.example.com"} {
		if at := p.leave(to); strings.HasPrefix(at, "/") {
			t.Errorf("%s: led to %s", to, at)
		}
	}
}

func TestProviderTooOften(t *testing.T) {
	r, _ := withProvider(t, func(_ *Config, c *auth.Config) { c.RateLimits = true })
	p := r.visitor()
	for i := range 31 {
		at := p.leave("/boards")
		if i == 30 {
			p.notIn(at, auth.ProviderTooOften)
		} else if strings.HasPrefix(at, "/") {
			t.Fatalf("after %d: led to %s", i, at)
		}
	}
}

func TestNoProvider(t *testing.T) {
	r := newRig(t)
	if ways := decoded[shared.SignInWays](r.nobody().get("/signin").want(http.StatusOK)); ways.OIDC != nil {
		t.Errorf("%+v", ways)
	}
	r.visitor().get("/oidc/start").refused(http.StatusNotFound, shared.CodeNotFound, "")
	r.visitor().get("/oidc/callback?state=x&code=y").refused(http.StatusNotFound, shared.CodeNotFound, "")
}

// Under https nobody but this very host can give a browser the cookie.
func TestProviderCookie(t *testing.T) {
	r, _ := withProvider(t, publicURL("https://incharge.example.com"))
	a := r.visitor().get("/oidc/start").want(http.StatusFound)
	if len(a.cookies) != 1 {
		t.Fatalf("cookies %v", a.cookies)
	}
	if c := a.cookies[0]; c.Name != "__Host-incharge-oidc" || !c.Secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" ||
		c.SameSite != http.SameSiteLaxMode || c.MaxAge != 600 {
		t.Errorf("%v", c)
	}
}
