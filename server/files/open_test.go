package files

import (
	"io"
	"testing"

	"gocloud.dev/blob/memblob"
)

// digits are the content of a file of ten bytes.
func digits(t *testing.T) *Content {
	t.Helper()
	bucket := memblob.OpenBucket(nil)
	t.Cleanup(func() { _ = bucket.Close() })
	if err := bucket.WriteAll(t.Context(), "digits", []byte("0123456789"), nil); err != nil {
		t.Fatal(err)
	}
	content := &Content{ctx: t.Context(), bucket: bucket, key: "digits", size: 10}
	t.Cleanup(content.Close)
	return content
}

// A file is read from wherever one likes.
func TestSeek(t *testing.T) {
	t.Parallel()
	content := digits(t)
	for _, c := range []struct {
		offset int64
		whence int
		want   string
	}{{0, io.SeekEnd, ""}, {0, io.SeekStart, "0123456789"}, {-3, io.SeekEnd, "789"}, {2, io.SeekStart, "23456789"}, {-4, io.SeekCurrent, "6789"}} {
		if _, err := content.Seek(c.offset, c.whence); err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(content); err != nil || string(data) != c.want || content.Err() != nil {
			t.Errorf("%+v: %q, %v, %v", c, data, err, content.Err())
		}
	}
	if _, err := content.Seek(-1, io.SeekStart); err == nil {
		t.Error("before the beginning")
	}
}

// To look how large it is and to come back costs nothing.
func TestBegin(t *testing.T) {
	t.Parallel()
	content := digits(t)
	if err := content.Begin(); err != nil {
		t.Fatal(err)
	}
	begun := content.open
	for _, whence := range []int{io.SeekEnd, io.SeekStart} {
		if _, err := content.Seek(0, whence); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := io.ReadAll(content); err != nil || string(data) != "0123456789" || content.open != begun {
		t.Errorf("%q, %v", data, err)
	}
}

// What the bucket has lost, or a part of, is told.
func TestLost(t *testing.T) {
	t.Parallel()
	content := digits(t)
	content.size = 20
	if data, err := io.ReadAll(content); string(data) != "0123456789" || content.Err() == nil {
		t.Errorf("cut off: %q, %v, %v", data, err, content.Err())
	}
	content = digits(t)
	content.key = "others"
	if err := content.Begin(); err == nil || content.Err() == nil {
		t.Error("what is not there has begun")
	}
	if _, err := io.ReadAll(content); err == nil {
		t.Error("what is not there is read")
	}
}
