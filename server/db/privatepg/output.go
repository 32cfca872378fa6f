//go:build unix

package privatepg

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// enough is the size at which the log is moved aside; one old one is kept.
const enough = 4 << 20

const logName = "postgres.log"

// output is the file that Postgres writes its log to, by itself, so that it can
// still tell how it stopped when this process is gone.
type output struct {
	mu   sync.Mutex
	dir  string
	file *os.File
	from int64 // where this run's part begins
}

func openOutput(dir string) (*output, error) {
	o := &output{dir: dir}
	var err error
	if o.file, err = openFile(dir, logName, os.O_RDWR|os.O_APPEND); err != nil {
		return nil, fmt.Errorf("open the log of Postgres: %w", err)
	}
	if err := o.shorten(); err != nil {
		return nil, fmt.Errorf("shorten the log of Postgres: %w", err)
	}
	o.from, err = o.file.Seek(0, io.SeekEnd)
	return o, err
}

// shorten copies a log that is long enough aside and empties it: Postgres holds
// it open for appending, so it can't be renamed.
func (o *output) shorten() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	info, err := o.file.Stat()
	if err != nil || info.Size() < enough {
		return err
	}
	old, err := openFile(o.dir, logName+".1", os.O_WRONLY|os.O_TRUNC)
	if err != nil {
		return err
	}
	_, err = io.Copy(old, io.NewSectionReader(o.file, 0, info.Size()))
	if err := errors.Join(err, old.Close()); err != nil {
		return err
	}
	o.from = 0
	return o.file.Truncate(0)
}

// last is the end of what this run has written.
func (o *output) last() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	text, err := os.ReadFile(filepath.Join(o.dir, logName))
	if err != nil || int64(len(text)) < o.from {
		return ""
	}
	lines := strings.Split(strings.TrimSpace(string(text[o.from:])), "\n")
	return strings.Join(lines[max(0, len(lines)-10):], "\n")
}

func (o *output) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	_ = o.file.Close() // Postgres wrote it, not we
}
