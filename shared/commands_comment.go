package shared

type CommentCard struct {
	Comment CommentID `json:"comment"`
	Card    CardID    `json:"card"`
	Body    string    `json:"body" doc:"Markdown"`
}

func (CommentCard) Type() string { return "comment_card" }

func (c CommentCard) Validate() error {
	var check Check
	CheckID(&check, "comment", c.Comment)
	CheckID(&check, "card", c.Card)
	checkBody(&check, c.Body)
	return check.Err()
}

func (c CommentCard) Do(tx Tx) error {
	card, err := openCard(tx, c.Card)
	if err != nil {
		return err
	}
	if err := require(tx, CanComment, &card); err != nil {
		return err
	}
	if err := absent(tx.Comment(c.Comment)); err != nil {
		return err
	}
	return say(tx, card, c.Comment, c.Body)
}

// say puts a card with one more comment by the actor.
func say(tx Tx, card Card, id CommentID, body string) error {
	author := tx.Actor().User
	card.Comments++
	if err := tx.Put(card); err != nil {
		return err
	}
	return tx.Put(Comment{ID: id, Card: card.ID, Author: &author.ID, Name: author.Name, Body: body, At: tx.Now()})
}

type EditComment struct {
	Comment CommentID `json:"comment"`
	Body    string    `json:"body" doc:"Markdown"`
}

func (EditComment) Type() string { return "edit_comment" }

func (c EditComment) Validate() error {
	var check Check
	CheckID(&check, "comment", c.Comment)
	checkBody(&check, c.Body)
	return check.Err()
}

func (c EditComment) Do(tx Tx) error {
	comment, err := ownComment(tx, c.Comment)
	if err != nil {
		return err
	}
	now := tx.Now()
	comment.Body, comment.EditedAt = c.Body, &now
	return tx.Put(comment)
}

type DeleteComment struct {
	Comment CommentID `json:"comment"`
}

func (DeleteComment) Type() string      { return "delete_comment" }
func (c DeleteComment) Validate() error { return validateID("comment", c.Comment) }

func (c DeleteComment) Do(tx Tx) error {
	comment, err := ownComment(tx, c.Comment)
	if err != nil {
		return err
	}
	card, err := tx.Card(comment.Card)
	if err != nil {
		return err
	}
	now := tx.Now()
	comment.DeletedAt = &now
	card.Comments--
	if err := tx.Put(card); err != nil {
		return err
	}
	return tx.Put(comment)
}

// ownComment finds a comment that the actor may change: one's own. A
// supervisor may also change what was imported without an author.
func ownComment(tx Tx, id CommentID) (Comment, error) {
	comment, err := tx.Comment(id)
	if err != nil {
		return Comment{}, err
	}
	if comment.DeletedAt != nil {
		return Comment{}, NotFound("comment")
	}
	card, err := seen(tx, comment.Card)
	if err != nil {
		return Comment{}, insteadOf(err, "comment")
	}
	actor := tx.Actor()
	own := comment.Author != nil && *comment.Author == actor.User.ID
	orphan := comment.Author == nil && actor.Role == Supervisor
	if !own && !orphan {
		return Comment{}, Because(Reason{Kind: ReasonAuthor, Thing: KindComment})
	}
	return comment, require(tx, CanComment, &card)
}

// insteadOf has what is on a card that isn't there, or isn't the actor's to see,
// not be there either.
func insteadOf(err error, field string) error {
	if CodeOf(err) == CodeNotFound {
		return NotFound(field)
	}
	return err
}

func checkBody(check *Check, body string) {
	if body == "" {
		check.Failf("body", "must not be empty")
	}
	check.Text("body", body, MaxComment)
}

// CheckItem ticks or unticks a checklist item.
type CheckItem struct {
	Item ItemID `json:"item"`
	Done bool   `json:"done"`
}

func (CheckItem) Type() string      { return "check_item" }
func (c CheckItem) Validate() error { return validateID("item", c.Item) }

func (c CheckItem) Do(tx Tx) error {
	item, card, err := editableItem(tx, c.Item)
	if err != nil {
		return err
	}
	if item.Done == c.Done {
		return tx.Put(item)
	}
	item.Done = c.Done
	if c.Done {
		card.ItemsDone++
	} else {
		card.ItemsDone--
	}
	if err := tx.Put(card); err != nil {
		return err
	}
	return tx.Put(item)
}
