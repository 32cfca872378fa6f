package shared

// FromBrowser is a frame that the browser sends over the socket.
type FromBrowser struct {
	Watch    *Watch   `json:"watch,omitempty"`
	Unwatch  *Unwatch `json:"unwatch,omitempty"`
	Presence *Here    `json:"presence,omitempty"`
}

// Watch asks for every change of a board after Since.
type Watch struct {
	Board BoardID `json:"board"`
	Since int64   `json:"since"`
}

// Unwatch asks for no more of them.
type Unwatch struct {
	Board BoardID `json:"board"`
}

// FromServer is a frame that the server sends over the socket: one of these.
type FromServer struct {
	Watching *Watching `json:"watching,omitempty"`
	Change   *Change   `json:"change,omitempty"`
	Resync   *Unwatch  `json:"resync,omitempty"`
	Presence *Presence `json:"presence,omitempty"`
	Problem  *Problem  `json:"problem,omitempty"`
}

// Watching answers Watch: Seq is where the board stands, and what happened
// between Since and Seq follows as changes.
type Watching struct {
	Board BoardID `json:"board"`
	Seq   int64   `json:"seq"`
}

// Here tells what the person at a socket has before them on a board that the
// socket watches. Watching alone says that they are there. Who has sent it once
// sends it again at least every 10 seconds: after 25 without one they count as
// gone, since a network can go without a word.
type Here struct {
	Board    BoardID `json:"board"`
	Card     CardID  `json:"card,omitempty" doc:"The card that they have open, or hold"`
	Dragging bool    `json:"dragging,omitempty" doc:"They are moving that card"`
	Away     bool    `json:"away,omitempty" doc:"Nobody looks at it now; they are not shown"`
}

// Presence tells who is on a board, all of them, whenever that has changed. It
// is no part of the log. A person with several sockets is in it once.
type Presence struct {
	Board  BoardID  `json:"board"`
	People []Person `json:"people" doc:"By user id; oneself is among them"`
	Others int      `json:"others,omitempty" doc:"How many more there are, where they are too many to name"`
}

// Person is somebody who is on a board, and what they have before them.
type Person struct {
	User     UserID `json:"user"`
	Card     CardID `json:"card,omitempty"`
	Dragging bool   `json:"dragging,omitempty"`
}

// How the server closes the socket, beside the standard codes.
const (
	CloseSessionEnded    = 4401
	CloseMembershipEnded = 4403
	CloseRestart         = 1012
)
