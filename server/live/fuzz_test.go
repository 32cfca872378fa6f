package live

import (
	"errors"
	"testing"

	"github.com/gorilla/websocket"

	"incharge/shared"
)

// FuzzFrame: whatever a browser sends is one thing that can be done, is refused
// with a reason, or ends the socket with a code of the protocol's.
func FuzzFrame(f *testing.F) {
	board := string(shared.NewID[shared.BoardID]())
	for _, frame := range []string{
		`{"watch":{"board":"` + board + `","since":1}}`, `{"unwatch":{"board":"` + board + `"}}`, `{"presence":{"board":"` + board + `","dragging":true}}`,
		`{}`, `{"watch":{},"unwatch":{}}`, `{"watch":null}`, `[]`, `null`, `"\ud800"`, "\xff", `{"watch":{"since":1e400}}`,
	} {
		f.Add(websocket.TextMessage, []byte(frame))
	}
	f.Add(websocket.BinaryMessage, []byte{0})
	f.Fuzz(func(t *testing.T, kind int, data []byte) {
		asked, wrong, fatal := decode(message{kind, data})
		why := closing{}
		switch {
		case fatal != nil:
			if !errors.As(fatal, &why) || why.code < 1000 || len(why.reason) > 123 { // what a closing frame holds
				t.Errorf("%d %q: %v", kind, data, fatal)
			}
		case wrong != nil:
			if shared.CodeOf(wrong) != shared.CodeInvalid {
				t.Errorf("%q: %v", data, wrong)
			}
		case (asked.Watch != nil) == (asked.Unwatch != nil) && asked.Presence == nil:
			t.Errorf("%q asks for %+v", data, asked)
		}
	})
}
