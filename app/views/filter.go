package views

import (
	"net/url"
	"slices"
	"strings"

	"incharge/shared"
)

// What pic= says besides somebody's id.
const (
	Me     = "me"
	Nobody = "nobody"
)

// Due is when a card is due, as a filter asks for it.
type Due string

const (
	Overdue Due = "overdue"
	Today   Due = "today"
	Week    Due = "week" // from Monday to Sunday
	Undated Due = "none"
)

// Dues lists all of them.
var Dues = []Due{Overdue, Today, Week, Undated}

// Filter is which cards of a board to show: those that fit each kind of thing
// that it asks for, one of each kind being enough.
type Filter struct {
	PICs   []string // ids of people, Me and Nobody
	Labels []shared.LabelID
	Dues   []Due
	Words  string // all of them, in the title, the number, a label or a name
	Mine   bool   // what one is in charge of, or works on
}

// keys of an address that a filter is told by.
const (
	keyPIC, keyLabel, keyDue, keyWords, keyMine = "pic", "label", "due", "q", "mine"
)

// An address can say anything; more than this of a kind is no filter.
const (
	mostChosen = 100
	mostWords  = 200
)

// Parse reads a filter from an address, as far as it says one.
func Parse(query url.Values) Filter {
	f := Filter{Mine: query.Get(keyMine) == "1", Words: strings.Join(strings.Fields(query.Get(keyWords)), " ")}
	if words := []rune(f.Words); len(words) > mostWords {
		f.Words = strings.TrimSpace(string(words[:mostWords]))
	}
	for _, pic := range chosen(query, keyPIC) {
		if shared.ValidID(shared.UserID(pic)) || pic == Me || pic == Nobody {
			f.PICs = append(f.PICs, pic)
		}
	}
	for _, label := range chosen(query, keyLabel) {
		if id := shared.LabelID(label); shared.ValidID(id) {
			f.Labels = append(f.Labels, id)
		}
	}
	for _, due := range chosen(query, keyDue) {
		if slices.Contains(Dues, Due(due)) {
			f.Dues = append(f.Dues, Due(due))
		}
	}
	return f
}

// chosen are the values of a key, each once; several may stand between commas.
func chosen(query url.Values, key string) []string {
	var all []string
	for _, value := range query[key] {
		for one := range strings.SplitSeq(value, ",") {
			if one != "" && !slices.Contains(all, one) && len(all) < mostChosen {
				all = append(all, one)
			}
		}
	}
	return all
}

// Put writes it into an address in place of the one that is there.
func (f Filter) Put(query url.Values) {
	set := func(key, value string) {
		query.Del(key)
		if value != "" {
			query.Set(key, value)
		}
	}
	labels, dues := make([]string, len(f.Labels)), make([]string, len(f.Dues))
	for i, label := range f.Labels {
		labels[i] = string(label)
	}
	for i, due := range f.Dues {
		dues[i] = string(due)
	}
	mine := ""
	if f.Mine {
		mine = "1"
	}
	set(keyPIC, strings.Join(f.PICs, ","))
	set(keyLabel, strings.Join(labels, ","))
	set(keyDue, strings.Join(dues, ","))
	set(keyWords, f.Words)
	set(keyMine, mine)
}

// String is the filter as it is kept, and as it stands in an address.
func (f Filter) String() string {
	query := url.Values{}
	f.Put(query)
	return query.Encode()
}

// Empty says that it leaves out nothing.
func (f Filter) Empty() bool {
	return len(f.PICs)+len(f.Labels)+len(f.Dues)+len(f.Words) == 0 && !f.Mine
}

// Toggled is a choice with one more, or one less where it is there already.
func Toggled[T comparable](all []T, one T) []T {
	if slices.Contains(all, one) {
		return slices.DeleteFunc(slices.Clone(all), func(other T) bool { return other == one })
	}
	return append(slices.Clone(all), one)
}
