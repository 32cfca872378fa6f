package proof

import (
	"math"
	"testing"

	"github.com/anishathalye/porcupine"
)

// The model sees what it is there to see.
func TestModelOfMoves(t *testing.T) {
	t.Parallel()
	start := []standing{{"abc||", 1}}
	moved := func(client int, call, back, seq int64, m move) porcupine.Operation {
		return porcupine.Operation{ClientId: client, Input: act{0, m}, Output: standing{seq: seq}, Call: call, Return: back}
	}
	reads := func(call, back, seq int64, sees order) porcupine.Operation {
		return porcupine.Operation{ClientId: 9, Input: act{0, read{}}, Output: standing{sees, seq}, Call: call, Return: back}
	}
	unanswered := porcupine.Operation{Input: act{0, move{card: 'a', list: 2}}, Call: 1, Return: math.MaxInt64}
	aTo1, aTo2 := move{card: 'a', list: 1}, move{card: 'a', list: 2}
	for what, c := range map[string]struct {
		history []porcupine.Operation
		want    porcupine.CheckResult
	}{
		"one after the other": {[]porcupine.Operation{
			moved(0, 1, 2, 2, aTo1), reads(3, 4, 2, "bc|a|"), moved(0, 5, 6, 3, move{card: 'b', list: 1, after: 'a'}), reads(7, 8, 3, "c|ab|")}, porcupine.Ok},
		"at once": {[]porcupine.Operation{
			moved(0, 1, 9, 3, aTo1), moved(1, 1, 9, 2, aTo2), reads(2, 3, 2, "bc||a"), reads(4, 5, 3, "bc|a|")}, porcupine.Ok},
		"above its neighbour": {[]porcupine.Operation{
			moved(0, 1, 2, 2, move{card: 'c', list: 0, before: 'b'}), reads(3, 4, 2, "acb||")}, porcupine.Ok},
		"not above its neighbour": {[]porcupine.Operation{
			moved(0, 1, 2, 2, move{card: 'c', list: 0, before: 'b'}), reads(3, 4, 2, "abc||")}, porcupine.Illegal},
		"lost": {[]porcupine.Operation{
			moved(0, 1, 2, 2, aTo1), reads(3, 4, 2, "abc||")}, porcupine.Illegal},
		"reverted": {[]porcupine.Operation{
			moved(0, 1, 2, 2, aTo1), reads(3, 4, 2, "bc|a|"), reads(5, 6, 2, "abc||")}, porcupine.Illegal},
		"seen too soon": {[]porcupine.Operation{
			reads(1, 2, 1, "bc|a|"), moved(0, 3, 4, 2, aTo1)}, porcupine.Illegal},
		"done twice": {[]porcupine.Operation{
			moved(0, 1, 9, 4, aTo1), reads(2, 3, 2, "bc|a|"), moved(1, 4, 5, 3, aTo2), reads(10, 11, 4, "bc|a|")}, porcupine.Illegal},
		"numbers against the order": {[]porcupine.Operation{
			moved(0, 1, 2, 3, aTo1), moved(0, 3, 4, 2, aTo2)}, porcupine.Illegal},
		"never answered, not done":  {[]porcupine.Operation{unanswered, reads(2, 3, 1, "abc||")}, porcupine.Ok},
		"never answered, done late": {[]porcupine.Operation{unanswered, reads(2, 3, 1, "abc||"), reads(8, 9, 2, "bc||a")}, porcupine.Ok},
		"never answered, done twice": {[]porcupine.Operation{unanswered, reads(2, 3, 2, "bc||a"),
			moved(1, 4, 5, 3, aTo1), reads(6, 7, 4, "bc||a")}, porcupine.Illegal},
	} {
		if got := porcupine.CheckOperationsTimeout(moves(start), c.history, 0); got != c.want {
			t.Errorf("%s: %s", what, got)
		}
	}
}
