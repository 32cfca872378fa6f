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

	MaxItems       = 200_000
	MaxAttachments = 50_000
)

// How much one card holds.
const (
	MaxCardChecklists  = 50
	MaxCardItems       = 500
	MaxCardAttachments = 200
	MaxBlockers        = 50
)

var holds = map[Kind]int{KindList: MaxLists, KindCard: MaxCards, KindLabel: MaxLabels, KindMember: MaxMembers,
	KindItem: MaxItems, KindAttachment: MaxAttachments}

var cardHolds = map[Kind]int{KindItem: MaxCardItems, KindAttachment: MaxCardAttachments}

// room refuses one more of a kind on a board that has as many as it can hold.
func room(tx Tx, kind Kind) error { return roomFor(tx, kind, 1) }

// roomFor refuses some more of a kind on a board that can't hold them all.
func roomFor(tx Tx, kind Kind, more int) error {
	n, err := tx.Count(kind)
	if err != nil || n+more <= holds[kind] {
		return err
	}
	return Because(Reason{Kind: ReasonCrowded, Thing: kind, Limit: holds[kind]})
}

// roomOn refuses one more of a kind on a card that has as many as it can hold,
// has being how many it has, or on a board that does.
func roomOn(tx Tx, kind Kind, has int) error {
	if has >= cardHolds[kind] {
		return Because(Reason{Kind: ReasonLoaded, Thing: kind, Limit: cardHolds[kind]})
	}
	return room(tx, kind)
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
	case KindItem:
		for _, c := range tx.state.cards.all() {
			n += c.Items
		}
	case KindAttachment:
		for _, c := range tx.state.cards.all() {
			n += c.Attachments
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
