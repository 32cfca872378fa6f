package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"unicode/utf8"

	"incharge/server/problem"
	"incharge/shared"
)

// decodeBody reads one JSON object, strictly: no unknown fields, no wrong
// types, nothing behind it, valid UTF-8.
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
	if !utf8.Valid(data) { // encoding/json would put U+FFFD in its place and say nothing
		return shared.Invalid(notUTF8(data), "must be valid UTF-8")
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

// notUTF8 names the member of a JSON text whose value, or whose name, is not
// valid UTF-8. Of an array it is the member that holds it.
func notUTF8(data []byte) string {
	decoder := json.NewDecoder(bytes.NewReader(data))
	var names []string // of the members that the decoder is inside of
	var objects []bool // which of them are objects
	field, key := "body", true
	for {
		from := decoder.InputOffset()
		token, err := decoder.Token()
		if err != nil {
			return field // not reached: somewhere it is invalid
		}
		inObject := len(objects) > 0 && objects[len(objects)-1]
		if _, text := token.(string); text && !utf8.Valid(data[from:decoder.InputOffset()]) {
			return field
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			names, objects, key = append(names, field), append(objects, token == json.Delim('{')), true
		case json.Delim('}'), json.Delim(']'):
			field = names[len(names)-1]
			names, objects, key = names[:len(names)-1], objects[:len(objects)-1], true
		default:
			if inObject && key {
				field, key = token.(string), false
			} else {
				key = true
			}
		}
	}
}
