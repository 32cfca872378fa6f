package ui

import (
	"testing"
	"testing/synctest"
	"time"

	"incharge/app/store"
	"incharge/shared"
)

// Where the device keeps nothing, what somebody writes stays for as long as the
// page is open, and for as long as it is theirs.
func TestUnsavedWithoutADevice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		u := &unsaved{store: store.New()}
		on := func(card shared.CardID, words string) {
			time.Sleep(time.Second)
			u.note(store.Unsaved{Written: commentOn(card), At: time.Now(), Words: words})
		}
		has := func(want ...string) {
			t.Helper()
			synctest.Wait()
			got := u.look(t.Context())
			if len(got) != len(want) {
				t.Fatalf("there is %+v, want %q", got, want)
			}
			for i, words := range want {
				if got[i].Words != words {
					t.Errorf("there is %q, want %q", got[i].Words, words)
				}
			}
		}
		on("a", "nobody's")
		has()
		u.be("mina")
		on("a", "one")
		on("b", "two")
		on("a", "one more")
		has("one more", "two")
		on("b", "")
		has("one more")
		u.be("mina") // her session had ended, and she is back
		has("one more")
		u.be("otto")
		has()
		time.Sleep(time.Minute) // what was to be written has been
	})
}
