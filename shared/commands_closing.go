package shared

import "time"

// ArchiveBoard puts a board away: it can be read, and nothing else be done to
// it.
type ArchiveBoard struct{}

func (ArchiveBoard) Type() string    { return "archive_board" }
func (ArchiveBoard) Validate() error { return nil }

func (ArchiveBoard) Do(tx Tx) error {
	return closing(tx, func(b *Board, now time.Time) error {
		if b.DeletedAt != nil {
			return Because(Reason{Kind: ReasonInTrash, Thing: KindBoard, Name: b.Title})
		}
		if b.ArchivedAt == nil {
			b.ArchivedAt = &now
		}
		return nil
	})
}

// DeleteBoard puts a board into the trash, from where it can be restored for 30
// days.
type DeleteBoard struct{}

func (DeleteBoard) Type() string    { return "delete_board" }
func (DeleteBoard) Validate() error { return nil }

func (DeleteBoard) Do(tx Tx) error {
	return closing(tx, func(b *Board, now time.Time) error {
		if b.DeletedAt == nil {
			b.DeletedAt = &now
		}
		return nil
	})
}

// RestoreBoard brings a board back from the archive or the trash.
type RestoreBoard struct{}

func (RestoreBoard) Type() string    { return "restore_board" }
func (RestoreBoard) Validate() error { return nil }

func (RestoreBoard) Do(tx Tx) error {
	return closing(tx, func(b *Board, _ time.Time) error {
		b.ArchivedAt, b.DeletedAt = nil, nil
		return nil
	})
}

func closing(tx Tx, change func(*Board, time.Time) error) error {
	if err := require(tx, CanManage, nil); err != nil {
		return err
	}
	board, err := tx.Board()
	if err == nil {
		err = change(&board, tx.Now())
	}
	if err != nil {
		return err
	}
	return tx.Put(board)
}

// Carry does a command where the board is open to it. On one that is archived or
// in the trash it can be restored, and people can go; what Incharge does by
// itself goes on.
func Carry(tx Tx, command Command) error {
	switch command.(type) {
	case ArchiveBoard, DeleteBoard, RestoreBoard, RemoveMember, RenewMember, Rebalance, Undo: // Undo sees to it itself
		return command.Do(tx)
	}
	board, err := tx.Board()
	if err == nil {
		err = board.closed()
	}
	if err != nil {
		return err
	}
	return command.Do(tx)
}

// closed refuses what can't be done on a board that is not open.
func (b Board) closed() error {
	switch {
	case b.DeletedAt != nil:
		return Because(Reason{Kind: ReasonInTrash, Thing: KindBoard, Name: b.Title})
	case b.ArchivedAt != nil:
		return Because(Reason{Kind: ReasonArchived, Thing: KindBoard, Name: b.Title})
	}
	return nil
}
