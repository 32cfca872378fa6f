package shared

// MaxQuery is how long what is searched for may be, in characters.
const MaxQuery = 200

// Found answers GET /search: the cards that hold every word, in the archive
// too, but not in the trash. Open ones come first, then those whose title has
// the words, then the newer.
type Found struct {
	Results []Hit  `json:"results"`
	Next    string `json:"next,omitempty" doc:"There are more: what to send as after to get them"`
}

// Hit is a card that was found, and the text on it that has most of the words.
type Hit struct {
	Board    BoardRef `json:"board"`
	List     ListRef  `json:"list"`
	Card     Card     `json:"card"`
	Archived bool     `json:"archived,omitempty" doc:"It is archived, or its list or its board is"`
	Where    Where    `json:"where" enum:"title,description,item,comment" doc:"Which text of the card has the words"`
	Title    []Piece  `json:"title" doc:"The card's title"`
	Excerpt  []Piece  `json:"excerpt,omitempty" doc:"What stands around the words; absent where it is the title"`
}

// Piece is a part of a text.
type Piece struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit,omitempty" doc:"This is what was searched for"`
}

// Where is which text of a card has what was searched for.
type Where string

const (
	InTitle       Where = "title"
	InDescription Where = "description"
	InItem        Where = "item"
	InComment     Where = "comment"
)

// Wheres lists all of them, the most telling first.
var Wheres = []Where{InTitle, InDescription, InItem, InComment}
