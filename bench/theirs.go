//go:build linux

package main

import (
	"context"
	"net/http"

	"incharge/shared"
)

// deal puts everybody in charge of some of the cards, in turn. Who is no
// supervisor sees all of the others', or none.
func (b *board) deal(ctx context.Context, s *site, members []person, onlyTheirs bool) error {
	commands := []shared.Command{shared.EditBoard{Settings: &shared.SettingsEdit{PICsSeeOnlyTheirs: &onlyTheirs}}}
	for _, member := range members[1:] {
		commands = append(commands, shared.SetRole{User: member.id, Role: shared.PIC})
	}
	for i, card := range b.cards {
		commands = append(commands, shared.AssignCard{Card: card, PIC: shared.Some(members[i%len(members)].id)})
	}
	for _, command := range commands {
		envelope, err := shared.Seal(command)
		if err != nil {
			return err
		}
		var outcome shared.Outcome
		if _, err := call(ctx, s, members[0].token, http.MethodPost, "/boards/"+string(b.id)+"/commands", envelope, &outcome); err != nil {
			return err
		}
		b.seq = outcome.Seq
	}
	return nil
}
