package importer

import (
	"fmt"
	"strings"
	"time"

	"incharge/server/board"
	"incharge/shared"
)

// outline writes out a board as text, everything in its order, so that two
// can be compared. guesses are in it where it is more than a copy.
func outline(in board.Import, guesses bool) string {
	var out strings.Builder
	fmt.Fprintf(&out, "board %q %q\n", in.Board.Title, in.Board.Description)
	labels := map[shared.LabelID]string{}
	for _, l := range in.Labels {
		labels[l.ID] = fmt.Sprintf("%s/%s", l.Name, l.Color)
		fmt.Fprintf(&out, "label %q\n", labels[l.ID])
	}
	for _, l := range in.Lists {
		fmt.Fprintf(&out, "list %q archived=%t", l.Title, !l.Open())
		if guesses {
			fmt.Fprintf(&out, " %s", l.Category)
			if l.Color != nil {
				fmt.Fprintf(&out, " %s", *l.Color)
			}
			if l.WIPLimit != nil {
				fmt.Fprintf(&out, " at most %d", *l.WIPLimit)
			}
		}
		out.WriteString("\n")
		for _, c := range in.Cards {
			if c.List != l.ID {
				continue
			}
			var names []string
			for _, id := range c.Labels {
				names = append(names, labels[id])
			}
			fmt.Fprintf(&out, "  card %q archived=%t labels=%q start=%s due=%s\n", c.Title, !c.Open(), names, moment(c.Start), moment(c.Deadline))
			if guesses {
				fmt.Fprintf(&out, "    #%d made %s\n", c.Number, c.CreatedAt.Format(time.RFC3339))
				if !c.Open() {
					fmt.Fprintf(&out, "    archived %s\n", moment(c.ArchivedAt))
				}
			}
			fmt.Fprintf(&out, "    %q\n", *c.Description)
			outlineCard(&out, in, c.ID)
		}
	}
	return out.String()
}

func outlineCard(out *strings.Builder, in board.Import, card shared.CardID) {
	for _, l := range in.Checklists {
		if l.Card != card {
			continue
		}
		fmt.Fprintf(out, "    checklist %q\n", l.Title)
		for _, i := range in.Items {
			if i.Checklist == l.ID {
				fmt.Fprintf(out, "      item %q done=%t due=%s\n", i.Text, i.Done, moment(i.Due))
			}
		}
	}
	for _, c := range in.Comments {
		if c.Card == card {
			fmt.Fprintf(out, "    comment %s %q %q\n", moment(&c.At), c.Name, c.Body)
		}
	}
	for _, a := range in.Attachments {
		if a.Card == card {
			fmt.Fprintf(out, "    attachment %q %q %s\n", a.Name, a.URL, moment(&a.At))
		}
	}
}

// moment is a date to the millisecond, which is what Trello writes.
func moment(t *time.Time) string {
	if t == nil {
		return "-"
	}
	return t.UTC().Truncate(time.Millisecond).Format(time.RFC3339Nano)
}
