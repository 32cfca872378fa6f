//go:build linux

package main

import (
	"context"
	"debug/buildinfo"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// describe prints on what is measured, without which no figure says anything.
func (b *bench) describe(context.Context) error {
	info, err := buildinfo.ReadFile(b.program)
	if err != nil {
		return fmt.Errorf("see what the program is: %w", err)
	}
	revision := "without a commit"
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			revision = "commit " + setting.Value[:min(12, len(setting.Value))]
		}
	}
	cpu, err := fieldOf("/proc/cpuinfo", "model name")
	if err != nil {
		return err
	}
	kernel, err := os.ReadFile("/proc/sys/kernel/osrelease")
	if err != nil {
		return err
	}
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return err
	}
	fmt.Fprintf(b.out, "# Incharge under load\n\n%s. %d cores (%s), Linux %s, load before: %s. The program: %s, %s. Postgres %s.\n\n",
		time.Now().Format(time.DateOnly), runtime.NumCPU(), cpu, strings.TrimSpace(string(kernel)),
		strings.Fields(string(load))[0], info.GoVersion, revision, b.db.version)
	fmt.Fprintf(b.out, "Each figure is the median of %d rounds (the least to the most). Others: the share of one core that went "+
		"neither to the program, nor to its Postgres, nor to the generator. All of them are on this machine.\n", b.rounds)
	return nil
}

// fieldOf gives the first value of a name in a file of "name : value" lines.
func fieldOf(file, name string) (string, error) {
	text, err := os.ReadFile(file) // #nosec G304 -- a path of our own making
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(text)) {
		key, value, found := strings.Cut(line, ":")
		if found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value), nil
		}
	}
	return "unknown", nil
}
