//go:build linux

package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// What a real server writes is read back, wherever it is torn apart.
func TestFrames(t *testing.T) {
	t.Parallel()
	sent := []string{"", "short", strings.Repeat("m", 125), strings.Repeat("n", 126), strings.Repeat("x", 70_000)}
	data := served(t, sent)
	for _, step := range []int{1, 3, 1000, len(data)} {
		var got []string
		var pending []byte
		for from := 0; from < len(data); from += step {
			pending = append(pending, data[from:min(from+step, len(data))]...)
			for {
				kind, payload, rest, ok, err := nextFrame(pending)
				if err != nil {
					t.Fatal(err)
				}
				if !ok {
					break
				}
				if kind == textFrame {
					got = append(got, string(payload))
				}
				pending = rest
			}
		}
		if len(pending) != 0 || strings.Join(got, ",") != strings.Join(sent, ",") {
			t.Errorf("in steps of %d: %d frames and %d bytes left", step, len(got), len(pending))
		}
	}
}

// served gives the bytes of text frames as a server puts them on the wire.
func served(t *testing.T, texts []string) []byte {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		// Not before the client has taken in the answer to its handshake.
		if _, _, err := conn.ReadMessage(); err != nil {
			t.Error(err)
		}
		for _, text := range texts {
			if err := conn.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
				t.Error(err)
			}
		}
	}))
	defer server.Close()
	conn, _, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(server.URL, "http"), nil) //nolint:bodyclose // it is the socket
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.WriteMessage(websocket.TextMessage, nil); err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	if _, err := all.ReadFrom(conn.NetConn()); err != nil {
		t.Fatal(err)
	}
	return all.Bytes()
}

// A real server takes what we write.
func TestFrameIsTaken(t *testing.T) {
	t.Parallel()
	got := make(chan string, 2)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		for range 2 {
			_, text, err := conn.ReadMessage()
			if err != nil {
				t.Error(err)
			}
			got <- string(text)
		}
	}))
	defer server.Close()
	conn, _, err := websocket.DefaultDialer.DialContext(t.Context(), "ws"+strings.TrimPrefix(server.URL, "http"), nil) //nolint:bodyclose // it is the socket
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for _, text := range []string{"short", strings.Repeat("l", 300)} {
		if _, err := conn.NetConn().Write(frame(textFrame, []byte(text))); err != nil {
			t.Fatal(err)
		}
		if back := <-got; back != text {
			t.Errorf("the server read %q", back)
		}
	}
}

func TestBrokenFrame(t *testing.T) {
	t.Parallel()
	for _, data := range [][]byte{{0x01, 0x00}, {0x81, 0x80, 1, 2, 3, 4}} { // split; masked
		if _, _, _, _, err := nextFrame(data); err == nil {
			t.Errorf("%x is taken", data)
		}
	}
}

func TestSeqOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{
		`{"change":{"seq":17,"cards":[{"seq":3}]}}`: 17,
		`{"watching":{"board":"b","seq":0}}`:        0,
		`{"presence":{}}`:                           -1,
		`{"seq":"x"}`:                               -1,
	} {
		got, ok := seqOf([]byte(text))
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%s: got %d, want %d", text, got, want)
		}
	}
}
