package shared

// Work answers GET /me/work: the open cards that one has something to do with,
// outside lists of what is done, those that are due first at the front.
type Work struct {
	Cards   []WorkCard  `json:"cards" doc:"Those that one is in charge of, collaborates on, or has an item of that is not done"`
	Boards  []WorkBoard `json:"boards" doc:"All boards that cards of one's may come to be on, as all this was read: for following their changes"`
	Labels  []Label     `json:"labels" doc:"Those that the cards carry"`
	Partial bool        `json:"partial,omitempty" doc:"There is more than is told at once"`
}

// WorkCard is a card, and where it is.
type WorkCard struct {
	Board BoardRef `json:"board"`
	List  ListRef  `json:"list"`
	Card  Card     `json:"card"`
	Items []Item   `json:"items" doc:"One's own on it that are not done, in order"`
}

// BoardRef names a board.
type BoardRef struct {
	ID    BoardID `json:"id"`
	Title string  `json:"title"`
}

// ListRef names a list.
type ListRef struct {
	ID       ListID   `json:"id"`
	Title    string   `json:"title"`
	Category Category `json:"category" enum:"backlog,todo,doing,done"`
}

// WorkBoard is where a board stands.
type WorkBoard struct {
	ID    BoardID `json:"id"`
	Title string  `json:"title"`
	Seq   int64   `json:"seq"`
	Done  *ListID `json:"done" doc:"Its first list of what is done; null: there is none"`

	Role     Role     `json:"role" enum:"supervisor,pic,observer" doc:"One's own there"`
	Settings Settings `json:"settings"`
}
