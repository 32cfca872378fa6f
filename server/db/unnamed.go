package db

import (
	"context"
	"database/sql/driver"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// unnamed gives connections that don't prepare queries without arguments. bun
// writes its arguments into the text, so hardly any text comes twice: to
// prepare each of them costs another way to Postgres and back, and both sides
// would keep the last 512 of every connection.
type unnamed struct{ driver.Connector }

func (u unnamed) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := u.Connector.Connect(ctx)
	if plain, ok := conn.(*stdlib.Conn); ok && err == nil {
		return unnamedConn{plain}, nil
	}
	return conn, err
}

type unnamedConn struct{ *stdlib.Conn }

func (c unnamedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if len(args) == 0 {
		// Still one statement and no more: Postgres refuses several here.
		args = []driver.NamedValue{{Ordinal: 1, Value: pgx.QueryExecModeExec}}
	}
	return c.Conn.QueryContext(ctx, query, args)
}
