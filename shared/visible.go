package shared

// Visible says whether a member sees a card of a board with these settings.
func Visible(member Member, settings Settings, card Card) bool {
	switch {
	case member.Role != PIC || !settings.PICsSeeOnlyTheirs:
		return member.Role != ""
	case card.inChargeOf(member) || card.Collaborators.Has(member.User.ID):
		return true
	case card.Creator != nil && *card.Creator == member.User.ID:
		return true
	default:
		return card.PIC == nil && settings.PICsTakeCards
	}
}
