package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// export is a board as Trello writes it, the quickest way to have a large one.
type export struct {
	Name       string      `json:"name"`
	Lists      []list      `json:"lists"`
	Labels     []label     `json:"labels"`
	Cards      []card      `json:"cards"`
	Checklists []checklist `json:"checklists"`
}

type list struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Pos  int    `json:"pos"`
}

type label struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Color string `json:"color"`
}

type card struct {
	ID         string   `json:"id"`
	List       string   `json:"idList"`
	Name       string   `json:"name"`
	Desc       string   `json:"desc"`
	Short      int      `json:"idShort"`
	Pos        int      `json:"pos"`
	Due        string   `json:"due,omitempty"`
	Labels     []string `json:"idLabels"`
	Checklists []string `json:"idChecklists"`
}

type checklist struct {
	ID    string `json:"id"`
	Card  string `json:"idCard"`
	Name  string `json:"name"`
	Pos   int    `json:"pos"`
	Items []item `json:"checkItems"`
}

type item struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	State string `json:"state"`
	Pos   int    `json:"pos"`
}

// exportOf makes one up. The same spec gives the same board but for its dates,
// which lie around today.
func exportOf(spec Spec, chance *rand.Rand) export {
	e := export{Name: spec.Title}
	for i := range spec.Lists {
		e.Lists = append(e.Lists, list{fmt.Sprint("l", i), listNames[i%len(listNames)] + suffix(i/len(listNames)), i + 1})
	}
	for i, color := range []string{"red", "orange", "yellow", "green", "sky", "blue", "purple", "pink"} {
		e.Labels = append(e.Labels, label{fmt.Sprint("b", i), labelNames[i], color})
	}
	for i := range spec.Cards {
		c := card{ID: fmt.Sprint("c", i), List: fmt.Sprint("l", i%spec.Lists), Name: title(chance), Short: i + 1, Pos: i + 1,
			Labels: []string{}, Checklists: []string{}}
		for range chance.IntN(3) {
			c.Labels = append(c.Labels, e.Labels[chance.IntN(len(e.Labels))].ID)
		}
		if chance.IntN(2) == 0 {
			c.Desc = title(chance) + ".\n\n- " + title(chance) + "\n- " + title(chance)
		}
		if chance.IntN(3) == 0 {
			c.Due = time.Now().Add(time.Duration(chance.IntN(40*24)-10*24) * time.Hour).UTC().Format(time.RFC3339)
		}
		if chance.IntN(5) == 0 {
			l := checklist{ID: fmt.Sprint("k", i), Card: c.ID, Name: "Steps", Pos: 1}
			for n := range 2 + chance.IntN(5) {
				state := []string{"complete", "incomplete"}[chance.IntN(2)]
				l.Items = append(l.Items, item{fmt.Sprint("i", i, "-", n), title(chance), state, n + 1})
			}
			e.Checklists, c.Checklists = append(e.Checklists, l), append(c.Checklists, l.ID)
		}
		e.Cards = append(e.Cards, c)
	}
	return e
}

// title makes one up, of one line on a card or of three.
func title(chance *rand.Rand) string {
	pick := func(from []string) string { return from[chance.IntN(len(from))] }
	parts := []string{pick(verbs), pick(things)}
	for range chance.IntN(4) {
		parts = append(parts, pick(ends))
	}
	return strings.Join(parts, " ")
}

func suffix(round int) string {
	if round == 0 {
		return ""
	}
	return fmt.Sprint(" ", round+1)
}

var (
	listNames  = []string{"Ideas", "Backlog", "Next up", "To do", "In progress", "In review", "Testing", "Waiting", "Ready to ship", "Done"}
	labelNames = []string{"Bug", "Risk", "Design", "Customer", "Docs", "Backend", "Research", "긴급"}
	verbs      = []string{"Write", "Review", "Plan", "Fix", "Draft", "Measure", "Translate", "Ask about", "Order", "Prepare", "검토:", "Clean up"}
	things     = []string{"the release notes", "the price list", "the sign-in page", "invoices of last quarter", "the hall", "분기 보고서", "the mail to customers", "error messages", "the phone layout", "backup drill"}
	ends       = []string{"for the spring launch", "with the Berlin team", "before Friday", "and tell support", "in Korean and English", "after the audit has ended"}
)
