//go:build linux

package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
)

// tap is a way to Postgres on which what the program asks is counted.
type tap struct {
	url      string // of the database, by this way
	listener net.Listener
	network  string // of Postgres itself
	address  string

	statements atomic.Int64 // carried out
	parsed     atomic.Int64 // prepared, which is a plan made
	trips      atomic.Int64 // there and back
}

// newTap leads to the database at a URL.
func newTap(ctx context.Context, to string) (*tap, error) {
	config, err := pgx.ParseConfig(to)
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err)
	}
	u, err := url.Parse(to)
	if err != nil {
		return nil, fmt.Errorf("database URL: %w", err)
	}
	t := &tap{network: "tcp", address: net.JoinHostPort(config.Host, fmt.Sprint(config.Port))}
	if filepath.IsAbs(config.Host) {
		t.network, t.address = "unix", filepath.Join(config.Host, fmt.Sprint(".s.PGSQL.", config.Port))
	}
	if t.listener, err = (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	host, port, err := net.SplitHostPort(t.listener.Addr().String())
	if err != nil {
		return nil, err
	}
	query := u.Query()
	query.Set("host", host)
	query.Set("port", port)
	query.Set("sslmode", "disable") // or there would be nothing to read
	u.Host, u.RawQuery = "", query.Encode()
	t.url = u.String()
	go t.accept(ctx)
	return t, nil
}

func (t *tap) close() error { return t.listener.Close() }

func (t *tap) accept(ctx context.Context) {
	for {
		near, err := t.listener.Accept()
		if err != nil {
			return
		}
		go t.carry(ctx, near)
	}
}

func (t *tap) carry(ctx context.Context, near net.Conn) {
	defer near.Close()
	far, err := new(net.Dialer).DialContext(ctx, t.network, t.address)
	if err != nil {
		return
	}
	defer far.Close()
	go func() {
		_, _ = io.Copy(near, far)
		_ = near.Close()
	}()
	_ = t.count(near, far) // either side hung up
}

// count passes on what the program says, message by message: a kind, save in
// the first one, and a length that includes itself.
func (t *tap) count(near io.Reader, far io.Writer) error {
	head := make([]byte, 5)
	for first := true; ; first = false {
		kind := head[:0]
		if !first {
			kind = head[:1]
		}
		length := head[len(kind) : len(kind)+4]
		if _, err := io.ReadFull(near, head[:len(kind)+4]); err != nil {
			return err
		}
		size := int64(binary.BigEndian.Uint32(length)) - 4
		if size < 0 {
			return errors.New("not the protocol of Postgres")
		}
		if !first {
			t.note(kind[0])
		}
		if _, err := far.Write(head[:len(kind)+4]); err != nil {
			return err
		}
		if _, err := io.CopyN(far, near, size); err != nil {
			return err
		}
	}
}

func (t *tap) note(kind byte) {
	switch kind {
	case 'P': // Parse
		t.parsed.Add(1)
	case 'E': // Execute
		t.statements.Add(1)
	case 'Q': // a statement in one message
		t.statements.Add(1)
		t.parsed.Add(1)
		t.trips.Add(1)
	case 'S': // Sync: an answer is waited for
		t.trips.Add(1)
	}
}
