package shared

// How much one board holds, the archive included and the trash not, and on how
// many boards one person may be to make another. It is some times what people
// do, and little enough to be read whole.
const (
	MaxLists   = 2_000
	MaxCards   = 20_000
	MaxLabels  = 2_000
	MaxMembers = 1_000
	MaxBoards  = 1_000
)

var holds = map[Kind]int{KindList: MaxLists, KindCard: MaxCards, KindLabel: MaxLabels, KindMember: MaxMembers}

// room refuses one more of a kind on a board that has as many as it can hold.
func room(tx Tx, kind Kind) error {
	n, err := tx.Count(kind)
	if err != nil || n < holds[kind] {
		return err
	}
	return Because(Reason{Kind: ReasonCrowded, Thing: kind, Limit: holds[kind]})
}

// Count knows of the archive what is known here: the server may count more.
func (tx *memoryTx) Count(kind Kind) (n int, err error) {
	switch kind {
	case KindList:
		for _, l := range tx.state.lists.all() {
			n += one(l.DeletedAt == nil)
		}
	case KindCard:
		for _, c := range tx.state.cards.all() {
			n += one(c.DeletedAt == nil)
		}
	case KindLabel:
		for _, l := range tx.state.labels.all() {
			n += one(l.DeletedAt == nil)
		}
	case KindMember:
		for _, m := range tx.state.members.all() {
			n += one(m.Role != "")
		}
	}
	return n, nil
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
