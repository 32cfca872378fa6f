package shared

// Capability is a thing that a member may or may not be able to do.
type Capability string

const (
	CanSee     Capability = "see the board and its cards"
	CanComment Capability = "comment"
	CanWatch   Capability = "watch"
	CanAddCard Capability = "add a card"
	CanEdit    Capability = "edit content, checklist, attachments"
	CanMove    Capability = "move (change status)"
	CanRespond Capability = "accept, decline, hand back"
	CanAssign  Capability = "assign the PIC"
	CanShare   Capability = "say who collaborates"
	CanPlan    Capability = "set deadline, priority"
	CanArchive Capability = "archive, delete"
	CanManage  Capability = "lists, labels, members, board settings, export"
)

// Grant is what the table says in a cell.
type Grant string

const (
	Yes        Grant = "yes"
	No         Grant = "no"
	IfShown    Grant = "yes, unless PICs see only theirs"
	IfAdding   Grant = "if PICs may add cards"
	IfTaking   Grant = "may take a card that nobody is in charge of, if PICs may take cards"
	IfInCharge Grant = "if in charge of it"
)

// Row is one capability with the grant of each relation to a card. For what
// isn't about a card, OwnCard, Collaborating and OtherCard say the same.
type Row struct {
	Capability    Capability
	Supervisor    Grant
	OwnCard       Grant // a PIC, on a card in their charge
	Collaborating Grant // a PIC, on a card that they collaborate on
	OtherCard     Grant // a PIC, on another card
	Observer      Grant
}

//go:generate go run ../docs/roles -out ../docs/roles.md

// Capabilities is the one table that says who may do what. The server enforces
// it, the UI shows by it, docs/roles.md is generated from it.
var Capabilities = []Row{
	{CanSee, Yes, Yes, Yes, IfShown, Yes},
	{CanComment, Yes, Yes, Yes, Yes, No},
	{CanWatch, Yes, Yes, Yes, Yes, Yes},
	{CanAddCard, Yes, IfAdding, IfAdding, IfAdding, No},
	{CanEdit, Yes, Yes, Yes, No, No},
	{CanMove, Yes, Yes, No, No, No},
	{CanRespond, IfInCharge, Yes, No, No, No},
	{CanAssign, Yes, No, IfTaking, IfTaking, No},
	{CanShare, Yes, Yes, No, No, No},
	{CanPlan, Yes, No, No, No, No},
	{CanArchive, Yes, No, No, No, No},
	{CanManage, Yes, No, No, No, No},
}

// Can says whether a member may do something on a board with these settings.
// card is what it would be done to; nil when it isn't about a card. To a card
// that somebody may not see they can do nothing.
func Can(member Member, capability Capability, card *Card, settings Settings) bool {
	if card != nil && !Visible(member, settings, *card) {
		return false
	}
	for _, row := range Capabilities {
		if row.Capability != capability {
			continue
		}
		switch row.grant(member, card) {
		case Yes, IfShown:
			return true
		case IfAdding:
			return settings.PICsAddCards
		case IfTaking:
			return settings.PICsTakeCards && card != nil && card.PIC == nil
		case IfInCharge:
			return card != nil && card.inChargeOf(member)
		}
	}
	return false
}

func (r Row) grant(member Member, card *Card) Grant {
	switch {
	case member.Role == Supervisor:
		return r.Supervisor
	case member.Role == Observer:
		return r.Observer
	case member.Role != PIC:
		return No
	case card != nil && card.inChargeOf(member):
		return r.OwnCard
	case card != nil && card.Collaborators.Has(member.User.ID):
		return r.Collaborating
	default:
		return r.OtherCard
	}
}

func (c Card) inChargeOf(member Member) bool { return c.PIC != nil && *c.PIC == member.User.ID }

// refusals say why not, to the person who tried.
var refusals = map[Capability]string{
	CanComment: "Observers can look, but not comment.",
	CanAddCard: "Only a supervisor can add cards on this board.",
	CanEdit:    "Only a supervisor, the person in charge or a collaborator can edit this card.",
	CanMove:    "Only a supervisor or the person in charge can move this card.",
	CanRespond: "Only the person in charge can accept, decline or hand back this card.",
	CanAssign:  "Only a supervisor can say who is in charge.",
	CanShare:   "Only a supervisor or the person in charge can say who collaborates on this card.",
	CanPlan:    "Only a supervisor can set deadlines and priorities.",
	CanArchive: "Only a supervisor can archive, restore and delete.",
	CanManage:  "Only a supervisor can change lists, labels, members and settings.",
}

// Allowed refuses with a reason what a member may not do. A card that they may
// not see isn't there.
func Allowed(member Member, capability Capability, card *Card, settings Settings) error {
	switch {
	case Can(member, capability, card, settings):
		return nil
	case card != nil && !Visible(member, settings, *card):
		return NotFound(string(KindCard))
	}
	return Because(Reason{Kind: ReasonRole, Needs: capability})
}

// require is Allowed for the actor of tx.
func require(tx Tx, capability Capability, card *Card) error {
	board, err := tx.Board()
	if err != nil {
		return err
	}
	return Allowed(tx.Actor(), capability, card, board.Settings)
}

// seen finds a card, open or not, that the actor may see.
func seen(tx Tx, id CardID) (Card, error) {
	card, err := tx.Card(id)
	if err != nil {
		return Card{}, err
	}
	return card, require(tx, CanSee, &card)
}
