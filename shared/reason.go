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
	Needs Capability `json:"needs,omitempty" doc:"What one would have to be able to do on the board, as docs/roles.md calls it"`
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
	ReasonVirus    ReasonKind = "virus"    // one has been found in a file
	ReasonRole     ReasonKind = "role"     // somebody may not do it on the board
	ReasonAuthor   ReasonKind = "author"   // somebody else wrote it
	ReasonLast     ReasonKind = "last"     // a board would have no supervisor
	ReasonHelpers  ReasonKind = "helpers"  // a card has no more collaborators
	ReasonInvited  ReasonKind = "invited"  // a board has no more open invitations
	ReasonJoined   ReasonKind = "joined"   // a board, just when the account was to be deleted
	ReasonDisabled ReasonKind = "disabled" // the account that it is about
	ReasonVerified ReasonKind = "verified" // the address is, already
	ReasonTheirs   ReasonKind = "theirs"   // PICs of a board see only their cards, and nobody else may see more

	ReasonSecond  ReasonKind = "second_factor" // the instance demands one, which has to be set up first
	ReasonConfirm ReasonKind = "confirm"       // somebody has to show first that it is them: POST /me/confirm
)

// ReasonKinds lists all of them.
var ReasonKinds = []ReasonKind{ReasonChanged, ReasonTrashed, ReasonNotOwn, ReasonTooOld, ReasonFinal,
	ReasonNoPIC, ReasonSpan, ReasonFilled, ReasonArchived, ReasonInTrash,
	ReasonFull, ReasonBusy, ReasonCrowded, ReasonLoaded, ReasonCircle, ReasonStored, ReasonVirus,
	ReasonRole, ReasonAuthor, ReasonLast, ReasonHelpers,
	ReasonInvited, ReasonJoined, ReasonDisabled, ReasonVerified, ReasonTheirs, ReasonSecond, ReasonConfirm}

// Because is a Conflict that says why in parts, too; what doesn't depend on what
// there is but on who asks is Forbidden.
func Because(r Reason) *Error {
	code := CodeConflict
	switch r.Kind {
	case ReasonSecond, ReasonConfirm, ReasonRole, ReasonAuthor:
		code = CodeForbidden
	}
	return &Error{Code: code, Message: r.english(), Reason: r}
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
	case ReasonVirus:
		return "A virus has been found in this file: " + r.Name + "."
	case ReasonRole:
		return refusals[r.Needs]
	case ReasonAuthor:
		return "Only its author can change a " + string(r.Thing) + "."
	case ReasonLast:
		return "A board needs a supervisor: make somebody else one first."
	case ReasonHelpers:
		return "A card has at most " + strconv.Itoa(r.Limit) + " collaborators."
	case ReasonInvited:
		return "This board has as many open invitations as it can have: " + strconv.Itoa(r.Limit) + ". Withdraw some first."
	case ReasonJoined:
		return "You have just become a member of a board. Try again."
	case ReasonDisabled:
		return "This account is disabled: enable it first."
	case ReasonVerified:
		return "This address is verified already."
	case ReasonTheirs:
		return "On this board PICs see only their cards, so it can't be shown to anybody else."
	case ReasonSecond:
		return "Set up two-factor authentication first: the administrators of this Incharge ask for it."
	case ReasonConfirm:
		return "Show first that it is you, with your password and the second factor, or by signing in again."
	case ReasonFinal:
		if r.Thing == KindMember {
			return "Changes of members can't be undone; change them again instead."
		}
		if r.Thing == KindCard {
			return "A move to another board can't be undone; move the card back instead."
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
