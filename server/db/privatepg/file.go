//go:build unix

package privatepg

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// openFile opens a file of this process's own in the home. Root may be a guest
// in a home that belongs to a normal user: then it follows no link, which could
// lead anywhere, and leaves the file to the one who owns the home.
func openFile(dir, name string, flag int) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, name), flag|os.O_CREATE|syscall.O_NOFOLLOW, 0o600) // #nosec G304 -- a path of our own making
	if err != nil || !isRoot() {
		return f, err
	}
	info, err := os.Stat(dir)
	if err == nil {
		owner := info.Sys().(*syscall.Stat_t)
		err = f.Chown(int(owner.Uid), int(owner.Gid))
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
