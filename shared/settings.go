package shared

import "cmp"

// Limits says what holds where a list or a person would have more cards than
// they should. Empty, as boards of old have it, says the same as LimitsWarn.
type Limits string

const (
	LimitsWarn   Limits = "warn"   // the board shows it
	LimitsRefuse Limits = "refuse" // the command is refused
)

// AllLimits lists them.
var AllLimits = []Limits{LimitsWarn, LimitsRefuse}

// MarshalText never leaves it open.
func (l Limits) MarshalText() ([]byte, error) { return []byte(cmp.Or(l, LimitsWarn)), nil }

// Settings are what a supervisor decides for the whole board.
type Settings struct {
	PICsAddCards      bool   `json:"pics_add_cards" doc:"PICs may add cards"`
	PICsTakeCards     bool   `json:"pics_take_cards" doc:"PICs may take cards that nobody is in charge of"`
	PICsSeeOnlyTheirs bool   `json:"pics_see_only_theirs" doc:"PICs see only the cards that they are in charge of, collaborate on or have added, and those that they may take"`
	Limits            Limits `json:"limits" enum:"warn,refuse" doc:"What holds where a list or a person would have more cards than they should; warn when absent"`
	PICLimit          *int   `json:"pic_limit" doc:"Open cards in lists of category todo or doing that one person should have at most; null or 0: no limit"`
}

// SettingsEdit decides some of them anew. What is absent stays as it is, so two
// who change different settings at once don't undo each other's.
type SettingsEdit struct {
	PICsAddCards      *bool      `json:"pics_add_cards,omitempty"`
	PICsTakeCards     *bool      `json:"pics_take_cards,omitempty"`
	PICsSeeOnlyTheirs *bool      `json:"pics_see_only_theirs,omitempty"`
	Limits            Limits     `json:"limits,omitempty" enum:"warn,refuse"`
	PICLimit          Maybe[int] `json:"pic_limit,omitzero" doc:"null or 0: no limit"`
}

func (e SettingsEdit) check(check *Check) {
	if e.Limits != "" {
		CheckOneOf(check, "settings.limits", e.Limits, AllLimits)
	}
	if limit := e.PICLimit.Value; limit != nil && (*limit < 0 || *limit > MaxWIPLimit) {
		check.Failf("settings.pic_limit", "must lie between 0 and %d", MaxWIPLimit)
	}
}

// applied is what becomes of settings. They are kept with nothing left open.
func (e SettingsEdit) applied(s Settings) Settings {
	for _, set := range []struct {
		to   *bool
		from *bool
	}{{&s.PICsAddCards, e.PICsAddCards}, {&s.PICsTakeCards, e.PICsTakeCards}, {&s.PICsSeeOnlyTheirs, e.PICsSeeOnlyTheirs}} {
		if set.from != nil {
			*set.to = *set.from
		}
	}
	s.Limits = cmp.Or(e.Limits, s.Limits, LimitsWarn)
	if e.PICLimit.Set {
		s.PICLimit = e.PICLimit.Value
	}
	if s.PICLimit != nil && *s.PICLimit == 0 {
		s.PICLimit = nil
	}
	return s
}
