//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"incharge/shared"
)

// bench is what all parts are measured with.
type bench struct {
	scale
	program string
	dir     string
	db      *database
	site    *site // on db
	people  []person
	out     io.Writer
	said    func(format string, args ...any)
}

// newBench starts the program on a database of its own, with enough people in
// it for all sockets.
func newBench(ctx context.Context, size scale, program, postgres string, out, said io.Writer) (_ *bench, err error) {
	if err := allowFiles(uint64(size.sockets) + 200); err != nil { // #nosec G115 -- a count from the command line
		return nil, err
	}
	b := &bench{scale: size, program: program, out: out}
	began := time.Now()
	b.said = func(format string, args ...any) {
		fmt.Fprintf(said, "%5.0f s  %s\n", time.Since(began).Seconds(), fmt.Sprintf(format, args...))
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.close())
		}
	}()
	if b.dir, err = os.MkdirTemp("", "incharge-bench-"); err != nil {
		return nil, err
	}
	if b.db, err = newDatabase(ctx, postgres); err != nil {
		return nil, err
	}
	b.site = newSite(program, b.dir, nil, "DATABASE_URL="+b.db.url)
	if err := b.site.start(ctx); err != nil {
		return nil, err
	}
	b.people, err = people(ctx, b.site, (size.sockets+socketsEach-1)/socketsEach)
	return b, err
}

func (b *bench) note(format string, args ...any) { b.said(format, args...) }

// close ends everything and leaves nothing.
func (b *bench) close() error {
	var errs []error
	if b.site != nil {
		errs = append(errs, b.site.end(syscall.SIGTERM))
	}
	if b.db != nil {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		errs = append(errs, b.db.drop(ctx))
	}
	if b.dir != "" {
		errs = append(errs, os.RemoveAll(b.dir))
	}
	return errors.Join(errs...)
}

// restart gives a part a program that has done nothing yet.
func (b *bench) restart(ctx context.Context) (meter, error) {
	if err := b.site.end(syscall.SIGTERM); err != nil {
		return meter{}, err
	}
	if err := b.site.start(ctx); err != nil {
		return meter{}, err
	}
	m := newMeter(b.site.pid(), b.db.postmaster)
	return m, m.rest(ctx, b.quiet)
}

// harbour is where viewers of a board go.
func (b *bench) harbour(board *board) harbour {
	tokens := make([]string, len(b.people))
	for i, person := range b.people {
		tokens[i] = person.token
	}
	return harbour{url: "ws" + strings.TrimPrefix(b.site.url(), "http") + shared.Prefix + "/live", tokens: tokens,
		watch: func(since int64) []byte {
			text, err := json.Marshal(shared.FromBrowser{Watch: &shared.Watch{Board: board.id, Since: since}})
			if err != nil {
				panic(err) // an id and a number always encode
			}
			return text
		}}
}

// allowFiles sees to it that so many files may be open, sockets among them.
// The program does the same for itself as far as it is let.
func allowFiles(n uint64) error {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return fmt.Errorf("ask how many files may be open: %w", err)
	}
	if limit.Cur >= n {
		return nil
	}
	wanted := syscall.Rlimit{Cur: n, Max: max(n, limit.Max)}
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &wanted); err != nil {
		return fmt.Errorf("%d files must be open at once, and this process may open %d: raise the limit (ulimit -n %d, "+
			"as root or in /etc/security/limits.conf), or measure fewer sockets with -sockets: %w", n, limit.Max, n, err)
	}
	return nil
}
