// Package scan has ClamAV look at what people put onto cards: clamd, over TCP or
// a Unix socket, by its INSTREAM command (clamd(8)).
package scan

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"
)

// Clamd is where clamd listens.
type Clamd struct{ network, address string }

// Parse takes clamd://host:3310 or clamd:///run/clamav/clamd.ctl.
func Parse(text string) (Clamd, error) {
	u, err := url.Parse(text)
	switch {
	case err == nil && u.Scheme == "clamd" && u.User == nil && u.RawQuery == "" && u.Host == "" && len(u.Path) > 1:
		return Clamd{"unix", u.Path}, nil
	case err == nil && u.Scheme == "clamd" && u.User == nil && u.RawQuery == "" && u.Port() != "" && strings.Trim(u.Path, "/") == "":
		return Clamd{"tcp", u.Host}, nil
	}
	return Clamd{}, errors.New("must be like clamd://host:3310 or clamd:///run/clamav/clamd.ctl")
}

const (
	chunk    = 64 << 10         // bytes sent at a time
	patience = 30 * time.Second // for clamd to take some bytes, or to make its mind up
	mostSaid = 1 << 10          // bytes of an answer
)

// Scan has clamd look at some content. found is what it calls what is wrong with
// it; empty: nothing is. Content that it would not look at whole is an error.
func (c Clamd) Scan(ctx context.Context, content io.Reader) (found string, err error) {
	dialer := net.Dialer{Timeout: patience}
	conn, err := dialer.DialContext(ctx, c.network, c.address)
	if err != nil {
		return "", fmt.Errorf("reach clamd: %w", err)
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })()
	read, sent := feed(conn, content)
	if read != nil {
		return "", fmt.Errorf("read what is to be scanned: %w", read)
	}
	// Where clamd has had enough it says why and hangs up: that counts for more
	// than that the rest didn't reach it.
	said, err := answer(conn)
	switch {
	case err != nil:
		return "", fmt.Errorf("hear from clamd: %w", errors.Join(sent, err))
	case strings.HasSuffix(said, " FOUND"):
		return strings.TrimSuffix(strings.TrimPrefix(said, "stream: "), " FOUND"), nil
	case said == "stream: OK" && sent == nil:
		return "", nil
	}
	return "", fmt.Errorf("clamd says %q", said)
}

// feed sends all of the content; read is what kept it from being read, sent what
// kept it from being sent.
func feed(conn net.Conn, content io.Reader) (read, sent error) {
	if sent = send(conn, []byte("zINSTREAM\x00")); sent != nil {
		return nil, sent
	}
	part := make([]byte, 4+chunk)
	for {
		n, err := io.ReadFull(content, part[4:])
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err, nil
		}
		if n > 0 {
			binary.BigEndian.PutUint32(part, uint32(n)) // #nosec G115 -- at most a chunk
			if sent = send(conn, part[:4+n]); sent != nil {
				return nil, sent
			}
		}
		if err != nil {
			return nil, send(conn, []byte{0, 0, 0, 0})
		}
	}
}

func send(conn net.Conn, bytes []byte) error {
	if err := conn.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	_, err := conn.Write(bytes)
	return err
}

func answer(conn net.Conn) (string, error) {
	if err := conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		return "", err
	}
	said, err := bufio.NewReader(io.LimitReader(conn, mostSaid)).ReadString(0)
	return strings.TrimRight(said, "\x00\n"), err
}
