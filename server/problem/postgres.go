package problem

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"

	"incharge/shared"
)

// fromPostgres words what went wrong between the database and us; nil where
// that says nothing to anybody.
func fromPostgres(err error) *shared.Error {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return fromState(refused.Code)
	}
	var connecting *pgconn.ConnectError
	var network net.Error
	lost := errors.As(err, &connecting) || errors.As(err, &network) || pgconn.Timeout(err) ||
		pgconn.SafeToRetry(err) || // nothing was sent, as on a connection that is closed by now
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if lost {
		return unavailable
	}
	return nil
}

// fromState reads a SQLSTATE (PostgreSQL documentation, appendix A).
func fromState(state string) *shared.Error {
	switch state {
	case "40001", // serialization_failure
		"40P01", // deadlock_detected
		"55P03", // lock_not_available: lock_timeout
		"57014", // query_canceled: statement_timeout
		"25P03", // idle_in_transaction_session_timeout
		"25006": // read_only_sql_transaction: a standby, while another takes over
		return unavailable
	case "23505": // unique_violation; what has a meaning of its own is caught where it is written
		return shared.Conflict("There is already something with this id.")
	}
	switch state[:min(2, len(state))] {
	case "08", // connection exceptions
		"53", // out of connections, memory, disk
		"57", // shutting down, starting up
		"58": // the machine under it
		return unavailable
	}
	return nil
}
