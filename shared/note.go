package shared

// Note is what a card's history says of a change beside its type.
type Note struct {
	Card CardID   `json:"card"`
	Kind NoteKind `json:"kind" enum:"declined,handed_back,left,observer,arrived" doc:"declined, handed_back: by the person in charge; left, observer: who was in charge left the board or only looks on now; arrived: it came from another board"`
	Name string   `json:"name,omitempty" doc:"Of left and observer: who that is"`
	User UserID   `json:"user,omitempty" doc:"The same person's id"`
	Text string   `json:"text,omitempty" doc:"Of declined and handed_back: the reason, in that person's words"`

	Without []Left `json:"without,omitempty" doc:"Of arrived: what stayed behind: pic, dates, priority, collaborators, watchers, labels, items (who is in charge of them), blocked_by"`
}

// NoteKind is what a note is about.
type NoteKind string

const (
	NoteDeclined   NoteKind = "declined"
	NoteHandedBack NoteKind = "handed_back"
	NoteLeft       NoteKind = "left"
	NoteObserver   NoteKind = "observer"
	NoteArrived    NoteKind = "arrived"
)

// NoteKinds lists all of them.
var NoteKinds = []NoteKind{NoteDeclined, NoteHandedBack, NoteLeft, NoteObserver, NoteArrived}
