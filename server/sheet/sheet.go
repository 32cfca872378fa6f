// Package sheet writes tables that spreadsheets open: CSV by RFC 4180, of which
// no cell is a formula.
package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// Writer writes a table.
type Writer struct{ csv *csv.Writer }

// New is a Writer whose table begins with a line of headings.
func New(w io.Writer, headings ...string) (*Writer, error) {
	out := &Writer{csv.NewWriter(w)}
	out.csv.UseCRLF = true
	return out, out.Line(headings...)
}

// Line writes a line.
func (w *Writer) Line(cells ...string) error {
	line := make([]string, len(cells))
	for i, cell := range cells {
		line[i] = harmless(cell)
	}
	if err := w.csv.Write(line); err != nil {
		return fmt.Errorf("write a line: %w", err)
	}
	return nil
}

// Flush sends on what has been written.
func (w *Writer) Flush() error {
	w.csv.Flush()
	if err := w.csv.Error(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// harmless keeps a spreadsheet from taking a cell for a formula, which may send
// what is in the sheet elsewhere: names and titles are whatever people typed.
// It puts an apostrophe in front, as OWASP advises ("CSV Injection").
func harmless(cell string) string {
	start := strings.TrimLeft(cell, " ")
	if start != "" && strings.ContainsAny(string([]rune(start)[0]), "=+-@\t\r\n\v\f＝＋－＠") {
		return "'" + cell
	}
	return cell
}
