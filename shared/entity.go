package shared

import "time"

// Every entity carries Seq: the number of the board's change that touched it
// last, by which a reader knows which of two versions is the newer.

// Role is what a member is on a board.
type Role string

const (
	Supervisor Role = "supervisor"
	PIC        Role = "pic"
	Observer   Role = "observer"
)

// Roles lists every role, from the most to the least powerful.
var Roles = []Role{Supervisor, PIC, Observer}

// Category says what being in a list means for a card's progress.
type Category string

const (
	Backlog Category = "backlog"
	Todo    Category = "todo"
	Doing   Category = "doing"
	Done    Category = "done"
)

// Categories lists every category in the order of work.
var Categories = []Category{Backlog, Todo, Doing, Done}

// Priority of a card.
type Priority string

const (
	PriorityNone   Priority = "none"
	PriorityLow    Priority = "low"
	PriorityMedium Priority = "medium"
	PriorityHigh   Priority = "high"
	PriorityUrgent Priority = "urgent"
)

// Priorities lists every priority from none to the most pressing.
var Priorities = []Priority{PriorityNone, PriorityLow, PriorityMedium, PriorityHigh, PriorityUrgent}

// Color is a name of the palette; the style sheet says what it looks like in
// light and in dark.
type Color string

// Colors is the palette of labels and lists.
var Colors = []Color{"gray", "red", "orange", "yellow", "lime", "green", "teal", "sky", "blue", "purple", "pink"}

// Background of a board: a Color, or empty for the plain one.
type Background string

// User is a person as other people see them.
type User struct {
	ID     UserID `json:"id"`
	Name   string `json:"name"`
	Avatar string `json:"avatar,omitempty" doc:"Where the picture is; absent: there is none"`
}

