//go:build unix && !linux

package privatepg

import "syscall"

// stopWithParent can't be had here: the next start stops what was left.
func stopWithParent(*syscall.SysProcAttr) {}
