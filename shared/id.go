// Package shared is what the browser and the server agree on, written once:
// ids, entities, commands with their rules, changes, capabilities, errors and
// the types of the API. It imports the standard library only, holds no state
// and does no input or output, so that both sides can run the very same code.
package shared

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"time"
)

// Ids are UUIDs in lower-case text. They are made by whoever creates the thing
// (UUIDv7, so that newer ids sort after older ones and indexes stay compact),
// which gives things made offline their final id at once. Each kind has its
// own type: a CardID can't be handed over where a ListID is wanted.
type (
	UserID       string
	BoardID      string
	ListID       string
	CardID       string
	LabelID      string
	CommentID    string
	ChecklistID  string
	ItemID       string
	AttachmentID string
	CommandID    string
)

// NewID returns a fresh UUIDv7 (RFC 9562, 48 bits of milliseconds and 74 of
// randomness) as any of the id types.
func NewID[T ~string]() T { return newIDAt[T](time.Now()) }

func newIDAt[T ~string](at time.Time) T {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], uint64(at.UnixMilli())<<16)
	_, _ = rand.Read(b[6:]) // never fails: crypto/rand ends the program instead
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	return T(spelled(b[:]))
}

// spelled writes the 16 bytes of a UUID down.
func spelled(b []byte) string {
	text := make([]byte, 36)
	hex.Encode(text[0:8], b[0:4])
	hex.Encode(text[9:13], b[4:6])
	hex.Encode(text[14:18], b[6:8])
	hex.Encode(text[19:23], b[8:10])
	hex.Encode(text[24:36], b[10:16])
	text[8], text[13], text[18], text[23] = '-', '-', '-', '-'
	return string(text)
}

// ValidID says whether id is a UUID in the one spelling used here: 36
// characters, lower case. Another spelling of the same UUID would be another
// string on one side and the same row on the other.
func ValidID[T ~string](id T) bool {
	if len(id) != 36 {
		return false
	}
	for i := range len(id) {
		c := id[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}
