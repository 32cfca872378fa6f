package shared

// Sight is which cards of a board somebody sees.
type Sight string

const (
	SightNone   Sight = ""        // not a member
	SightAll    Sight = "all"     // every one
	SightTheirs Sight = "theirs"  // those that they have a part in
	SightFree   Sight = "or free" // those, and those that nobody is in charge of
)

// SightOf is what somebody with that role sees of a board with these settings.
func SightOf(role Role, settings Settings) Sight {
	switch {
	case role == "":
		return SightNone
	case role != PIC || !settings.PICsSeeOnlyTheirs:
		return SightAll
	case settings.PICsTakeCards:
		return SightFree
	default:
		return SightTheirs
	}
}

// Shows says whether somebody sees a card that concerns these.
func (s Sight) Shows(user UserID, c Concerned) bool {
	switch s {
	case SightNone:
		return false
	case SightAll:
		return true
	}
	theirs := c.PIC != nil && *c.PIC == user || c.Creator != nil && *c.Creator == user || c.Collaborators.Has(user)
	return theirs || s == SightFree && c.PIC == nil
}

// Concerned are those who have a part in a card: who sees it follows from that.
type Concerned struct {
	PIC           *UserID `json:"pic,omitempty"`
	Creator       *UserID `json:"creator,omitempty"`
	Collaborators People  `json:"collaborators,omitempty"`
}

// Concerned are those who have a part in the card.
func (c Card) Concerned() Concerned {
	return Concerned{PIC: c.PIC, Creator: c.Creator, Collaborators: c.Collaborators}
}

// Visible says whether a member sees a card of a board with these settings.
func Visible(member Member, settings Settings, card Card) bool {
	return SightOf(member.Role, settings).Shows(member.User.ID, card.Concerned())
}

// Onlooker is somebody who reads a board's log, and what they may see of it.
type Onlooker struct {
	User     UserID
	Role     Role
	Settings Settings
	Start    int64 // what they see of the board changed as a whole with this change: the log goes on behind it
	Seq      int64 // where the board stood when this was so
}

// Sight is which cards they see.
func (o Onlooker) Sight() Sight { return SightOf(o.Role, o.Settings) }

// After is the onlooker as the change leaves them. Where their sight is another
// then, they have to read the board anew.
func (o Onlooker) After(change Change) Onlooker {
	if change.Seq <= o.Seq {
		return o
	}
	o.Seq = change.Seq
	before := o.Sight()
	for _, board := range change.Boards {
		o.Settings = board.Settings
	}
	for _, member := range change.Members {
		if member.User.ID == o.User {
			o.Role = member.Role
		}
	}
	if o.Sight() != before {
		o.Start = change.Seq
	}
	return o
}
