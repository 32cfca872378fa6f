package e2e

import (
	"reflect"
	"testing"

	"incharge/shared"
)

// TestSettingsApart has two supervisors decide on different settings of a board,
// one of them without a network. Both have their way.
func TestSettingsApart(t *testing.T) {
	t.Parallel()
	sunja, pim := newSite(t).pair(t)
	board := sunja.board("Launch", "Write")
	id := board.Board.ID
	sunja.lets(pim, id, shared.Supervisor)
	pim.open("/boards/" + string(id))
	pim.see(".connection-live")
	pim.wire.Cut()
	pim.see(".connection-offline")
	pim.click("#board-more")
	pim.click("#menu-settings")
	pim.click("#setting-pics-add")
	pim.click("#setting-limits-refuse")
	pim.waitsToSend(2)

	take := true
	sunja.command(id, shared.EditBoard{Settings: &shared.SettingsEdit{PICsTakeCards: &take, PICLimit: shared.Some(3)}})
	pim.wire.Join()
	limit := 3
	want := shared.Settings{PICsAddCards: true, PICsTakeCards: true, Limits: shared.LimitsRefuse, PICLimit: &limit}
	eventually(t, "both have their way", func() bool { return reflect.DeepEqual(sunja.snapshot(id).Board.Settings, want) })
	pim.wait("sees that too", `["pics-add", "pics-take", "limits-refuse"].every(id => document.querySelector("#setting-" + id).checked)
		&& !document.querySelector("#setting-pics-see").checked && document.querySelector("#setting-pic-limit").value === "3"`)
}
