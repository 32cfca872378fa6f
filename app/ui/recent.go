package ui

import (
	"encoding/json"
	"fmt"
	"slices"

	"incharge/shared"
)

// recentKey is where this tab remembers which cards somebody was at last. It is
// forgotten with what they did (forgetActs), when they sign out.
const recentKey = actsKey + "recent"

const recentKept = 12

// recentCard is a card that somebody was at.
type recentCard struct {
	Board      shared.BoardID `json:"board"`
	BoardTitle string         `json:"board_title"`
	Number     int64          `json:"number"`
	Title      string         `json:"title"`
}

func recentCards() (cards []recentCard) {
	if kept := tabKept(recentKey); kept != "" {
		_ = json.Unmarshal([]byte(kept), &cards) // else there are none
	}
	return cards
}

// beenTo notes that somebody was at a card.
func (e *env) beenTo(board shared.BoardID, boardTitle string, number int64, title string) {
	cards := slices.DeleteFunc(recentCards(), func(c recentCard) bool { return c.Board == board && c.Number == number })
	cards = slices.Insert(cards, 0, recentCard{board, boardTitle, number, title})
	if kept, err := json.Marshal(cards[:min(recentKept, len(cards))]); err == nil {
		keepInTab(recentKey, string(kept))
	}
}

// recentDeeds lead back to those cards.
func (e *env) recentDeeds() (found []deed) {
	for _, c := range recentCards() {
		found = append(found, cardDeed(c.Board, c.BoardTitle, c.Number, c.Title))
	}
	return found
}

// cardDeed leads to a card.
func cardDeed(board shared.BoardID, boardTitle string, number int64, title string) deed {
	path := fmt.Sprintf("%s/cards/%d", boardAt(board), number)
	return deed{id: fmt.Sprintf("card-%s-%d", board, number), name: title, note: boardTitle, icon: "card", do: leadTo(path)}
}
