// Package files keeps what people put onto cards: the bytes in a bucket, which
// is a directory or one of S3's, under an id that each upload gets anew; and in
// the database what is known of them, and which attachments refer to them.
package files

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // what a bucket may be
	_ "gocloud.dev/blob/s3blob"   // what a bucket may be

	"incharge/server/db"
	"incharge/server/files/scan"
)

// Config says where files are kept, and how much of them.
type Config struct {
	Bucket   string // its URL, as of Directory or CheckBucket
	MaxFile  int64  // bytes of one file at most
	MaxBoard int64  // bytes on one board at most, each as often as it is referred to
	Scanner  string // the URL of what looks for viruses, as of scan.Parse; empty: nothing does
}

// Service keeps files and gives them back.
type Service struct {
	Config
	db       *db.DB
	bucket   *blob.Bucket
	scanner  *scan.Clamd   // nil: there is none
	painting chan struct{} // one preview is made at a time: a picture takes up to 256 MiB
}

// fileID is what a file is kept under.
type fileID string

func (id fileID) original() string { return "originals/" + string(id) }
func (id fileID) preview() string  { return "previews/" + string(id) }

// Open makes a Service on an open, migrated database. That the bucket answers
// shows with the first file.
func Open(ctx context.Context, db *db.DB, config Config) (*Service, error) {
	s := &Service{Config: config, db: db, painting: make(chan struct{}, 1)}
	if config.Scanner != "" {
		clamd, err := scan.Parse(config.Scanner)
		if err != nil {
			return nil, fmt.Errorf("find what scans files: %w", err)
		}
		s.scanner = &clamd
	}
	var err error
	if s.bucket, err = blob.OpenBucket(ctx, config.Bucket); err != nil {
		return nil, fmt.Errorf("open where files are kept: %w", err)
	}
	return s, nil
}

// Close lets go of the bucket.
func (s *Service) Close() error { return s.bucket.Close() }

// Directory is the URL of a bucket that is a directory, made when it is opened
// and nobody's but ours. What is known of a file is in the database alone.
func Directory(path string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: "create_dir=1&dir_file_mode=0700&no_tmp_dir=1&metadata=skip"}
	return u.String()
}

// CheckBucket says what is wrong with the URL of a bucket.
func CheckBucket(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "s3" || u.Host == "" || u.User != nil || strings.Trim(u.Path, "/") != "" {
		return errors.New("must be like s3://bucket?region=eu-central-1&prefix=files/, the keys to it where the AWS tools look for them")
	}
	return nil
}
