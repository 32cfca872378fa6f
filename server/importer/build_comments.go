package importer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"incharge/shared"
)

// comments carries over every comment, oldest first, with its author's name.
func (b *builder) comments() {
	names := map[string]string{}
	for _, m := range b.raw.members {
		names[m.id] = cmp.Or(m.name, m.username)
	}
	for _, raw := range slices.Backward(b.raw.comments) { // the newest comes first
		c, ok := b.cardOf[raw.card]
		switch {
		case !ok:
			b.tally.add(shared.ImportLostComment, 1, "")
			continue
		case strings.TrimSpace(raw.text) == "":
			b.tally.add(shared.ImportEmptyComment, 1, c.Title)
			continue
		}
		comment := shared.Comment{
			Name: b.author(cmp.Or(raw.author, names[raw.authorID])),
			Body: b.text(raw.text), At: b.dateOr(raw.date, raw.id, b.now),
		}
		if edited := b.date(raw.edited); edited != nil && edited.After(comment.At) {
			comment.EditedAt = edited
		}
		if b.say(c, comment) > 1 {
			b.tally.add(shared.ImportLongComment, 1, c.Title)
		}
	}
	for _, c := range b.work {
		slices.SortStableFunc(c.said, func(a, b shared.Comment) int { return a.At.Compare(b.At) })
	}
}

// say puts a comment on a card, in several pieces where it is too long, and
// answers how many. Nothing is left of one that is blank.
func (b *builder) say(c *card, comment shared.Comment) int {
	pieces := 0
	comment.Card = c.ID
	for _, body := range split(comment.Body, shared.MaxComment) {
		if strings.TrimSpace(body) == "" {
			continue
		}
		comment.ID, comment.Body = shared.NewID[shared.CommentID](), body
		c.said = append(c.said, comment)
		pieces++
	}
	return pieces
}

// author is a name fit for a comment.
func (b *builder) author(name string) string {
	name = strings.TrimSpace(b.line(name))
	if name == "" {
		return "Somebody on Trello"
	}
	short, long := cut(name, shared.MaxName)
	if long {
		b.tally.add(shared.ImportLongAuthor, 1, short)
	}
	return short
}

// apart gives comments of one moment moments of their own, so that the order
// in which they stand is the order of their times.
func apart(comments []shared.Comment) {
	for i := 1; i < len(comments); i++ {
		if before := comments[i-1].At; !comments[i].At.After(before) {
			comments[i].At = before.Add(time.Microsecond)
		}
	}
}
