package main

import (
	"maps"
	"strings"
	"testing"
)

func TestFilesConfig(t *testing.T) {
	t.Parallel()
	base := map[string]string{"HOME": "/home/ada", "DATA_DIR": "/data"}
	for value, want := range map[string]int64{"": 50 << 20, "1": 1, "10K": 10 << 10, "200M": 200 << 20, "2G": 2 << 30} {
		vars := maps.Clone(base)
		vars["MAX_FILE"] = value
		c, err := configure(env(vars), false)
		if err != nil || c.files().MaxFile != want {
			t.Errorf("%q: %d, %v", value, c.files().MaxFile, err)
		}
	}
	c, err := configure(env(base), false)
	if err != nil || c.files().MaxBoard != 5<<30 || !strings.HasPrefix(c.files().Bucket, "file:///data/files?") {
		t.Errorf("%+v, %v", c.files(), err)
	}
	base["SCAN_URL"] = "clamd://scanner:3310"
	base["BLOB_URL"] = "s3://bucket?region=eu-central-1"
	if c, err := configure(env(base), false); err != nil || c.files().Bucket != base["BLOB_URL"] || c.files().Scanner != base["SCAN_URL"] {
		t.Errorf("%+v, %v", c.files(), err)
	}
}
