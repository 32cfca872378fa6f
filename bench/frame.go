//go:build linux

package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Kinds of WebSocket frames (RFC 6455, 5.2) that a server sends us.
const (
	textFrame  = 0x1
	closeFrame = 0x8
	pingFrame  = 0x9
	pongFrame  = 0xA
)

// nextFrame takes the first frame off what has been read. ok is false while a
// part of it is missing. A server doesn't mask its frames, and ours doesn't
// split messages.
func nextFrame(data []byte) (kind byte, payload, rest []byte, ok bool, err error) {
	if len(data) < 2 {
		return 0, nil, data, false, nil
	}
	if data[0]&0x80 == 0 || data[1]&0x80 != 0 {
		return 0, nil, data, false, fmt.Errorf("a frame begins with %x", data[:2])
	}
	head, size := 2, int(data[1])
	switch {
	case size == 126 && len(data) >= 4:
		head, size = 4, int(binary.BigEndian.Uint16(data[2:]))
	case size == 127 && len(data) >= 10:
		head, size = 10, int(binary.BigEndian.Uint64(data[2:])) // #nosec G115 -- the length of a frame of our own server
	case size >= 126:
		return 0, nil, data, false, nil
	}
	if len(data) < head+size {
		return 0, nil, data, false, nil
	}
	return data[0] & 0xF, data[head : head+size], data[head+size:], true, nil
}

// frame makes one that a browser might send: masked, as it must be, with a
// mask that leaves the payload as it is.
func frame(kind byte, payload []byte) []byte {
	out := []byte{0x80 | kind}
	if len(payload) < 126 {
		out = append(out, 0x80|byte(len(payload))) // #nosec G115 -- the length of a frame of our own server
	} else {
		out = binary.BigEndian.AppendUint16(append(out, 0x80|126), uint16(len(payload))) // #nosec G115 -- the length of a frame of our own server
	}
	return append(append(out, 0, 0, 0, 0), payload...)
}

// What frames from the server begin with, and where their number is: the first
// in a change, the only one in the answer to a watch.
var (
	changeHead   = []byte(`{"change":`)
	watchingHead = []byte(`{"watching":`)
	presenceHead = []byte(`{"presence":`)
	seqField     = []byte(`"seq":`)
)

// seqOf finds the number in a frame without decoding it.
func seqOf(payload []byte) (int64, bool) {
	at := bytes.Index(payload, seqField)
	if at < 0 {
		return 0, false
	}
	var seq int64
	digits := 0
	for _, c := range payload[at+len(seqField):] {
		if c < '0' || c > '9' {
			break
		}
		seq = seq*10 + int64(c-'0')
		digits++
	}
	return seq, digits > 0
}
