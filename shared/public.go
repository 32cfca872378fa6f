package shared

import "time"

// PublicLink answers GET /boards/{board}/public: whether there is a link by which
// anybody who has it reads the board.
type PublicLink struct {
	On    bool       `json:"on"`
	Since *time.Time `json:"since,omitempty"`
	By    string     `json:"by,omitempty" doc:"The name of who made it"`
}

// NewPublicLink answers POST /boards/{board}/public.
type NewPublicLink struct {
	URL string `json:"url" doc:"It is told this once: what is kept of it is a hash"`
}

// PublicBoard answers GET /public/{token}: what is open on a board, for anybody.
// It has people's names and no ids; nothing of who said what, and no files.
type PublicBoard struct {
	Tag        string        `json:"tag" doc:"Of what is shown: the ETag, without its quotes"`
	Title      string        `json:"title"`
	Background Background    `json:"background" enum:",gray,red,orange,yellow,lime,green,teal,sky,blue,purple,pink" doc:"Empty: the plain one"`
	Archived   bool          `json:"archived" doc:"Nothing is done on it any more"`
	Labels     []PublicLabel `json:"labels"`
	Lists      []PublicList  `json:"lists" doc:"In order"`
}

// PublicLabel is a label of it.
type PublicLabel struct {
	Name  string `json:"name"`
	Color Color  `json:"color" enum:"gray,red,orange,yellow,lime,green,teal,sky,blue,purple,pink"`
}

// PublicList is a list with its cards.
type PublicList struct {
	Title    string       `json:"title"`
	Category Category     `json:"category" enum:"backlog,todo,doing,done"`
	WIPLimit *int         `json:"wip_limit" doc:"Cards it should hold at most; null: no limit"`
	Color    *Color       `json:"color"`
	Cards    []PublicCard `json:"cards" doc:"In order"`
}

// PublicCard is a card as the board shows it.
type PublicCard struct {
	Number    int64      `json:"number"`
	Title     string     `json:"title"`
	PIC       string     `json:"pic,omitempty" doc:"The name of the person in charge; absent: nobody"`
	Priority  Priority   `json:"priority" enum:"none,low,medium,high,urgent"`
	Labels    []int      `json:"labels" doc:"Where in the board's labels they are, from 0"`
	Start     *time.Time `json:"start,omitempty"`
	Deadline  *time.Time `json:"deadline,omitempty"`
	Described bool       `json:"described,omitempty"`
	Items     int        `json:"items,omitempty"`
	ItemsDone int        `json:"items_done,omitempty"`
	Waits     bool       `json:"waits,omitempty" doc:"For another card that is still to be done"`
}

// PublicDetail answers GET /public/{token}/cards/{number}: a card with what may
// be read of it.
type PublicDetail struct {
	Card       PublicCard        `json:"card"`
	List       string            `json:"list" doc:"Its title"`
	HTML       string            `json:"html" doc:"The description, as HTML that may be put into a page as it is"`
	Checklists []PublicChecklist `json:"checklists" doc:"In order"`
	Links      []PublicAttached  `json:"links" doc:"The attachments that are links"`
}

// PublicChecklist is a checklist with its items.
type PublicChecklist struct {
	Title string       `json:"title"`
	Items []PublicItem `json:"items" doc:"In order"`
}

// PublicItem is a line of it.
type PublicItem struct {
	Text string     `json:"text"`
	Done bool       `json:"done"`
	PIC  string     `json:"pic,omitempty" doc:"The name of the person in charge"`
	Due  *time.Time `json:"due,omitempty"`
}

// PublicAttached is a link that is attached.
type PublicAttached struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}
