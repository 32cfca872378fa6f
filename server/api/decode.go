package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"incharge/server/problem"
	"incharge/shared"
)

// decodeBody reads one JSON object, as strictly as [shared.DecodeStrict].
func decodeBody(contentType string, body io.Reader, into any) error {
	if err := isJSON(contentType); err != nil {
		return err
	}
	data, err := io.ReadAll(body)
	if err != nil {
		return readError(err)
	}
	if !json.Valid(data) {
		return problem.WithStatus(http.StatusBadRequest, shared.Invalid("body", "must be JSON"))
	}
	if bytes.TrimLeft(data, " \t\r\n")[0] != '{' {
		return shared.Invalid("body", "must be a JSON object")
	}
	return shared.DecodeStrict(data, into)
}

func isJSON(contentType string) error {
	if media, _, err := mime.ParseMediaType(contentType); err == nil && media == "application/json" {
		return nil
	}
	return problem.WithStatus(http.StatusUnsupportedMediaType, shared.Invalid("Content-Type", "must be application/json"))
}

// readError says why a body could not be read.
func readError(err error) error {
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return &shared.Error{Code: shared.CodeTooLarge, Message: fmt.Sprintf("The body must have at most %d bytes.", large.Limit)}
	}
	return problem.WithStatus(http.StatusBadRequest, shared.Invalid("body", "did not arrive whole"))
}
