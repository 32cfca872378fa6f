package live

import (
	"strings"
	"testing"
)

// What waits to be taken is bounded; what has come in order is kept.
func TestInboxIsBounded(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		frame string
		most  int
	}{
		"many frames":  {"{}", mostFrames},
		"large frames": {strings.Repeat("x", mostBytes/100), 101},
	} {
		i := newInbox()
		for range c.most - 1 {
			i.put(c.frame)
		}
		if frames, closed := i.Take(); len(frames) != c.most-1 || closed != nil {
			t.Errorf("%s: %d taken, %v", name, len(frames), closed)
		}
		for range c.most + 5 {
			i.put(c.frame)
		}
		if frames, closed := i.Take(); len(frames) != c.most || closed == nil {
			t.Errorf("%s: %d taken beyond the bound, %v", name, len(frames), closed)
		}
		i.put(c.frame)
		if frames, _ := i.Take(); frames != nil {
			t.Errorf("%s: %d taken after the end", name, len(frames))
		}
	}
}
