// Command pack makes the site that the server embeds: it takes the built wasm,
// the style, the scripts and the icons, gives each a name with the hash of its
// content, compresses them, and writes the page, the service worker and the
// manifest that refer to those names.
//
//	go run ./web/pack -wasm bin/app.wasm -out web/dist
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("pack", flag.ContinueOnError)
	wasm := flags.String("wasm", "bin/app.wasm", "the built app")
	source := flags.String("src", "web", "the directory with css, js, icons and shell")
	out := flags.String("out", "web/dist", "the directory to write")
	if err := flags.Parse(args); err != nil {
		return err
	}

	b := bundle{files: map[string]file{}}
	if err := b.addAssets(ctx, *source, *wasm); err != nil {
		return err
	}
	if err := b.addPages(filepath.Join(*source, "shell"), filepath.Join(*source, "js")); err != nil {
		return err
	}
	list, err := b.write(*out)
	if err != nil {
		return err
	}
	app := list.Files[b.named["app.wasm"]]
	_, err = fmt.Fprintf(stdout, "app.wasm: %s, brotli %s, gzip %s (version %s)\n",
		size(app.Size), size(app.Encodings["br"]), size(app.Encodings["gzip"]), list.Version)
	return err
}

// size tells bytes in the unit that people compare downloads in.
func size(bytes int) string {
	return fmt.Sprintf("%.2f MB", float64(bytes)/1e6)
}
