package main

import (
	"fmt"
	"path/filepath"
	"strconv"

	"incharge/server/files"
	"incharge/server/files/scan"
)

// files is the part of the configuration that is about files.
func (c config) files() files.Config {
	bucket := c.blobURL
	if bucket == "" {
		bucket = files.Directory(filepath.Join(c.dataDir, "files"))
	}
	return files.Config{Bucket: bucket, MaxFile: c.maxFile, MaxBoard: c.maxBoard, Scanner: c.scanURL}
}

func setBlobURL(c *config, value string) error {
	c.blobURL = value
	if value == "" {
		return nil
	}
	return files.CheckBucket(value)
}

func setScanURL(c *config, value string) error {
	c.scanURL = value
	if value == "" {
		return nil
	}
	_, err := scan.Parse(value)
	return err
}

// mostBytes is as large as anything may be said to be.
const mostBytes = 1 << 50

// size takes a number of bytes, or of the K, M and G of them that disks are
// counted in: 1024, and so on.
func size(of func(*config) *int64) func(*config, string) error {
	units := map[byte]int64{'K': 1 << 10, 'M': 1 << 20, 'G': 1 << 30}
	return func(c *config, value string) error {
		unit, digits := int64(1), value
		if n := len(value); n > 0 && units[value[n-1]] > 0 {
			unit, digits = units[value[n-1]], value[:n-1]
		}
		n, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || n < 1 || n > mostBytes/unit {
			return fmt.Errorf("must be a number of bytes, as in 50M, not %q", value)
		}
		*of(c) = n * unit
		return nil
	}
}