// Board is what a board says about itself.
type Board struct {
	ID          BoardID  `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Settings    Settings `json:"settings"`

	Background Background `json:"background" enum:",gray,red,orange,yellow,lime,green,teal,sky,blue,purple,pink" doc:"Empty: the plain one"`

	ArchivedAt *time.Time `json:"archived_at,omitempty"`
	DeletedAt  *time.Time `json:"deleted_at,omitempty"`
	Seq        int64      `json:"seq" doc:"The change that last touched this entity"`
}

// Open says whether things can be done on the board: it is neither archived nor
// in the trash.
func (b Board) Open() bool { return b.ArchivedAt == nil && b.DeletedAt == nil }

// Member is a person's place on a board.
type Member struct {
	User User  `json:"user"`
	Role Role  `json:"role" enum:"supervisor,pic,observer"`
	Seq  int64 `json:"seq"`
}

// Label is a coloured word that cards of its board may carry.
type Label struct {
	ID        LabelID    `json:"id"`
	Name      string     `json:"name"`
	Color     Color      `json:"color"`
	DeletedAt *time.Time `json:"deleted_at,omitempty"`
	Seq       int64      `json:"seq"`
}

// List is a column of the board: a status that cards pass through.
type List struct {
	ID         ListID     `json:"id"`
	Title      string     `json:"title"`
	Rank       string     `json:"rank" doc:"Order on the board, bytewise, then by id"`
	Category   Category   `json:"category" enum:"backlog,todo,doing,done"`
	WIPLimit   *int       `json:"wip_limit" doc:"Cards it should hold at most; null: no limit"`
	Color      *Color     `json:"color"`
	ArchivedAt *time.Time `json:"archived_at,omitempty"`
	DeletedAt  *time.Time `json:"deleted_at,omitempty"`
	Seq        int64      `json:"seq"`
}

// Card is a task. It is slim: what a board shows of it. Description is there
// only where it was asked for or has just changed; comments, checklists and
// attachments are counted.
type Card struct {
	ID          CardID     `json:"id"`
	Number      int64      `json:"number" doc:"Its number on this board, from 1"`
	List        ListID     `json:"list"`
	Rank        string     `json:"rank" doc:"Order in its list, bytewise, then by id"`
	Title       string     `json:"title"`
	Description *string    `json:"description,omitempty" doc:"Markdown; absent in a snapshot and where a change did not touch it"`
	PIC         *UserID    `json:"pic" doc:"The person in charge; null: nobody"`
	Accepted    bool       `json:"accepted" doc:"The person in charge has accepted it, or took it"`
	Priority    Priority   `json:"priority" enum:"none,low,medium,high,urgent"`
	Labels      []LabelID  `json:"labels"`
	Start       *time.Time `json:"start"`
	Deadline    *time.Time `json:"deadline"`
	Described   bool       `json:"described" doc:"It has a description"`
	Comments    int        `json:"comments" doc:"How many comments it has"`
	Attachments int        `json:"attachments" doc:"How many attachments it has"`
	Checklists  int        `json:"checklists" doc:"How many checklists it has"`
	Items       int        `json:"items" doc:"How many checklist items it has"`
	ItemsDone   int        `json:"items_done" doc:"How many of them are done"`

	Collaborators People  `json:"collaborators" doc:"Who works on it besides the person in charge, by id"`
	Watchers      People  `json:"watchers" doc:"Who wants to be told of what happens to it, by id"`
	Creator       *UserID `json:"creator" doc:"Who added it; null: not known"`

	Cover     *AttachmentID `json:"cover" doc:"The picture among its attachments that it shows; null: none"`
	BlockedBy CardIDs       `json:"blocked_by" doc:"The cards of this board that it waits for, by id; some may be archived, in the trash or out of the reader's sight"`

	CreatedAt  time.Time  `json:"created_at"`
	ArchivedAt *time.Time `json:"archived_at,omitempty"`
	DeletedAt  *time.Time `json:"deleted_at,omitempty"`
	Seq        int64      `json:"seq"`
}

// Open says whether the card is on the board: not archived, not in the trash.
func (c Card) Open() bool { return c.ArchivedAt == nil && c.DeletedAt == nil }

// Open says whether the list is on the board.
func (l List) Open() bool { return l.ArchivedAt == nil && l.DeletedAt == nil }

// Comment is what somebody said about a card. An imported one has no author
// here, only the author's name.
type Comment struct {
	ID        CommentID  `json:"id"`
	Card      CardID     `json:"card"`
	Author    *UserID    `json:"author" doc:"null: somebody without an account here"`
	Name      string     `json:"name" doc:"The author's name when it was written"`
	Body      string     `json:"body" doc:"Markdown"`
	At        time.Time  `json:"at"`
	EditedAt  *time.Time `json:"edited_at,omitempty"`
	DeletedAt *time.Time `json:"deleted_at,omitempty"`
	Seq       int64      `json:"seq"`
}

// Checklist is a titled group of items on a card.
type Checklist struct {
	ID        ChecklistID `json:"id"`
	Card      CardID      `json:"card"`
	Title     string      `json:"title"`
	Rank      string      `json:"rank" doc:"Order on its card, bytewise, then by id"`
	DeletedAt *time.Time  `json:"deleted_at,omitempty"`
	Seq       int64       `json:"seq"`
}

// Item is one line of a checklist. It goes into the trash with its checklist.
type Item struct {
	ID        ItemID      `json:"id"`
	Checklist ChecklistID `json:"checklist"`
	Card      CardID      `json:"card"`
	Text      string      `json:"text"`
	Done      bool        `json:"done"`
	PIC       *UserID     `json:"pic" doc:"The person in charge of it; null: nobody"`
	Due       *time.Time  `json:"due"`
	Rank      string      `json:"rank" doc:"Order in its checklist, bytewise, then by id"`
	DeletedAt *time.Time  `json:"deleted_at,omitempty"`
	Seq       int64       `json:"seq"`
}

// Attachment is a link or a file that a card carries. A file has a type.
type Attachment struct {
	ID        AttachmentID `json:"id"`
	Card      CardID       `json:"card"`
	Name      string       `json:"name"`
	URL       string       `json:"url" doc:"Of a link as it was typed; of a file the path that it is served under"`
	Type      string       `json:"type" doc:"A file's media type; empty: a link"`
	Size      int64        `json:"size" doc:"A file's bytes"`
	Width     int          `json:"width" doc:"In pixels; 0: not a picture"`
	Height    int          `json:"height"`
	By        *UserID      `json:"by" doc:"Who attached it; null: not known"`
	At        time.Time    `json:"at"`
	DeletedAt *time.Time   `json:"deleted_at,omitempty"`
	Seq       int64        `json:"seq"`
}
