package privatepg

import (
	"os"
	"syscall"
)

const (
	memory = "/dev/shm"
	tmpfs  = 0x01021994 // TMPFS_MAGIC
	room   = 4 << 30    // far more than tests need at a time
)

// inMemory is a directory in memory with enough room; empty where there is none,
// or where TMPDIR says where temporary files are to be.
func inMemory() string {
	var at syscall.Statfs_t
	if os.Getenv("TMPDIR") != "" || syscall.Statfs(memory, &at) != nil || at.Type != tmpfs {
		return ""
	}
	if at.Bavail*uint64(at.Bsize) < room { // #nosec G115 -- it is not negative
		return ""
	}
	return memory
}
