package proof

import (
	"context"
	"net/http"

	"github.com/gorilla/websocket"

	"incharge/app/live"
	"incharge/proof/native"
	"incharge/proof/wire"
	"incharge/shared"
)

// dialer opens the app's sockets to a server for a person.
func (p *person) dialer(over *wire.Wire) live.Dialer {
	return func(ctx context.Context) (live.Socket, error) {
		conn, err := p.dial(ctx, over, websocket.DefaultDialer)
		if err != nil {
			return nil, err
		}
		return native.Socket(conn), nil
	}
}

func (p *person) dial(ctx context.Context, over *wire.Wire, by *websocket.Dialer) (*websocket.Conn, error) {
	header := http.Header{"Authorization": {"Bearer " + p.token}}
	conn, _, err := by.DialContext(ctx, "ws://"+over.Address+shared.Prefix+"/live", header) //nolint:bodyclose // it is the socket
	return conn, err
}
