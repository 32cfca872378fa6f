// Package piecemeal reads and writes large JSON a piece at a time. In a browser
// there is one thread for everything: while a board of thousands of cards is
// taken apart, nobody can scroll or type, unless that makes pauses.
package piecemeal

import (
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

const (
	// small is what is read at once: it takes no time to speak of.
	small = 32 << 10
	// slice is how long the work goes on before the browser has its turn. A task
	// of more than 50 ms is one that people notice.
	slice = 16 * time.Millisecond
)

// clock sees to the pauses of one piece of work.
type clock struct {
	began time.Time
	rest  func()
}

func newClock() *clock {
	return &clock{began: time.Now(), rest: Rest}
}

// hurried says that nobody looks at the page.
var hurried atomic.Bool

// Hurry has nothing make pauses, or has it make them again: a page that nobody
// sees has nobody to make them for, and may end at any moment.
func Hurry(on bool) { hurried.Store(on) }

// tick makes a pause where it is time for one.
func (c *clock) tick() {
	if time.Since(c.began) >= slice && !hurried.Load() {
		c.rest()
		c.began = time.Now()
	}
}

var (
	reads  = []reflect.Type{reflect.TypeFor[json.Unmarshaler](), reflect.TypeFor[encoding.TextUnmarshaler]()}
	writes = []reflect.Type{reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()}
)

// plain says that a type is a struct that looks after nothing of its JSON itself.
func plain(t reflect.Type, own []reflect.Type) bool {
	return t.Kind() == reflect.Struct && !slices.ContainsFunc(own, func(i reflect.Type) bool {
		return t.Implements(i) || reflect.PointerTo(t).Implements(i)
	})
}

// list says that a type is a slice whose elements can be taken one by one.
func list(t reflect.Type, own []reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct && !slices.ContainsFunc(own, func(i reflect.Type) bool {
		return t.Implements(i) || reflect.PointerTo(t).Implements(i)
	})
}

// named is how JSON names a field; "" for one that it leaves out.
func named(f reflect.StructField) (name string, options []string) {
	tag := strings.Split(f.Tag.Get("json"), ",")
	switch {
	case !f.IsExported() || tag[0] == "-":
		return "", nil
	case tag[0] == "":
		return f.Name, tag[1:]
	}
	return tag[0], tag[1:]
}

// inlined says that the fields of a field are the struct's own.
func inlined(f reflect.StructField) bool {
	return f.Anonymous && f.Type.Kind() == reflect.Struct && f.Tag.Get("json") == ""
}
