package shared

import "strconv"

// Reason is why something was refused, in parts: whoever shows it can say it in
// the language of its reader. A Message says the same in English.
type Reason struct {
	Kind  ReasonKind `json:"kind" doc:"What stands in the way; there may be more of them later"`
	Thing Kind       `json:"thing,omitempty" doc:"The kind of thing that it is about"`
	Name  string     `json:"name,omitempty" doc:"The thing's title or name"`
	By    string     `json:"by,omitempty" doc:"The name of whoever did what stands in the way, where that is known"`
	Limit int        `json:"limit,omitempty" doc:"How many there may be at most; of stored, MB"`
	Own   bool       `json:"own,omitempty" doc:"It was the sender of the command who did it"`
}

// ReasonKind is what stands in the way of something.
type ReasonKind string

const (
	ReasonChanged  ReasonKind = "changed"  // since what is to be undone
	ReasonTrashed  ReasonKind = "trashed"  // since what is to be undone
	ReasonNotOwn   ReasonKind = "not_own"  // somebody else did what is to be undone
	ReasonTooOld   ReasonKind = "too_old"  // to be undone
	ReasonFinal    ReasonKind = "final"    // of a kind that can't be undone
	ReasonNoPIC    ReasonKind = "no_pic"   // who would be in charge again can't be
	ReasonSpan     ReasonKind = "span"     // a deadline would come before a start
	ReasonFilled   ReasonKind = "filled"   // a list that would go has cards
	ReasonArchived ReasonKind = "archived" // it can't be worked on where it is
	ReasonInTrash  ReasonKind = "in_trash" // it can't be worked on where it is
	ReasonFull     ReasonKind = "full"     // a list takes no more cards
	ReasonBusy     ReasonKind = "busy"     // a person takes on no more cards
	ReasonCrowded  ReasonKind = "crowded"  // a board holds no more of a kind
	ReasonLoaded   ReasonKind = "loaded"   // a card holds no more of a kind
	ReasonCircle   ReasonKind = "circle"   // a card would wait for itself
	ReasonStored   ReasonKind = "stored"   // a board's files take no more space
)

// ReasonKinds lists all of them.
var ReasonKinds = []ReasonKind{ReasonChanged, ReasonTrashed, ReasonNotOwn, ReasonTooOld, ReasonFinal,
	ReasonNoPIC, ReasonSpan, ReasonFilled, ReasonArchived, ReasonInTrash,
	ReasonFull, ReasonBusy, ReasonCrowded, ReasonLoaded, ReasonCircle, ReasonStored}

// Because is a Conflict that says why in parts, too.
func Because(r Reason) *Error {
	return &Error{Code: CodeConflict, Message: r.english(), Reason: r}
}

func (r Reason) english() string {
	it, title := "The "+string(r.Thing), "“"+r.Name+"”"
	if r.Name != "" {
		it += " " + title
	}
	switch r.Kind {
	case ReasonChanged:
		return r.since(it, "changed", "") + ", so this can't be undone."
	case ReasonTrashed:
		if r.Thing == KindCard {
			return r.since(it, "moved", " to the trash") + ", so this can't be undone."
		}
		return r.since(it, "deleted", "") + ", so this can't be undone."
	case ReasonNotOwn:
		return "You can undo only what you did yourself."
	case ReasonTooOld:
		return "This was done too long ago to be undone."
	case ReasonNoPIC:
		return "Who was in charge of " + title + " can't be any more: not a member now, or an observer."
	case ReasonSpan:
		return "The deadline of " + title + " would be before its start."
	case ReasonFilled:
		if r.Thing == KindChecklist {
			return it + " has items now."
		}
		return it + " has cards now."
	case ReasonArchived:
		return it + " is archived. Restore it first."
	case ReasonInTrash:
		return it + " is in the trash. Restore it first."
	case ReasonFull:
		return it + " is full: it takes " + cards(r.Limit) + " at most."
	case ReasonBusy:
		return r.Name + " is in charge of as many cards as one person may be here: " + strconv.Itoa(r.Limit) + "."
	case ReasonCrowded:
		return "A board holds " + strconv.Itoa(r.Limit) + " " + string(r.Thing) + "s at most."
	case ReasonLoaded:
		if r.Thing == KindCard {
			return "A card waits for " + strconv.Itoa(r.Limit) + " cards at most."
		}
		return "A card holds " + strconv.Itoa(r.Limit) + " " + string(r.Thing) + "s at most."
	case ReasonCircle:
		return "The card to wait for waits for " + title + " itself."
	case ReasonStored:
		return "There is no space for this file: those of a board take " + strconv.Itoa(r.Limit) + " MB at most."
	case ReasonFinal:
		if r.Thing == KindMember {
			return "Changes of members can't be undone; change them again instead."
		}
	}
	return "This can't be undone."
}

func cards(n int) string {
	if n == 1 {
		return "1 card"
	}
	return strconv.Itoa(n) + " cards"
}

// since says who has done what to it in the meantime.
func (r Reason) since(it, did, where string) string {
	switch {
	case r.Own:
		return "You have " + did + " the " + it[len("The "):] + where + " since"
	case r.By != "":
		return r.By + " has " + did + " the " + it[len("The "):] + where + " since"
	default:
		return it + " has been " + did + where + " since"
	}
}
