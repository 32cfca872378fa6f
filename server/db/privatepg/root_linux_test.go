package privatepg

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// All that is tested here as root must hold for a normal user, too.
func TestAsNormalUser(t *testing.T) {
	if !isRoot() {
		t.Skip("this is a normal user already: the other tests are this test")
	}
	t.Parallel()
	as := nobody(t)
	dir := tempDir(t)
	if err := os.Chown(dir, int(as.Credential.Uid), int(as.Credential.Gid)); err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(dir, "test")
	copyFile(t, os.Args[0], binary)

	cmd := exec.CommandContext(t.Context(), binary, "-test.v", "-test.run", "^(TestData|TestSettings|TestSecond|TestLong|TestFailed|TestKilled|TestRestart|TestStale)")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "TMPDIR="+dir, "HOME="+dir)
	cmd.SysProcAttr = as
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestKilledServer") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Root may start it on data that a normal user made, and leaves them theirs.
func TestRootKeepsOwner(t *testing.T) {
	if !isRoot() {
		t.Skip("only root can run Postgres as another account")
	}
	t.Parallel()
	dir := seeded(t)
	data := filepath.Join(dir, "data")
	if out, err := exec.CommandContext(t.Context(), "chown", "-R", "nobody", data).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	s := begin(t, dir)
	dial(t, s)
	as, err := accountFor(data)
	if err != nil || as.name != "nobody" {
		t.Errorf("account %v, %v", as, err)
	}
	end(t, s)
	if out, err := exec.CommandContext(t.Context(), "chown", "-R", "root", data).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := refused(t, dir); !strings.Contains(err, "belongs to root") {
		t.Errorf("err = %q", err)
	}
}

// A home of a normal user stays theirs when root was a guest there, and one of
// root's is refused to them in plain words.
func TestUsersTakeTurns(t *testing.T) {
	if !isRoot() {
		t.Skip("only root can be a guest")
	}
	t.Parallel()
	dir := seeded(t)
	if err := asNobody(t, dir); err == nil || !strings.Contains(err.Error(), "belongs to postgres: run as postgres or root") {
		t.Errorf("err = %v", err)
	}
	if out, err := exec.CommandContext(t.Context(), "chown", "-R", "nobody", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for range 2 {
		if err := asNobody(t, dir); err != nil {
			t.Error(err)
		}
		end(t, begin(t, dir)) // as root
	}
	lock := filepath.Join(dir, "lock")
	if err := errors.Join(os.Remove(lock), os.Symlink("/etc/hosts", lock)); err != nil {
		t.Fatal(err)
	}
	if err := refused(t, dir); !strings.Contains(err, "symbolic links") {
		t.Errorf("root follows a link: %q", err)
	}
}

// asNobody starts and stops it as another user, in a process of its own.
func asNobody(t *testing.T, dir string) error {
	t.Helper()
	binary := filepath.Join(tempDir(t), "test")
	copyFile(t, os.Args[0], binary)
	cmd := exec.CommandContext(t.Context(), binary)
	cmd.Env = append(os.Environ(), holdDir+"="+dir, "PRIVATEPG_ONCE=1")
	cmd.SysProcAttr = nobody(t)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

func nobody(t *testing.T) *syscall.SysProcAttr {
	t.Helper()
	u, err := user.Lookup("nobody")
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.ParseUint(u.Uid, 10, 32) // numbers, on Linux
	gid, _ := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
}

// Below /root, say, the data of a server that runs as root go elsewhere.
func TestUnreachableDirectory(t *testing.T) {
	if !isRoot() {
		t.Skip("only root runs Postgres as another account, which may be kept out")
	}
	t.Parallel()
	private := filepath.Join(t.TempDir(), "private")
	if err := os.Mkdir(private, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(private, "postgres")
	s := begin(t, dir)
	to, err := os.Readlink(dir)
	if err != nil || filepath.Dir(to) != elsewhere {
		t.Fatalf("link to %q, %v", to, err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(to); _ = os.Remove(elsewhere) }) // the latter if nobody else is there
	run(t, dial(t, s), `CREATE TABLE notes AS SELECT 'kept' AS body`)
	end(t, s)

	s = begin(t, dir)
	if body := text(t, dial(t, s), `SELECT body FROM notes`); body != "kept" {
		t.Errorf("body = %q", body)
	}
	end(t, s)
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	if err := refused(t, dir); !strings.Contains(err, "is a link to") {
		t.Errorf("err = %q", err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
