package live

import (
	"encoding/json"

	"incharge/shared"
)

func watchFrame(board shared.BoardID, since int64) string {
	return encode(shared.FromBrowser{Watch: &shared.Watch{Board: board, Since: since}})
}

func unwatchFrame(board shared.BoardID) string {
	return encode(shared.FromBrowser{Unwatch: &shared.Unwatch{Board: board}})
}

func presenceFrame(h shared.Here) string { return encode(shared.FromBrowser{Presence: &h}) }

func encode(f shared.FromBrowser) string {
	b, err := json.Marshal(f)
	if err != nil {
		panic(err) // strings and numbers always encode
	}
	return string(b)
}
