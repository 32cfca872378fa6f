package exporter

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"incharge/server/sheet"
	"incharge/shared"
)

var columns = []string{
	"number", "title", "list", "category", "archived", "person_in_charge", "accepted", "collaborators", "priority", "labels",
	"start", "deadline", "items_done", "items", "comments", "attachments", "created_by", "created_at", "description", "link",
}

// CSV writes a board as a table with a line for each card.
type CSV struct {
	w      io.Writer
	link   func(path string) string
	table  *sheet.Writer
	board  shared.Board
	names  map[shared.UserID]string
	labels map[shared.LabelID]string
	lists  map[shared.ListID]shared.List
}

// NewCSV is a CSV that writes to w. link makes an address of a path of this
// server.
func NewCSV(w io.Writer, link func(path string) string) *CSV {
	return &CSV{w: w, link: link, names: map[shared.UserID]string{}, labels: map[shared.LabelID]string{}, lists: map[shared.ListID]shared.List{}}
}

// byteOrder says that a table is UTF-8, without which Excel takes it for
// something else, and Korean names for nonsense.
const byteOrder = "\uFEFF"

// Begin writes the headings.
func (c *CSV) Begin(board shared.Export) error {
	c.board = board.Board
	for _, person := range board.People {
		c.names[person.ID] = person.Name
	}
	for _, label := range board.Labels {
		c.labels[label.ID] = label.Name
	}
	for _, list := range board.Lists {
		c.lists[list.ID] = list
	}
	if _, err := io.WriteString(c.w, byteOrder); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	var err error
	c.table, err = sheet.New(c.w, columns...)
	return err
}

// Card writes a card's line.
func (c *CSV) Card(detail shared.CardDetail) error {
	card := detail.Card
	list := c.lists[card.List]
	var labels, helpers []string
	for _, id := range card.Labels {
		labels = append(labels, c.labels[id])
	}
	for _, id := range card.Collaborators {
		helpers = append(helpers, c.names[id])
	}
	description := ""
	if card.Description != nil {
		description = *card.Description
	}
	return c.table.Line(
		strconv.FormatInt(card.Number, 10), card.Title, list.Title, string(list.Category), yes(!card.Open() || !list.Open()),
		c.name(card.PIC), yes(card.Accepted), strings.Join(helpers, ", "), string(card.Priority), strings.Join(labels, ", "),
		stamp(card.Start), stamp(card.Deadline), strconv.Itoa(card.ItemsDone), strconv.Itoa(card.Items),
		strconv.Itoa(card.Comments), strconv.Itoa(card.Attachments), c.name(card.Creator), stamp(&card.CreatedAt), description,
		c.link(fmt.Sprintf("/boards/%s/cards/%d", c.board.ID, card.Number)),
	)
}

// End sends on what is left.
func (c *CSV) End() error { return c.table.Flush() }

func (c *CSV) name(id *shared.UserID) string {
	if id == nil {
		return ""
	}
	return c.names[*id]
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func stamp(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
