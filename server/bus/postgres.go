package bus

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	channel = "incharge"
	// Postgres takes less than 8,000 bytes.
	notifyLimit     = 7900
	connectPatience = 10 * time.Second
)

// Postgres is the bus over LISTEN and NOTIFY, on two connections of its own.
// NOTIFY takes a lock that all commits share; here it is a transaction of its
// own, of an instant, and never part of one that does something.
func Postgres(config *pgx.ConnConfig, log *slog.Logger) *Bus {
	return over(&postgres{config: config}, log)
}

type postgres struct {
	config *pgx.ConnConfig
	notify *pgx.Conn // nil: not connected
}

func (p *postgres) limit() int { return notifyLimit }

func (p *postgres) connect(ctx context.Context, name string) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, connectPatience)
	defer cancel()
	config := p.config.Copy()
	config.RuntimeParams["application_name"] = name
	return pgx.ConnectConfig(ctx, config)
}

func (p *postgres) listen(ctx context.Context, hears func(), heard func([]byte)) error {
	conn, err := p.connect(ctx, "incharge listen")
	if err != nil {
		return fmt.Errorf("connect to listen: %w", err)
	}
	defer hangUp(ctx, conn)
	if err := execute(ctx, conn, `LISTEN `+channel); err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	hears()
	for {
		word, err := conn.WaitForNotification(ctx)
		if err != nil {
			return fmt.Errorf("wait for a notification: %w", err)
		}
		heard([]byte(word.Payload))
	}
}

func (p *postgres) send(ctx context.Context, payload []byte) error {
	if p.notify == nil {
		conn, err := p.connect(ctx, "incharge notify")
		if err != nil {
			return fmt.Errorf("connect to notify: %w", err)
		}
		p.notify = conn
	}
	if err := execute(ctx, p.notify, `SELECT pg_notify('`+channel+`', $1)`, string(payload)); err != nil {
		p.close(ctx)
		return fmt.Errorf("notify: %w", err)
	}
	return nil
}

func (p *postgres) close(ctx context.Context) {
	if p.notify != nil {
		hangUp(ctx, p.notify)
		p.notify = nil
	}
}

func execute(ctx context.Context, conn *pgx.Conn, statement string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, sendPatience)
	defer cancel()
	_, err := conn.Exec(ctx, statement, args...)
	return err
}

func hangUp(ctx context.Context, conn *pgx.Conn) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = conn.Close(ctx) // cut off at the latest when the time is up
}
