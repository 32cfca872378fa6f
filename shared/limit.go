package shared

import "slices"

// Working are the categories whose cards count for how much one person has to
// do.
var Working = []Category{Todo, Doing}

// counts says whether cards of the list count for how much one person has to do.
func (l List) counts() bool { return l.Open() && slices.Contains(Working, l.Category) }

// withinLimits refuses to make after of a card that was before, a zero Card if
// it is new, where that would bring one more card into a full list, or one more
// to a person who has enough. It is for boards that refuse; on others it shows.
// What is over a limit already may stay, and move within.
func withinLimits(tx Tx, before, after Card) error {
	board, err := tx.Board()
	if err != nil || board.Settings.Limits != LimitsRefuse || !after.Open() {
		return err
	}
	list, err := tx.List(after.List)
	if err != nil {
		return err
	}
	if was := before.Open() && before.List == after.List; list.WIPLimit != nil && !was {
		switch n, err := tx.OpenCards(list.ID, after.ID); {
		case err != nil:
			return err
		case n >= *list.WIPLimit:
			return Because(Reason{Kind: ReasonFull, Thing: KindList, Name: list.Title, Limit: *list.WIPLimit})
		}
	}
	limit := board.Settings.PICLimit
	if limit == nil || after.PIC == nil || !list.counts() {
		return nil
	}
	if before.Open() && before.PIC != nil && *before.PIC == *after.PIC {
		was, err := tx.List(before.List)
		if err != nil || was.counts() {
			return err
		}
	}
	n, err := tx.InCharge(*after.PIC, after.ID)
	if err != nil || n < *limit {
		return err
	}
	member, err := tx.Member(*after.PIC)
	if err != nil {
		return err
	}
	return Because(Reason{Kind: ReasonBusy, Thing: KindMember, Name: member.User.Name, Limit: *limit})
}
