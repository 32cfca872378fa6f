package shared

import "time"

// BoardSummary is a board in the list of one's boards.
type BoardSummary struct {
	ID    BoardID `json:"id"`
	Title string  `json:"title"`
	Role  Role    `json:"role" enum:"supervisor,pic,observer" doc:"One's own role on it"`
	Seq   int64   `json:"seq"`

	Starred    bool       `json:"starred" doc:"By oneself"`
	Background Background `json:"background" enum:",gray,red,orange,yellow,lime,green,teal,sky,blue,purple,pink" doc:"Empty: the plain one"`
	UpdatedAt  time.Time  `json:"updated_at" doc:"When something on it was changed last"`
	ArchivedAt *time.Time `json:"archived_at,omitempty"`
	DeletedAt  *time.Time `json:"deleted_at,omitempty" doc:"It is in the trash, from where its supervisors can restore it"`
}

// TrashKept is how long something stays in the trash before it is removed for
// good.
const TrashKept = 30 * 24 * time.Hour

// Boards answers GET /boards: those one is a member of, by title. Those in the
// trash are there for their supervisors alone.
type Boards struct {
	Boards []BoardSummary `json:"boards"`
}

// Template is what a new board begins with.
type Template string

// The templates: three lists; for a team that works in sprints; for reports of
// what is broken; for a week's work; and one that shows how boards work.
const (
	TemplateKanban Template = "kanban"
	TemplateSprint Template = "sprint"
	TemplateBugs   Template = "bugs"
	TemplateWeekly Template = "weekly"
	TemplateFirst  Template = "first"
)

// Templates lists every template in the order in which they are offered.
var Templates = []Template{TemplateKanban, TemplateSprint, TemplateBugs, TemplateWeekly, TemplateFirst}

// NewBoard is the body of POST /boards.
type NewBoard struct {
	ID       BoardID  `json:"id"`
	Title    string   `json:"title"`
	Template Template `json:"template,omitempty" enum:",kanban,sprint,bugs,weekly,first" doc:"What it begins with, in the language of the account; absent: kanban"`
}

func (b NewBoard) Validate() error {
	var check Check
	CheckID(&check, "id", b.ID)
	check.Line("title", b.Title, MaxName)
	if b.Template != "" {
		CheckOneOf(&check, "template", b.Template, Templates)
	}
	return check.Err()
}

// BoardCopy is the body of POST /boards/{board}/copy.
type BoardCopy struct {
	ID    BoardID `json:"id" doc:"Of the copy"`
	Title string  `json:"title"`
	Cards bool    `json:"cards,omitempty" doc:"The open cards as well, without comments and attachments"`
}

func (c BoardCopy) Validate() error {
	var check Check
	CheckID(&check, "id", c.ID)
	check.Line("title", c.Title, MaxName)
	return check.Err()
}
