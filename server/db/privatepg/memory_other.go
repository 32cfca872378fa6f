//go:build unix && !linux

package privatepg

func inMemory() string { return "" }
