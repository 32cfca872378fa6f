package oidctest

import (
	"html/template"
	"net/http"
	"time"

	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
)

var loginPage = template.Must(template.New("login").Parse(`<!doctype html>
<html lang="en"><title>Provider</title>
<h1>Sign in at the provider</h1>
{{if .Wrong}}<p role="alert">Wrong name or password</p>{{end}}
<form method="post" action="/login">
<input type="hidden" name="id" value="{{.ID}}">
<label>Name <input name="username" autofocus></label>
<label>Password <input name="password" type="password"></label>
<button>Sign in</button> <button name="cancel" value="yes">Cancel</button>
</form></html>
`))

// pages serves the page on which people sign in at the provider.
func (p *Provider) pages(mux *http.ServeMux, provider *op.Provider) {
	show := func(w http.ResponseWriter, id string, wrong bool) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = loginPage.Execute(w, struct {
			ID    string
			Wrong bool
		}{id, wrong}) // the caller has gone
	}
	mux.HandleFunc("GET /login", func(w http.ResponseWriter, r *http.Request) { show(w, r.FormValue("id"), false) })
	mux.Handle("POST /login", op.NewIssuerInterceptor(provider.IssuerFromRequest).HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.FormValue("id")
		if r.FormValue("cancel") != "" {
			p.mu.Lock()
			asked := p.requests[id]
			p.mu.Unlock()
			op.AuthRequestError(w, r, asked, oidc.ErrAccessDenied(), provider)
			return
		}
		if !p.signIn(id, r.FormValue("username"), r.FormValue("password")) {
			show(w, id, true)
			return
		}
		http.Redirect(w, r, op.AuthCallbackURL(provider)(r.Context(), id), http.StatusFound)
	}))
}

func (p *Provider) signIn(id, username, password string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	asked, ok := p.requests[id]
	person, known := p.person(func(person Person) bool { return person.Username == username && person.Password == password })
	if !ok || !known {
		return false
	}
	asked.subject, asked.at = person.Subject, time.Now()
	return true
}
