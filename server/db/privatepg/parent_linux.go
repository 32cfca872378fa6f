package privatepg

import "syscall"

// stopWithParent has the kernel ask Postgres for a fast shutdown when this
// process ends without having done so: a kill -9, or the memory running out.
func stopWithParent(attr *syscall.SysProcAttr) { attr.Pdeathsig = syscall.SIGINT }
