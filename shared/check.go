package shared

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Limits on what people may write, in characters.
const (
	MaxTitle       = 500     // of a card
	MaxName        = 200     // of a board, list, label or person
	MaxDescription = 100_000 // of a card or a board
	MaxComment     = 20_000
	MaxItem        = 2_000
	MaxURL         = 4_000
	MaxEmail       = 254 // RFC 5321
	MinPassword    = 8
	MaxPassword    = 128
	MaxCardLabels  = 50
	MaxWIPLimit    = 10_000

	MaxCollaborators = 50  // of a card
	MaxReason        = 500 // for declining or handing back a card
)

// Check collects what is wrong with an input, field by field.
type Check struct{ fields []FieldError }

// Failf notes that something is wrong with a field.
func (c *Check) Failf(field, format string, args ...any) {
	c.fields = append(c.fields, FieldError{field, fmt.Sprintf(format, args...)})
}

// Err is the Error for all that was noted, nil when there was nothing.
func (c *Check) Err() error {
	if len(c.fields) == 0 {
		return nil
	}
	texts := make([]string, len(c.fields))
	for i, f := range c.fields {
		texts[i] = f.Field + " " + f.Message
	}
	return &Error{Code: CodeInvalid, Message: strings.Join(texts, "; "), Fields: c.fields}
}

// Line checks a text of one line that must say something.
func (c *Check) Line(field, text string, most int) {
	if strings.TrimSpace(text) == "" {
		c.Failf(field, "must not be empty")
		return
	}
	c.lineOrNothing(field, text, most)
}

func (c *Check) lineOrNothing(field, text string, most int) {
	if strings.ContainsFunc(text, unicode.IsControl) {
		c.Failf(field, "must be one line without control characters")
		return
	}
	c.length(field, text, most)
}

// Text checks a text of any number of lines.
func (c *Check) Text(field, text string, most int) {
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }
	if strings.ContainsFunc(text, control) {
		c.Failf(field, "must not hold control characters")
		return
	}
	c.length(field, text, most)
}

func (c *Check) length(field, text string, most int) {
	if !utf8.ValidString(text) {
		c.Failf(field, "must be valid UTF-8")
	} else if n := utf8.RuneCountInString(text); n > most {
		c.Failf(field, "must have at most %d characters, has %d", most, n)
	}
}

// Time checks that a time, if given, is one that a calendar can show, in UTC:
// that is how it is kept, and JSON has no year 10000.
func (c *Check) Time(field string, t *time.Time) {
	if t != nil && (t.UTC().Year() < 1970 || t.UTC().Year() > 9999) {
		c.Failf(field, "must lie between the years 1970 and 9999")
	}
}

// CheckID checks an id that must be there.
func CheckID[T ~string](c *Check, field string, id T) {
	if id == "" {
		c.Failf(field, "is required")
	} else if !ValidID(id) {
		c.Failf(field, "must be a UUID in lower case")
	}
}

// CheckOptionalID checks an id that may be empty.
func CheckOptionalID[T ~string](c *Check, field string, id T) {
	if id != "" {
		CheckID(c, field, id)
	}
}

// CheckOneOf checks a value out of a fixed set.
func CheckOneOf[T ~string](c *Check, field string, value T, allowed []T) {
	if slices.Contains(allowed, value) {
		return
	}
	names := make([]string, len(allowed))
	for i, a := range allowed {
		names[i] = string(a)
	}
	c.Failf(field, "must be one of %s", strings.Join(names, ", "))
}

// checkNeighbours checks the place that a command names.
func checkNeighbours[T ~string](c *Check, self, after, before T) {
	CheckOptionalID(c, "after", after)
	CheckOptionalID(c, "before", before)
	if after != "" && after == self {
		c.Failf("after", "must not be the thing itself")
	}
	if before != "" && before == self {
		c.Failf("before", "must not be the thing itself")
	}
	if after != "" && after == before {
		c.Failf("before", "must not be the same as after")
	}
}

func checkLabels(c *Check, labels []LabelID) {
	if len(labels) > MaxCardLabels {
		c.Failf("labels", "must be at most %d", MaxCardLabels)
		return
	}
	for i, id := range labels {
		CheckID(c, "labels", id)
		if slices.Contains(labels[:i], id) {
			c.Failf("labels", "must not repeat")
			return
		}
	}
}
