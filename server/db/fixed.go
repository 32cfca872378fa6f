package db

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/uptrace/bun"
)

// What is asked with every request and every command is asked in fixed text,
// with $1, $2... in place of values. Then Postgres parses and plans it once for
// a connection, and not anew each time, as it does where bun writes the values
// into the text; a move takes about half the CPU by it.

// One reads the only row that a fixed query gives, as bun reads rows;
// sql.ErrNoRows when there is none.
func One(ctx context.Context, in bun.IDB, into any, query string, values ...any) error {
	var rows *sql.Rows
	var bunDB *bun.DB
	var err error
	switch in := in.(type) { // past bun, which takes ? for the place of a value
	case bun.Tx:
		bunDB = in.NewSelect().DB()
		rows, err = in.Tx.QueryContext(ctx, query, values...)
	case *DB:
		bunDB = in.DB
		rows, err = in.DB.DB.QueryContext(ctx, query, values...)
	default:
		err = fmt.Errorf("no way to ask %T", in)
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return err
		}
		return sql.ErrNoRows
	}
	if err := bunDB.ScanRow(ctx, rows, into); err != nil {
		return err
	}
	return rows.Close()
}

// Do carries out a fixed statement.
func Do(ctx context.Context, tx bun.Tx, statement string, values ...any) error {
	_, err := tx.Tx.ExecContext(ctx, statement, values...)
	return err
}
