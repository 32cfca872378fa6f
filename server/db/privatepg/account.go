//go:build unix

package privatepg

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// account is the system account that Postgres runs as: the one of this process,
// unless that is root.
type account struct {
	name     string
	uid, gid int
}

func isRoot() bool { return os.Geteuid() == 0 }

// accountFor is the account for the cluster in data, which need not exist yet.
func accountFor(data string) (account, error) {
	info, err := os.Stat(data)
	switch {
	case err == nil:
		owner := info.Sys().(*syscall.Stat_t)
		as := account{nameOf(owner.Uid), int(owner.Uid), int(owner.Gid)}
		if isRoot() && as.uid == 0 {
			return as, fmt.Errorf("%s belongs to root, as which Postgres refuses to run: give it to another account (chown -R postgres %s)", data, data)
		}
		if !isRoot() && as.uid != os.Geteuid() {
			return as, fmt.Errorf("%s belongs to %s: run as %s or root, or set DATA_DIR to a directory of your own", data, as.name, as.name)
		}
		return as, nil
	case !errors.Is(err, fs.ErrNotExist):
		return account{}, fmt.Errorf("look at the data of Postgres: %w", err)
	case !isRoot():
		return account{nameOf(uint32(os.Geteuid())), os.Geteuid(), os.Getegid()}, nil // #nosec G115 -- an account's number, which has 32 bits
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errUID := strconv.Atoi(u.Uid)
		gid, errGID := strconv.Atoi(u.Gid)
		if err := errors.Join(errUID, errGID); err != nil {
			return account{}, fmt.Errorf("look up the account %s: %w", name, err)
		}
		return account{name, uid, gid}, nil
	}
	return account{}, errors.New("there is no account postgres or nobody to run Postgres as, which refuses to run as root: start incharge as a normal user")
}

func nameOf(uid uint32) string {
	id := strconv.FormatUint(uint64(uid), 10)
	if u, err := user.LookupId(id); err == nil {
		return u.Username
	}
	return "user " + id
}

// attr makes a command run as the account, in a session of its own: a Ctrl-C at
// the terminal is the server's to handle, which stops Postgres last.
func (a account) attr() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Setsid: true}
	if isRoot() {
		attr.Credential = &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)} // #nosec G115 -- an account's number, which has 32 bits
	}
	return attr
}

// own makes a directory of the account's own.
func (a account) own(dir string) error {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) { // #nosec G703 -- below DATA_DIR, which whoever runs the server names
		return err
	}
	if isRoot() {
		return os.Chown(dir, a.uid, a.gid) // #nosec G703 -- below DATA_DIR, which whoever runs the server names
	}
	return nil
}
