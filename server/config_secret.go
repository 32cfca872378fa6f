package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// secrets are the settings that hold a password, a token or a key. Each may
// come from a file, as containers are given their secrets: NAME_FILE.
var secrets = []string{"DATABASE_URL", "BUS_URL", "SMTP_URL", "METRICS_TOKEN", "OIDC_CLIENT_SECRET", "SECRET_KEY", "SECRET_KEY_OLD"}

func (s setting) secret() bool { return slices.Contains(secrets, s.name) }

// mostSecret is how large a file with a secret may be, in bytes.
const mostSecret = 64 << 10

// read gives a setting's value: the variable's, else its file's, else the one
// that holds when nothing is said.
func (s setting) read(getenv func(string) string) (string, error) {
	value, file := getenv(s.name), ""
	if s.secret() {
		file = getenv(s.name + "_FILE")
	}
	switch {
	case value != "" && file != "":
		return "", fmt.Errorf("%s and %s_FILE are both set: one of them is enough", s.name, s.name)
	case value != "":
		return value, nil
	case file == "":
		return s.fallback, nil
	}
	value, err := readSecret(file)
	if err != nil {
		return "", fmt.Errorf("%s_FILE %w", s.name, err)
	}
	return value, nil
}

// readSecret takes one line from a file; editors end it with a line break. An
// error says nothing of what is in it.
func readSecret(path string) (string, error) {
	if about, err := os.Stat(path); err == nil && about.Size() > mostSecret {
		return "", fmt.Errorf("is larger than %d bytes", mostSecret)
	}
	data, err := os.ReadFile(path) // #nosec G304 -- the file that whoever runs the server names
	if err != nil {
		return "", fmt.Errorf("can't be read: %w", err)
	}
	value := strings.TrimRight(string(data), "\r\n")
	switch {
	case value == "":
		return "", errors.New("is empty")
	case strings.ContainsAny(value, "\r\n\x00"):
		return "", errors.New("must hold one line")
	}
	return value, nil
}
