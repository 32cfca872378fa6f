package api

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"incharge/server/db"
	"incharge/server/jobs"
	"incharge/shared"
)

type healthOutput struct{ Body shared.Health }

func (a *API) instanceHealth(ctx context.Context, _ *struct{ Administrator }) (*healthOutput, error) {
	health := shared.Health{Version: a.Version, StartedAt: a.started.UTC(), Sockets: a.Hub.Sockets()}
	if err := a.DB.NewRaw(`SHOW server_version`).Scan(ctx, &health.Database); err != nil {
		return nil, fmt.Errorf("ask for the version of Postgres: %w", err)
	}
	var err error
	if health.Migrations, err = db.Applied(ctx, a.DB); err != nil {
		return nil, err
	}
	if health.Mail, err = jobs.MailHealth(ctx, a.DB); err != nil {
		return nil, err
	}
	if health.Backup.LastAt, err = newest(a.Backups); err != nil {
		return nil, err
	}
	return &healthOutput{health}, nil
}

// newest is when the newest file in a directory was written; nil where there is
// none. Empty files and hidden ones, which may still be written to, don't count.
func newest(dir string) (*time.Time, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look for backups: %w", err)
	}
	var last *time.Time
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(dir, entry.Name())) // of what a link leads to
		if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
			continue // gone again, or none
		}
		if at := info.ModTime().UTC(); last == nil || at.After(*last) {
			last = &at
		}
	}
	return last, nil
}
