package files

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	"gocloud.dev/blob"

	"incharge/server/files/preview"
	"incharge/shared"
)

// File is one that is kept, as it was found to be.
type File struct {
	ID            fileID
	Size          int64  // bytes
	Type          string // media type, by what is in it
	Width, Height int    // of a picture that there is a preview of
}

// Binary is the media type of anything.
const Binary = "application/octet-stream"

// Picture says whether a media type is one of the pictures that browsers show,
// and that previews are made of.
func Picture(media string) bool {
	return media == "image/png" || media == "image/jpeg" || media == "image/gif" || media == "image/webp"
}

// sniffed is how much of a file tells its type, in bytes.
const sniffed = 3 << 10

// Keep keeps a file, and a preview of it if it is a picture. Until an attachment
// is linked to it, it stays for a day at most. Its row is there before anything
// is in the bucket, so that nothing there is ever forgotten.
func (s *Service) Keep(ctx context.Context, body io.Reader) (File, error) {
	file := File{ID: shared.NewID[fileID]()}
	if _, err := s.db.NewRaw(`INSERT INTO files (id) VALUES (?)`, file.ID).Exec(ctx); err != nil {
		return file, fmt.Errorf("note a file: %w", err)
	}
	content := bufio.NewReaderSize(body, sniffed)
	head, err := content.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return file, fmt.Errorf("read a file: %w", err)
	}
	file.Type, _, _ = strings.Cut(mimetype.Detect(head).String(), ";")
	if file.Size, err = s.put(ctx, file.ID.original(), content); err != nil {
		return file, err
	}
	if err := s.scan(ctx, file); err != nil {
		return file, err
	}
	small, err := s.preview(ctx, file)
	if err != nil {
		return file, err
	}
	file.Width, file.Height = small.Width, small.Height
	_, err = s.db.NewRaw(`UPDATE files SET size = ?, type = ?, preview_type = ?, preview_size = ? WHERE id = ?`,
		file.Size, file.Type, small.Type, len(small.Data), file.ID).Exec(ctx)
	if err != nil {
		return file, fmt.Errorf("note what a file is: %w", err)
	}
	return file, nil
}

// put writes a blob, whole or not at all.
func (s *Service) put(ctx context.Context, key string, content io.Reader) (size int64, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// To S3 it goes in parts of some megabytes, which are held in memory.
	w, err := s.bucket.NewWriter(ctx, key, &blob.WriterOptions{ContentType: Binary, MaxConcurrency: 1})
	if err != nil {
		return 0, fmt.Errorf("begin a file: %w", err)
	}
	if size, err = io.Copy(w, content); err != nil {
		cancel() // what has come is not kept
		return 0, fmt.Errorf("receive a file: %w", errors.Join(err, ignoreCanceled(w.Close())))
	}
	if err := w.Close(); err != nil {
		return 0, fmt.Errorf("keep a file: %w", err)
	}
	return size, nil
}

func ignoreCanceled(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

var errUnscanned = &shared.Error{Code: shared.CodeUnavailable, Message: "The file can't be looked at for viruses at the moment. Try again later."}

// scan refuses a file in which something bad is found, or that can't be looked
// at where all of them should be.
func (s *Service) scan(ctx context.Context, file File) error {
	if s.scanner == nil {
		return nil
	}
	content, err := s.bucket.NewReader(ctx, file.ID.original(), nil)
	if err != nil {
		return fmt.Errorf("read a file back: %w", err)
	}
	defer content.Close()
	found, err := s.scanner.Scan(ctx, content)
	switch {
	case err != nil:
		return fmt.Errorf("scan a file: %w: %w", errUnscanned, err)
	case found != "":
		return shared.Because(shared.Reason{Kind: shared.ReasonVirus, Name: found})
	}
	return nil
}

// preview makes and keeps the preview of a picture; it is empty for all else.
func (s *Service) preview(ctx context.Context, file File) (preview.Preview, error) {
	if !Picture(file.Type) || file.Size > preview.MaxBytes {
		return preview.Preview{}, nil
	}
	select {
	case s.painting <- struct{}{}:
		defer func() { <-s.painting }()
	case <-ctx.Done():
		return preview.Preview{}, fmt.Errorf("wait to make a preview: %w", ctx.Err())
	}
	data, err := s.bucket.ReadAll(ctx, file.ID.original())
	if err != nil {
		return preview.Preview{}, fmt.Errorf("read a picture back: %w", err)
	}
	small, err := preview.Make(data)
	if errors.Is(err, preview.ErrNone) {
		return preview.Preview{}, nil // broken or too large: a file like any other
	}
	if err == nil {
		err = s.bucket.WriteAll(ctx, file.ID.preview(), small.Data, &blob.WriterOptions{ContentType: small.Type})
	}
	if err != nil {
		return preview.Preview{}, fmt.Errorf("keep a preview: %w", err)
	}
	return small, nil
}
