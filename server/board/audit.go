package board

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/uptrace/bun"

	"incharge/server/audit"
	"incharge/shared"
)

// audited writes into the security log who has been let in, put out or given
// another role by a change, whatever command made it. Boards are named by their
// ids alone: administrators, who read the log, have no rights on them.
func (s *Service) audited(ctx context.Context, tx bun.Tx, change shared.Change, record *shared.Record) error {
	if len(change.Members)+len(change.Deleted.Members) == 0 {
		return nil
	}
	touched, err := record.Touched()
	if err != nil {
		return err
	}
	for _, t := range touched {
		if t.Key.Kind != shared.KindMember {
			continue
		}
		event, err := aboutMember(change, t)
		if err == nil && event.Kind != "" {
			err = s.audit.Write(ctx, tx, event)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// aboutMember has no kind where what has changed is no matter of security.
func aboutMember(change shared.Change, t shared.Touched) (audit.Event, error) {
	event := audit.Event{Actor: change.Actor, Subject: shared.UserID(t.Key.ID), Detail: map[string]string{"board": string(change.Board)}}
	var before struct{ Role shared.Role }
	if t.Before != nil {
		if err := json.Unmarshal(t.Before, &before); err != nil {
			return event, fmt.Errorf("read who was a member: %w", err)
		}
	}
	if t.Before != nil && t.After == nil {
		event.Kind = shared.AuditMemberRemoved
		event.Detail["before"] = string(before.Role)
		return event, nil
	}
	for _, member := range change.Members {
		if member.User.ID == event.Subject {
			event.Detail["role"] = string(member.Role)
		}
	}
	switch {
	case t.Before == nil && event.Actor != event.Subject:
		event.Kind = shared.AuditInvited
	case t.Before == nil: // by an invitation
		event.Kind = shared.AuditRoleChanged
	case before.Role != "":
		event.Kind = shared.AuditRoleChanged
		event.Detail["before"] = string(before.Role)
	}
	return event, nil
}
