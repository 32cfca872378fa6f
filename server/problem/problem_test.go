package problem

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"incharge/server/db/dbtest"
	"incharge/shared"
)

func TestOf(t *testing.T) {
	t.Parallel()
	state := func(code string) error {
		return fmt.Errorf("do it: %w", &pgconn.PgError{Code: code, Message: "secret", Detail: "secret"})
	}
	for _, c := range []struct {
		err    error
		status int
		code   shared.Code
	}{
		{shared.Invalid("title", "must not be empty"), 422, shared.CodeInvalid},
		{WithStatus(400, shared.Invalid("body", "must be JSON")), 400, shared.CodeInvalid},
		{fmt.Errorf("move: %w", shared.NotFound("card")), 404, shared.CodeNotFound},
		{shared.Forbidden("no"), 403, shared.CodeForbidden},
		{shared.Conflict("no"), 409, shared.CodeConflict},
		{&shared.Error{Code: shared.CodeUnauthorized, Message: "no"}, 401, shared.CodeUnauthorized},
		{&shared.Error{Code: shared.CodeGone, Message: "no"}, 410, shared.CodeGone},
		{&shared.Error{Code: shared.CodeTooLarge, Message: "no"}, 413, shared.CodeTooLarge},
		{&shared.Error{Code: shared.CodeRateLimited, Message: "no"}, 429, shared.CodeRateLimited},
		{state("40001"), 503, shared.CodeUnavailable},
		{state("40P01"), 503, shared.CodeUnavailable},
		{state("55P03"), 503, shared.CodeUnavailable},
		{state("57014"), 503, shared.CodeUnavailable},
		{state("57P01"), 503, shared.CodeUnavailable},
		{state("53300"), 503, shared.CodeUnavailable},
		{state("08006"), 503, shared.CodeUnavailable},
		{state("23505"), 409, shared.CodeConflict},
		{state("23514"), 500, shared.CodeInternal},
		{state("42P01"), 500, shared.CodeInternal},
		{state(""), 500, shared.CodeInternal},
		{fmt.Errorf("secret: %w", driver.ErrBadConn), 503, shared.CodeUnavailable},
		{fmt.Errorf("secret: %w", io.ErrUnexpectedEOF), 503, shared.CodeUnavailable},
		{fmt.Errorf("secret: %w", &net.OpError{Op: "dial", Err: errors.New("secret")}), 503, shared.CodeUnavailable},
		{fmt.Errorf("secret: %w", context.DeadlineExceeded), 503, shared.CodeUnavailable},
		{errors.New("secret"), 500, shared.CodeInternal},
	} {
		p := Of(c.err)
		if p.Status != c.status || p.Code != c.code || p.Title == "" || p.Detail == "" || p.Type != "about:blank" {
			t.Errorf("%v: %+v", c.err, p)
		}
		if strings.Contains(fmt.Sprint(p), "secret") {
			t.Errorf("%v: it gives away %+v", c.err, p)
		}
	}
	if p := Of(shared.Invalid("title", "must not be empty")); len(p.Errors) != 1 || p.Errors[0].Field != "title" {
		t.Errorf("%+v", p.Errors)
	}
}

// What a command meets whose connection is cut in the middle of it: the cut
// itself, and then, at what it still tries, that the connection is closed.
func TestConnectionCut(t *testing.T) {
	t.Parallel()
	database := dbtest.New(t)
	tx, err := database.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback() //nolint:errcheck // there is nothing to take back any more
	for _, query := range []string{"SELECT pg_terminate_backend(pg_backend_pid())", "SELECT 1", "SELECT 1"} {
		_, err := tx.ExecContext(t.Context(), query)
		if p := Of(err); err == nil || p.Code != shared.CodeUnavailable {
			t.Errorf("%s: %v is answered as %s", query, err, p.Code)
		}
	}
	err = tx.Commit()
	if p := Of(err); err == nil || p.Code != shared.CodeUnavailable {
		t.Errorf("commit: %v is answered as %s", err, p.Code)
	}
}
