// Package scantest stands in for clamd, as clamd(8) describes it.
package scantest

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"testing"
)

// Clamd finds the word virus, and takes 200 KiB at most. It gives the address at
// which it listens until the test ends.
func Clamd(t *testing.T, network, address string) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				_, _ = io.WriteString(conn, verdict(bufio.NewReader(conn))+"\x00")
			}()
		}
	}()
	return l.Addr().String()
}

func verdict(r *bufio.Reader) string {
	if command, err := r.ReadString(0); err != nil || command != "zINSTREAM\x00" {
		return "UNKNOWN COMMAND"
	}
	var all bytes.Buffer
	for {
		var size uint32
		if err := binary.Read(r, binary.BigEndian, &size); err != nil {
			return "INSTREAM: Error"
		}
		if size == 0 {
			break
		}
		if all.Len()+int(size) > 200<<10 {
			return "INSTREAM size limit exceeded. ERROR"
		}
		if _, err := io.CopyN(&all, r, int64(size)); err != nil {
			return "INSTREAM: Error"
		}
	}
	if bytes.Contains(all.Bytes(), []byte("virus")) {
		return "stream: Test.Virus-1 FOUND"
	}
	return "stream: OK"
}
