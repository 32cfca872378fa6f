//go:build unix

package privatepg

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	superuser = "postgres"
	role      = "incharge" // what the server works as: the owner of its database, no more
	database  = "incharge"
)

// errBeside is Postgres refusing to run beside what an earlier one left running.
var errBeside = errors.New("sessions of an earlier Postgres still run on these data")

// prepare waits until Postgres answers, and makes the role and the database
// that are not there yet.
func (s *Server) prepare(ctx context.Context, kind kind) error {
	conn, err := s.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))

	const (
		roleThere     = `SELECT FROM pg_roles WHERE rolname = $1`
		databaseThere = `SELECT FROM pg_database WHERE datname = $1`
	)
	create := `CREATE ROLE ` + role + ` LOGIN`
	if kind == throwaway {
		create = `CREATE ROLE ` + role + ` LOGIN CREATEDB`
	}
	if err := unless(ctx, conn, roleThere, role, create); err != nil {
		return fmt.Errorf("make the role: %w", err)
	}
	create = `CREATE DATABASE ` + database + ` OWNER ` + role
	if err := unless(ctx, conn, databaseThere, database, create); err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	return nil
}

// connect tries until it is let in. Postgres is up in a moment, save after a
// crash, when it first goes through what it had not written out.
func (s *Server) connect(ctx context.Context) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	for said := time.Now(); ; {
		conn, err := pgx.Connect(ctx, s.url(superuser, "postgres"))
		if err == nil {
			return conn, nil
		}
		select {
		case <-s.proc.gone:
			if strings.Contains(s.proc.logged(), "pre-existing shared memory block") {
				return nil, errBeside
			}
			return nil, fmt.Errorf("it ended: %v", s.proc.cmd.ProcessState)
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), err)
		case <-time.After(10 * time.Millisecond):
		}
		if time.Since(said) > 5*time.Second {
			said = time.Now()
			s.log.InfoContext(ctx, "waiting for Postgres", "err", err)
		}
	}
}

func unless(ctx context.Context, conn *pgx.Conn, query, name, create string) error {
	err := conn.QueryRow(ctx, query, name).Scan()
	if errors.Is(err, pgx.ErrNoRows) {
		_, err = conn.Exec(ctx, create)
	}
	return err
}
