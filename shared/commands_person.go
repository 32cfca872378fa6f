package shared

// RenewMember tells a board what a member is called now and looks like. Incharge
// sends it to itself; what it knows of people is not kept with a board.
type RenewMember struct {
	User UserID `json:"user"`
}

func (RenewMember) Type() string      { return "renew_member" }
func (c RenewMember) Validate() error { return validateID("user", c.User) }

func (c RenewMember) Do(tx Tx) error {
	member, err := tx.Member(c.User)
	if err != nil {
		return err
	}
	return tx.Put(member)
}
