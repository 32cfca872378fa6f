package client

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"incharge/shared"
)

// uploadPatience is how long a large file may take over a poor line.
const uploadPatience = time.Hour

// Upload puts a file onto a card, as the attachment and the command of these
// ids. Sent again under the same ids, after an answer that never came, it is put
// there once. Ending ctx ends the upload. progress, which may be nil, is told how
// many bytes have gone; it is called on the browser's own turn and must not wait.
func (c *Client) Upload(ctx context.Context, board shared.BoardID, card shared.CardID, attachment shared.AttachmentID, command shared.CommandID, file *File, progress func(sent, total int64)) (shared.Outcome, error) {
	query := url.Values{"id": {string(attachment)}, "command": {string(command)}, "name": {file.Name}}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	r := Request{
		Method: "POST", Path: with(under(board, "cards", url.PathEscape(string(card)), "files"), query), File: file, Progress: progress,
		Header: map[string]string{"Content-Type": "application/octet-stream"},
	}
	var out shared.Outcome
	err := c.do(ctx, uploadPatience, r, &out)
	if err == nil && out.Change.Command != command {
		err = fmt.Errorf("%s %s: %w", r.Method, r.Path, &Stray{200, errOtherAnswer})
	}
	return out, err
}
