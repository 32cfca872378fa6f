//go:build linux

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// line is one connection over which requests go one after the other, with as
// little work at this end as can be: the server shares the cores with it.
type line struct {
	conn net.Conn
	in   *bufio.Reader
	head string
	out  []byte
}

// dialLine connects to a site; the requests are that person's.
func dialLine(ctx context.Context, s *site, token string) (*line, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", s.address)
	if err != nil {
		return nil, err
	}
	head := " HTTP/1.1\r\nHost: " + s.address + "\r\nContent-Type: application/json\r\n"
	if token != "" {
		head += "Authorization: Bearer " + token + "\r\n"
	}
	return &line{conn: conn, in: bufio.NewReader(conn), head: head + "Content-Length: "}, nil
}

func (l *line) Close() error { return l.conn.Close() }

// do sends a request and gives the answer's body; sent is when it went out.
func (l *line) do(method, path string, body []byte) (answer []byte, sent time.Time, err error) {
	l.out = append(l.out[:0], method...)
	l.out = append(append(append(l.out, ' '), path...), l.head...)
	l.out = append(strconv.AppendInt(l.out, int64(len(body)), 10), "\r\n\r\n"...)
	l.out = append(l.out, body...)
	sent = time.Now()
	if err := l.conn.SetDeadline(sent.Add(time.Minute)); err != nil {
		return nil, sent, err
	}
	if _, err := l.conn.Write(l.out); err != nil {
		return nil, sent, err
	}
	response, err := http.ReadResponse(l.in, nil)
	if err != nil {
		return nil, sent, fmt.Errorf("%s %s: %w", method, path, err)
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	if err != nil {
		return nil, sent, fmt.Errorf("%s %s: %w", method, path, err)
	}
	if response.StatusCode >= 300 {
		return nil, sent, fmt.Errorf("%s %s: %s: %s", method, path, response.Status, answer)
	}
	return answer, sent, nil
}
