package proof

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// disk is what the data of a Postgres lie on.
type disk interface {
	fill(t *testing.T)
	free(t *testing.T)
}

// mount is a disk of its own.
type mount struct {
	pg  *postgres
	dir string
}

func (m mount) ballast() string { return filepath.Join(m.dir, "ballast") }

// fill leaves a megabyte.
func (m mount) fill(t *testing.T) {
	t.Helper()
	left, err := space(m.dir)
	if err == nil {
		err = os.WriteFile(m.ballast(), make([]byte, left-1<<20), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// free makes space again. Where Postgres has given up, somebody has to start it.
func (m mount) free(t *testing.T) {
	t.Helper()
	if err := os.Remove(m.ballast()); err != nil {
		t.Fatal(err)
	}
	select {
	case <-m.pg.server.Done():
		t.Log("Postgres has given up, and is started again")
		m.pg.stop()
		m.pg.start()
	default:
		t.Log("Postgres is still there")
	}
}

// limited is a Postgres whose files may not grow beyond a size.
type limited struct{ pg *postgres }

// fill gives it the limit: less than a page above the size of a file of its
// own log, so that a table that reaches it meets a page that fits in part.
func (l limited) fill(t *testing.T) {
	t.Helper()
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	low := limit
	low.Cur = 16<<20 + 4096
	l.pg.stop()
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &low); err != nil {
		t.Fatal(err)
	}
	l.pg.start() // which inherits it
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
}

func (l limited) free(t *testing.T) {
	t.Helper()
	l.pg.stop()
	l.pg.start()
}
