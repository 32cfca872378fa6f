package mail

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// folder is where mails go while there is no mail server: each becomes a file
// that any mail program opens. Their names sort by time.
type folder struct {
	dir string
	log *slog.Logger
}

func newFolder(data string, log *slog.Logger) (*folder, error) {
	f := &folder{dir: filepath.Join(data, "mail"), log: log}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return nil, fmt.Errorf("make a folder for mails: %w", err)
	}
	return f, nil
}

// carry writes under a name that nobody looks for and renames the whole file:
// who sees it sees all of it.
func (f *folder) carry(ctx context.Context, m *gomail.Msg) error {
	file, err := os.CreateTemp(f.dir, ".writing-*")
	if err != nil {
		return fmt.Errorf("write a mail to a file: %w", err)
	}
	name := fileName(time.Now(), m)
	_, err = m.WriteTo(file)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), filepath.Join(f.dir, name))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write a mail to a file: %w", err), os.Remove(file.Name()))
	}
	f.log.InfoContext(ctx, "mail written to a file: there is no SMTP_URL", "file", name, "subject", subject(m))
	return nil
}

// fileName begins with the time, and tells mails of the same moment apart.
func fileName(at time.Time, m *gomail.Msg) string {
	id, _, _ := strings.Cut(strings.TrimPrefix(m.GetMessageID(), "<"), "@")
	return at.UTC().Format("20060102T150405.000000000Z") + "-" + id[:min(len(id), 12)] + ".eml"
}

func subject(m *gomail.Msg) string {
	encoded := strings.Join(m.GetGenHeader(gomail.HeaderSubject), "")
	if decoded, err := new(mime.WordDecoder).DecodeHeader(encoded); err == nil {
		return decoded
	}
	return encoded
}
