package importer

import (
	"fmt"
	"strings"

	"incharge/shared"
)

// lines are notes of a report as a golden file has them.
func lines(notes []shared.ImportNote) string {
	all := make([]string, len(notes))
	for i, n := range notes {
		all[i] = fmt.Sprintf("%s %d", n.Kind, n.Count)
		if n.Cards > 0 {
			all[i] += fmt.Sprintf(" on %d", n.Cards)
		}
		if len(n.Names) > 0 {
			all[i] += ": " + strings.Join(n.Names, ", ")
		}
		if n.More {
			all[i] += " and others"
		}
	}
	return strings.Join(all, "\n")
}
