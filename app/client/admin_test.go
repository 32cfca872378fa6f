package client

import (
	"context"
	"testing"
	"time"

	"incharge/shared"
)

// What administrators ask for has its filter in the query, and nothing where
// there is none.
func TestAdminQueries(t *testing.T) {
	var asked []string
	c := New(func(_ context.Context, r Request) (Response, error) {
		asked = append(asked, r.Method+" "+r.Path)
		return Response{Status: 200, Body: []byte(`{}`)}, nil
	})
	from := time.Date(2026, 3, 1, 0, 0, 0, 0, time.FixedZone("", 9*60*60))
	filter := AuditFilter{Kind: shared.AuditSignedIn, User: "u", From: from}
	for _, call := range []func() error{
		func() error { _, err := c.Users(t.Context(), "", ""); return err },
		func() error { _, err := c.Users(t.Context(), "a&b", "u"); return err },
		func() error { _, err := c.Audit(t.Context(), AuditFilter{}, ""); return err },
		func() error { _, err := c.Audit(t.Context(), filter, "e"); return err },
	} {
		if err := call(); err != nil {
			t.Error(err)
		}
	}
	want := []string{
		"GET /admin/users", "GET /admin/users?after=u&q=a%26b",
		"GET /admin/audit", "GET /admin/audit?after=e&from=2026-02-28T15%3A00%3A00Z&kind=signed_in&user=u",
	}
	for i, path := range want {
		if asked[i] != path {
			t.Errorf("%s, want %s", asked[i], path)
		}
	}
	if got := AuditTable(filter); got != "/api/v1/admin/audit.csv?from=2026-02-28T15%3A00%3A00Z&kind=signed_in&user=u" {
		t.Error(got)
	}
}
