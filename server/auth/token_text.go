package auth

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
	"hash/crc32"
	"strings"
)

// A token of the API is inc_, 26 random characters (130 bits) and a checksum of
// 7. Scanners that look for secrets in public know it by inc_[a-z2-7]{33}; the
// checksum tells them and us a token from what only looks like one.
const (
	tokenPrefix   = "inc_"
	tokenChecksum = 7
	tokenLength   = len(tokenPrefix) + 26 + tokenChecksum
)

func newAPIToken() string {
	text := tokenPrefix + strings.ToLower(rand.Text())
	return text + checksum(text)
}

// isAPIToken tells by its beginning what a program means to show.
func isAPIToken(token string) bool { return strings.HasPrefix(token, tokenPrefix) }

// wholeAPIToken is false for one that was mistyped or cut off.
func wholeAPIToken(token string) bool {
	if len(token) != tokenLength {
		return false
	}
	text := token[:tokenLength-tokenChecksum]
	return token == text+checksum(text)
}

var base32Lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

func checksum(text string) string {
	return base32Lower.EncodeToString(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(text))))
}
