package shared

// CardHTML answers GET /boards/{board}/cards/{card}/html: the card's texts as
// HTML that may be put into a page as it is.
type CardHTML struct {
	Seq         int64         `json:"seq" doc:"The card's own"`
	Description string        `json:"description"`
	Comments    []CommentHTML `json:"comments"`
}

// CommentHTML is what a comment says.
type CommentHTML struct {
	ID   CommentID `json:"id"`
	Body string    `json:"body"`
}

// MaxTexts is how many texts one call renders.
const MaxTexts = 100

// Texts is the body of POST /markdown.
type Texts struct {
	Texts []string `json:"texts" doc:"Markdown"`
}

func (t Texts) Validate() error {
	var check Check
	if len(t.Texts) > MaxTexts {
		check.Failf("texts", "must be at most %d", MaxTexts)
	}
	for _, text := range t.Texts {
		check.Text("texts", text, MaxDescription)
	}
	return check.Err()
}

// Rendered answers it.
type Rendered struct {
	HTML []string `json:"html" doc:"Of each text, in their order, HTML that may be put into a page as it is"`
}
