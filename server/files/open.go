package files

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"gocloud.dev/blob"

	"incharge/shared"
)

// Content is a file to be read, or a preview. Nothing is asked of the bucket
// before Begin or the first byte that is wanted.
type Content struct {
	Type string // media type
	Tag  string // names these bytes and no others

	ctx    context.Context // of whoever reads: io.Reader takes none
	bucket *blob.Bucket
	key    string
	size   int64
	at     int64 // the next byte to be read
	open   *blob.Reader
	next   int64 // the next byte that open gives
	err    error
}

// Open gives the file of an attachment, or its preview; NotFound where there is
// none.
func (s *Service) Open(ctx context.Context, attachment shared.AttachmentID, preview bool) (*Content, error) {
	var row struct {
		ID          fileID
		Type        string
		Size        int64
		PreviewType string
		PreviewSize int64
	}
	err := s.db.NewRaw(`SELECT f.id, f.type, f.size, f.preview_type, f.preview_size FROM attachment_files l
		JOIN files f ON f.id = l.file_id WHERE l.attachment_id = ?`, attachment).Scan(ctx, &row)
	if errors.Is(err, sql.ErrNoRows) || err == nil && preview && row.PreviewType == "" {
		return nil, shared.NotFound("")
	}
	if err != nil {
		return nil, fmt.Errorf("find a file: %w", err)
	}
	content := &Content{Type: row.Type, Tag: string(row.ID), ctx: ctx, bucket: s.bucket, key: row.ID.original(), size: row.Size}
	if preview {
		content.Type, content.Tag, content.key, content.size = row.PreviewType, content.Tag+"-preview", row.ID.preview(), row.PreviewSize
	}
	return content, nil
}

// Begin asks the bucket for the bytes from here on: whether it has them shows
// before anybody is told that they come.
func (c *Content) Begin() error {
	if c.open != nil && c.next == c.at {
		return nil
	}
	c.Close()
	if c.open, c.err = c.bucket.NewRangeReader(c.ctx, c.key, c.at, -1, nil); c.err != nil {
		c.open = nil
		return fmt.Errorf("open a file: %w", c.err)
	}
	c.next = c.at
	return nil
}

func (c *Content) Read(p []byte) (n int, err error) {
	if c.at >= c.size {
		return 0, io.EOF
	}
	if err := c.Begin(); err != nil {
		return 0, err
	}
	n, err = c.open.Read(p)
	c.at, c.next = c.at+int64(n), c.next+int64(n)
	if err != nil && (!errors.Is(err, io.EOF) || c.at < c.size) {
		c.err = err
	}
	return n, err
}

// Seek moves to where the next byte is to be read.
func (c *Content) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += c.at
	case io.SeekEnd:
		offset += c.size
	}
	if offset < 0 {
		return 0, errors.New("seek before the beginning of a file")
	}
	c.at = offset
	return offset, nil
}

// Err is what has kept the bucket from giving all that was asked for.
func (c *Content) Err() error { return c.err }

// Close ends reading.
func (c *Content) Close() {
	if c.open != nil {
		_ = c.open.Close() // read only
		c.open = nil
	}
}
