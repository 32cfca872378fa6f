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
