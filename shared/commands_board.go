package shared

import "strings"

type EditBoard struct {
	Title       *string       `json:"title,omitempty"`
	Description *string       `json:"description,omitempty"`
	Settings    *SettingsEdit `json:"settings,omitempty" doc:"Those to change; what is absent stays"`

	Background *Background `json:"background,omitempty" enum:",gray,red,orange,yellow,lime,green,teal,sky,blue,purple,pink" doc:"Empty: the plain one"`
}

func (EditBoard) Type() string { return "edit_board" }

func (c EditBoard) Validate() error {
	var check Check
	if c.Title != nil {
		check.Line("title", *c.Title, MaxName)
	}
	if c.Description != nil {
		check.Text("description", *c.Description, MaxDescription)
	}
	if c.Background != nil && *c.Background != "" {
		CheckOneOf(&check, "background", Color(*c.Background), Colors)
	}
	if c.Settings != nil {
		c.Settings.check(&check)
	}
	return check.Err()
}

func (c EditBoard) Do(tx Tx) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	board, err := tx.Board()
	if err != nil {
		return err
	}
	if c.Title != nil {
		board.Title = strings.TrimSpace(*c.Title)
	}
	if c.Description != nil {
		board.Description = *c.Description
	}
	if c.Background != nil {
		board.Background = *c.Background
	}
	if c.Settings != nil {
		board.Settings = c.Settings.applied(board.Settings)
	}
	return tx.Put(board)
}

// AddMember lets a person onto the board. Clients can't send it: they name an
// address (`POST /boards/{board}/members`) and the server finds the person.
type AddMember struct {
	User User `json:"user"`
	Role Role `json:"role"`
}

func (AddMember) Type() string { return "add_member" }

func (c AddMember) Validate() error {
	var check Check
	CheckID(&check, "user", c.User.ID)
	CheckOneOf(&check, "role", c.Role, Roles)
	return check.Err()
}

func (c AddMember) Do(tx Tx) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	if _, err := tx.Member(c.User.ID); err == nil {
		return Conflict(c.User.Name + " is a member of this board already.")
	} else if CodeOf(err) != CodeNotFound {
		return err
	}
	if err := room(tx, KindMember); err != nil {
		return err
	}
	return tx.Put(Member{User: c.User, Role: c.Role})
}

// SetRole changes what a member is on the board.
type SetRole struct {
	User UserID `json:"user"`
	Role Role   `json:"role" enum:"supervisor,pic,observer"`
}

func (SetRole) Type() string { return "set_role" }

func (c SetRole) Validate() error {
	var check Check
	CheckID(&check, "user", c.User)
	CheckOneOf(&check, "role", c.Role, Roles)
	return check.Err()
}

func (c SetRole) Do(tx Tx) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	member, err := tx.Member(c.User)
	if err != nil {
		return err
	}
	if c.Role != Supervisor {
		if err := notTheLast(tx, member); err != nil {
			return err
		}
	}
	if c.Role == Observer { // who only looks on can't be in charge
		if err := release(tx, member, NoteObserver); err != nil {
			return err
		}
	}
	member.Role = c.Role
	return tx.Put(member)
}

// RemoveMember ends a membership; leaving is removing oneself. The cards in
// that person's charge are then in nobody's, and say so in their history.
type RemoveMember struct {
	User UserID `json:"user"`
}

func (RemoveMember) Type() string      { return "remove_member" }
func (c RemoveMember) Validate() error { return validateID("user", c.User) }

func (c RemoveMember) Do(tx Tx) error {
	if c.User != tx.Actor().User.ID {
		if err := require(tx, CanManage, nil); err != nil {
			return err
		}
	}
	member, err := tx.Member(c.User)
	if err != nil {
		return err
	}
	if err := notTheLast(tx, member); err != nil {
		return err
	}
	if err := release(tx, member, NoteLeft); err != nil {
		return err
	}
	return tx.RemoveMember(c.User)
}

// notTheLast refuses to take a board's last supervisor away.
func notTheLast(tx Tx, member Member) error {
	if member.Role != Supervisor {
		return nil
	}
	n, err := tx.Supervisors()
	if err == nil && n <= 1 {
		return Because(Reason{Kind: ReasonLast})
	}
	return err
}
