package proof

import (
	"fmt"
	"slices"
	"strings"

	"incharge/shared"
)

// missing says what an acknowledged command was to do and its change doesn't
// say; empty where nothing is missing. As the board is what its log comes to,
// what a change says is in effect, or a later change of the log has replaced it.
func missing(command shared.Command, change shared.Change) string {
	card := func(id shared.CardID, so func(shared.Card) bool) string {
		return found(change.Cards, func(c shared.Card) bool { return c.ID == id && so(c) })
	}
	list := func(id shared.ListID, so func(shared.List) bool) string {
		return found(change.Lists, func(l shared.List) bool { return l.ID == id && so(l) })
	}
	switch c := command.(type) {
	case shared.AddCard:
		return card(c.Card, func(is shared.Card) bool { return is.List == c.List && is.Title == c.Title && is.Open() })
	case shared.MoveCard:
		return card(c.Card, func(is shared.Card) bool { return is.List == c.List && is.Rank != "" })
	case shared.EditCard:
		return edited(c, change)
	case shared.AssignCard:
		return card(c.Card, func(is shared.Card) bool { return equal(is.PIC, c.PIC.Value) })
	case shared.ArchiveCard:
		return card(c.Card, func(is shared.Card) bool { return is.ArchivedAt != nil })
	case shared.RestoreCard:
		return card(c.Card, shared.Card.Open)
	case shared.DeleteCard:
		return found(change.Deleted.Cards, func(id shared.CardID) bool { return id == c.Card })
	case shared.CommentCard:
		return found(change.Comments, func(is shared.Comment) bool { return is.ID == c.Comment && is.Body == c.Body })
	case shared.EditComment:
		return found(change.Comments, func(is shared.Comment) bool { return is.ID == c.Comment && is.Body == c.Body })
	case shared.DeleteComment:
		return found(change.Deleted.Comments, func(id shared.CommentID) bool { return id == c.Comment })
	case shared.AddList:
		return list(c.List, func(is shared.List) bool { return is.Title == c.Title && is.Open() })
	case shared.MoveList:
		return list(c.List, func(is shared.List) bool { return is.Rank != "" })
	case shared.ArchiveList:
		return list(c.List, func(is shared.List) bool { return is.ArchivedAt != nil })
	case shared.RestoreList:
		return list(c.List, shared.List.Open)
	case shared.AddLabel:
		return found(change.Labels, func(is shared.Label) bool { return is.ID == c.Label && is.Name == c.Name })
	case shared.EditBoard:
		return found(change.Boards, func(is shared.Board) bool { return is.Title == *c.Title })
	case shared.RemoveMember:
		return found(change.Deleted.Members, func(id shared.UserID) bool { return id == c.User })
	case shared.Undo:
		for range change.Entities() {
			return ""
		}
		return found([]shared.Deleted{change.Deleted}, func(d shared.Deleted) bool { return !d.IsZero() })
	}
	return fmt.Sprintf("nobody here knows what %s is to do", command.Type())
}

// edited looks for a text as it was written, or, where somebody else wrote at
// the same time, for it beside theirs.
func edited(c shared.EditCard, change shared.Change) string {
	wants := func(field string, wrote *string, is *string) bool {
		if wrote == nil || is != nil && strings.TrimSpace(*is) == strings.TrimSpace(*wrote) {
			return true
		}
		if c.Base == nil {
			return false
		}
		clashed := slices.ContainsFunc(change.Conflicts, func(clash shared.TextClash) bool {
			return clash.Card == c.Card && clash.Field == field && strings.TrimSpace(clash.Other) == strings.TrimSpace(*wrote)
		})
		return clashed || is != nil && within(*is, *wrote)
	}
	return found(change.Cards, func(is shared.Card) bool {
		return is.ID == c.Card && wants("title", c.Title, &is.Title) && wants("description", c.Description, is.Description) &&
			(c.Labels == nil || slices.Equal(is.Labels, *c.Labels))
	})
}

// within says whether every line that was written is in the text.
func within(text, wrote string) bool {
	lines := strings.Split(text, "\n")
	for line := range strings.SplitSeq(wrote, "\n") {
		if !slices.Contains(lines, line) {
			return false
		}
	}
	return true
}

func found[T any](among []T, is func(T) bool) string {
	if slices.ContainsFunc(among, is) {
		return ""
	}
	return "its effect is not in it"
}

func equal[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }
