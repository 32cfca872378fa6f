package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
)

// compress gives the content in each encoding, at the level that only a build
// has the time for.
func compress(content []byte) (map[string][]byte, error) {
	var br, gz bytes.Buffer
	gzipped, err := gzip.NewWriterLevel(&gz, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	var errs [2]error
	var both sync.WaitGroup
	both.Go(func() { errs[0] = fill(brotli.NewWriterLevel(&br, brotli.BestCompression), content) })
	both.Go(func() { errs[1] = fill(gzipped, content) })
	both.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return map[string][]byte{"br": br.Bytes(), "gzip": gz.Bytes()}, nil
}

func fill(w io.WriteCloser, content []byte) error {
	if _, err := w.Write(content); err != nil {
		return err
	}
	return w.Close()
}
