package shared

import "fmt"

// How many filters somebody may keep of a board, and how long each is at most.
const (
	MaxFilters     = 20
	MaxFilterQuery = 2000
)

// Filter is what somebody looks for on a board time and again.
type Filter struct {
	Name  string `json:"name"`
	Query string `json:"query" doc:"As in the address of the board's page"`
}

// Filters is the body of PUT /boards/{board}/filters, and the answer to it and
// to GET: one's own, in one's own order.
type Filters struct {
	Filters []Filter `json:"filters"`
}

func (f Filters) Validate() error {
	var check Check
	if len(f.Filters) > MaxFilters {
		check.Failf("filters", "must be at most %d", MaxFilters)
	}
	names := map[string]bool{}
	for i, filter := range f.Filters {
		field := fmt.Sprintf("filters[%d]", i)
		check.Line(field+".name", filter.Name, MaxName)
		check.Text(field+".query", filter.Query, MaxFilterQuery)
		if names[filter.Name] {
			check.Failf(field+".name", "is there twice")
		}
		names[filter.Name] = true
	}
	return check.Err()
}
