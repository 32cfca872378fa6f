//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tick is the unit of /proc's times: the kernel tells programs 100 a second on
// every platform that Go runs on.
const tick = time.Second / 100

// stat is a line of /proc/PID/stat, as far as it matters here.
type stat struct {
	name   string
	parent int
	cpu    time.Duration // its own, and that of its children that have ended
}

func readStat(pid int) (stat, error) {
	line, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return stat{}, err
	}
	return parseStat(line)
}

// parseStat reads "pid (name) state ppid ..."; the name may hold anything.
func parseStat(line []byte) (stat, error) {
	open, shut := bytes.IndexByte(line, '('), bytes.LastIndexByte(line, ')')
	if open < 0 || shut < open {
		return stat{}, fmt.Errorf("no name in %q", line)
	}
	fields := strings.Fields(string(line[shut+1:])) // the third of the line is the first here
	if len(fields) < 15 {
		return stat{}, fmt.Errorf("%d fields in %q", len(fields), line)
	}
	s := stat{name: string(line[open+1 : shut])}
	var err error
	if s.parent, err = strconv.Atoi(fields[1]); err != nil {
		return stat{}, fmt.Errorf("parent in %q: %w", line, err)
	}
	for _, field := range fields[11:15] { // utime, stime, cutime, cstime
		ticks, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return stat{}, fmt.Errorf("times in %q: %w", line, err)
		}
		s.cpu += time.Duration(ticks) * tick
	}
	return s, nil
}

// children are the processes that pid has started and that are still there.
func children(pid int) (map[int]stat, error) {
	dirs, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, err
	}
	found := map[int]stat{}
	for _, dir := range dirs {
		child, err := strconv.Atoi(filepath.Base(dir))
		if err != nil {
			continue
		}
		if s, err := readStat(child); err == nil && s.parent == pid { // err: it has ended meanwhile
			found[child] = s
		}
	}
	return found, nil
}

// cpuOf is the time that a process has used, without its living children.
func cpuOf(pid int) (time.Duration, error) {
	s, err := readStat(pid)
	if err != nil {
		return 0, fmt.Errorf("CPU time of process %d: %w", pid, err)
	}
	return s.cpu, nil
}

// cpuOfFamily is the time that a process and all its children have used.
func cpuOfFamily(pid int) (time.Duration, error) {
	living, err := children(pid)
	if err != nil {
		return 0, err
	}
	sum, err := cpuOf(pid) // after its children: one that ends now is missed, not counted twice
	for _, child := range living {
		sum += child.cpu
	}
	return sum, err
}

// ownCPU is the time that this process has used.
func ownCPU() (time.Duration, error) {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0, fmt.Errorf("own CPU time: %w", err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), nil
}

// machineCPU is the time that all cores together have been busy.
func machineCPU() (time.Duration, error) {
	text, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	fields := strings.Fields(first)
	if len(fields) < 9 {
		return 0, fmt.Errorf("/proc/stat begins with %q", first)
	}
	var busy time.Duration
	for _, i := range []int{1, 2, 3, 6, 7} { // user, nice, system, irq, softirq
		ticks, err := strconv.ParseInt(fields[i], 10, 64)
		if err != nil {
			return 0, fmt.Errorf("/proc/stat: %w", err)
		}
		busy += time.Duration(ticks) * tick
	}
	return busy, nil
}

// residentOf is the memory that a process holds, in bytes.
func residentOf(pid int) (int64, error) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "statm"))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0, fmt.Errorf("statm of process %d: %q", pid, text)
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return 0, fmt.Errorf("statm of process %d: %w", pid, err)
	}
	return pages * int64(os.Getpagesize()), nil
}
