package shared

import "strings"

type AddList struct {
	List     ListID   `json:"list"`
	Title    string   `json:"title"`
	Category Category `json:"category,omitempty" enum:"backlog,todo,doing,done" doc:"todo when absent"`
	After    ListID   `json:"after,omitempty"`
	Before   ListID   `json:"before,omitempty"`
}

func (AddList) Type() string { return "add_list" }

func (c AddList) Validate() error {
	var check Check
	CheckID(&check, "list", c.List)
	check.Line("title", c.Title, MaxName)
	if c.Category != "" {
		CheckOneOf(&check, "category", c.Category, Categories)
	}
	checkNeighbours(&check, c.List, c.After, c.Before)
	return check.Err()
}

func (c AddList) Do(tx Tx) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	if err := absent(tx.List(c.List)); err != nil {
		return err
	}
	if err := room(tx, KindList); err != nil {
		return err
	}
	list := List{ID: c.List, Title: strings.TrimSpace(c.Title), Category: c.Category}
	if list.Category == "" {
		list.Category = Todo
	}
	return placeList(tx, list, c.After, c.Before)
}

type EditList struct {
	List     ListID       `json:"list"`
	Title    *string      `json:"title,omitempty"`
	Category *Category    `json:"category,omitempty" enum:"backlog,todo,doing,done"`
	WIPLimit Maybe[int]   `json:"wip_limit,omitzero" doc:"null or 0: no limit"`
	Color    Maybe[Color] `json:"color,omitzero" doc:"null: none"`
}

func (EditList) Type() string { return "edit_list" }

func (c EditList) Validate() error {
	var check Check
	CheckID(&check, "list", c.List)
	if c.Title != nil {
		check.Line("title", *c.Title, MaxName)
	}
	if c.Category != nil {
		CheckOneOf(&check, "category", *c.Category, Categories)
	}
	if limit := c.WIPLimit.Value; limit != nil && (*limit < 0 || *limit > MaxWIPLimit) {
		check.Failf("wip_limit", "must lie between 0 and %d", MaxWIPLimit)
	}
	if c.Color.Value != nil {
		CheckOneOf(&check, "color", *c.Color.Value, Colors)
	}
	return check.Err()
}

func (c EditList) Do(tx Tx) error {
	list, err := manageList(tx, c.List)
	if err != nil {
		return err
	}
	if c.Title != nil {
		list.Title = strings.TrimSpace(*c.Title)
	}
	if c.Category != nil {
		list.Category = *c.Category
	}
	if c.WIPLimit.Set {
		list.WIPLimit = c.WIPLimit.Value
		if list.WIPLimit != nil && *list.WIPLimit == 0 {
			list.WIPLimit = nil
		}
	}
	if c.Color.Set {
		list.Color = c.Color.Value
	}
	return tx.Put(list)
}

type MoveList struct {
	List   ListID `json:"list"`
	After  ListID `json:"after,omitempty"`
	Before ListID `json:"before,omitempty"`
}

func (MoveList) Type() string { return "move_list" }

func (c MoveList) Validate() error {
	var check Check
	CheckID(&check, "list", c.List)
	checkNeighbours(&check, c.List, c.After, c.Before)
	return check.Err()
}

func (c MoveList) Do(tx Tx) error {
	list, err := manageList(tx, c.List)
	if err != nil {
		return err
	}
	return placeList(tx, list, c.After, c.Before)
}

type ArchiveList struct {
	List ListID `json:"list"`
}

func (ArchiveList) Type() string      { return "archive_list" }
func (c ArchiveList) Validate() error { return validateID("list", c.List) }

func (c ArchiveList) Do(tx Tx) error {
	list, err := manageList(tx, c.List)
	if err != nil {
		return err
	}
	if list.ArchivedAt == nil {
		now := tx.Now()
		list.ArchivedAt = &now
	}
	return tx.Put(list)
}

type RestoreList struct {
	List ListID `json:"list"`
}

func (RestoreList) Type() string      { return "restore_list" }
func (c RestoreList) Validate() error { return validateID("list", c.List) }

func (c RestoreList) Do(tx Tx) error {
	list, err := anyList(tx, c.List)
	if err != nil {
		return err
	}
	list.ArchivedAt, list.DeletedAt = nil, nil
	return tx.Put(list)
}

// manageList finds a list that can be changed, archived or not.
func manageList(tx Tx, id ListID) (List, error) {
	list, err := anyList(tx, id)
	if err == nil && list.DeletedAt != nil {
		return List{}, Because(Reason{Kind: ReasonInTrash, Thing: KindList, Name: list.Title})
	}
	return list, err
}

// anyList finds a list for somebody who may change lists, deleted ones too.
func anyList(tx Tx, id ListID) (List, error) {
	if err := require(tx, CanManage, nil); err != nil {
		return List{}, err
	}
	return tx.List(id)
}

// validateID is the whole validation of a command that holds nothing else.
func validateID[T ~string](field string, id T) error {
	var check Check
	CheckID(&check, field, id)
	return check.Err()
}

// absent turns a look-up around: finding what is to be created is a conflict.
func absent[T Entity](found T, err error) error {
	if err == nil {
		return Conflict("There is already a " + string(found.Key().Kind) + " with this id.")
	}
	if CodeOf(err) == CodeNotFound {
		return nil
	}
	return err
}
