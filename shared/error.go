package shared

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an Error is; it crosses the wire as `code`.
type Code string

const (
	CodeInvalid      Code = "invalid"
	CodeUnauthorized Code = "unauthorized"
	CodeForbidden    Code = "forbidden"
	CodeNotFound     Code = "not_found"
	CodeConflict     Code = "conflict"
	CodeGone         Code = "gone"
	CodeTooLarge     Code = "too_large"
	CodeRateLimited  Code = "rate_limited"
	CodeUnavailable  Code = "unavailable"
	CodeInternal     Code = "internal"
)

// Error is the one error that people and programs get to see. Message is a
// sentence for a person. Fields names what was wrong in the input, by the
// field's name in the JSON that was sent.
type Error struct {
	Code    Code
	Message string
	Fields  []FieldError
	Reason  Reason // of some conflicts; zero where Message is all there is
}

// FieldError is what is wrong with one field.
type FieldError struct {
	Field   string `json:"field" doc:"The field's name in the JSON that was sent"`
	Message string `json:"message" doc:"What is wrong with it"`
}

func (e *Error) Error() string {
	if len(e.Fields) == 0 {
		return string(e.Code) + ": " + e.Message
	}
	return fmt.Sprintf("%s: %s %v", e.Code, e.Message, e.Fields)
}

// CodeOf is the code of the Error within err, CodeInternal where there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// Invalid is an error about one field.
func Invalid(field, message string) *Error {
	return &Error{Code: CodeInvalid, Message: field + " " + message, Fields: []FieldError{{field, message}}}
}

// NotFound is the answer for what is not there and for what the actor may not
// see alike. field is the input that named it; empty when it was the path.
func NotFound(field string) *Error {
	if field == "" {
		return &Error{Code: CodeNotFound, Message: "There is nothing here, or it is not yours to see."}
	}
	return &Error{Code: CodeNotFound, Message: "There is no such " + field + " on this board.",
		Fields: []FieldError{{field, "is not on this board"}}}
}

// Forbidden is the answer for what the actor sees but may not do.
func Forbidden(message string) *Error { return &Error{Code: CodeForbidden, Message: message} }

// Conflict is the answer when what was asked for no longer fits what is there.
func Conflict(message string) *Error { return &Error{Code: CodeConflict, Message: message} }
