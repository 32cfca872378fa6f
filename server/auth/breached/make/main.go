// Command make writes common.bin: it reads passwords from its input, one a
// line, and keeps those that are long enough to be chosen here.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"incharge/shared"
)

const size = 6 // as in package breached

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	var sums [][]byte
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		password := strings.ToLower(strings.TrimRight(lines.Text(), "\r"))
		if utf8.RuneCountInString(password) < shared.MinPassword {
			continue
		}
		sum := sha256.Sum256([]byte(password))
		sums = append(sums, sum[:size])
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read passwords: %w", err)
	}
	slices.SortFunc(sums, bytes.Compare)
	sums = slices.CompactFunc(sums, bytes.Equal)
	if _, err := out.Write(bytes.Join(sums, nil)); err != nil {
		return fmt.Errorf("write sums: %w", err)
	}
	return nil
}
