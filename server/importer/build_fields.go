package importer

import (
	"slices"
	"strings"
	"time"

	"incharge/shared"
)

// shownDate is how a date is written into a text.
const shownDate = "2006-01-02 15:04 MST"

// cardFields notes on a card what it has no fields for.
func (b *builder) cardFields(c *card) {
	for _, value := range c.raw.values {
		name, text := b.fieldValue(value)
		if text == "" {
			continue
		}
		b.tally.add(shared.ImportFieldValues, 1, "")
		c.notes = append(c.notes, name+": "+text)
	}
	var place []string
	for _, text := range []string{c.raw.location, c.raw.address, c.raw.coordinates} {
		if text = strings.TrimSpace(b.line(text)); text != "" && !slices.Contains(place, text) {
			place = append(place, text)
		}
	}
	if len(place) > 0 {
		b.tally.add(shared.ImportLocations, 1, c.Title)
		c.notes = append(c.notes, "Location: "+strings.Join(place, ", "))
	}
}

// fieldValue is a custom field's name and its value, as text.
func (b *builder) fieldValue(value rawValue) (name, text string) {
	name, text = "Custom field", value.text
	if field, ok := b.fieldOf[value.field]; ok {
		if line := strings.TrimSpace(b.line(field.name)); line != "" {
			name = line
		}
		if option, ok := field.options[value.option]; ok {
			text = option
		}
	}
	if text == "" && value.option != "" {
		text = "(a choice that is not in the file)"
	}
	switch value.kind {
	case "checked":
		text = map[string]string{"true": "yes", "false": "no"}[text]
	case "date":
		if t, err := time.Parse(time.RFC3339Nano, text); err == nil {
			text = t.UTC().Format(shownDate)
		}
	}
	return name, strings.TrimSpace(b.line(text))
}
