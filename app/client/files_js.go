package client

import (
	"strings"
	"syscall/js"
)

// File is a file that somebody picked. Its content stays with the browser.
type File struct {
	Name string
	Size int64
	Type string // as the browser guesses it by the name
	blob js.Value
}

// Picked is the first file in the file input with this id, nil when it has none.
func Picked(inputID string) *File {
	if files := AllPicked(inputID); len(files) > 0 {
		return files[0]
	}
	return nil
}

// AllPicked are the files in the file input with this id.
func AllPicked(inputID string) []*File {
	input := js.Global().Get("document").Call("getElementById", inputID)
	if !input.Truthy() {
		return nil
	}
	return filesOf(input.Get("files"))
}

func filesOf(list js.Value) []*File {
	if !list.Truthy() {
		return nil
	}
	var files []*File
	for i := range list.Length() {
		file := list.Index(i)
		files = append(files, &File{Name: file.Get("name").String(), Size: int64(file.Get("size").Float()), Type: file.Get("type").String(), blob: file})
	}
	return files
}

// Catch gives the files that are dropped on or pasted into the element with this
// id to found, with the value that the nearest element around has of one of these
// attributes. over is told that value while files are
// dragged there, and empty when they no longer are. Both are called on the
// browser's own turn and must not wait. Where no element has one, and
// of what else is dropped or pasted, nothing is taken. Stop ends it; it is safe
// to call twice.
func Catch(elementID string, attributes []string, found func([]*File, string), over func(string)) (stop func()) {
	element := js.Global().Get("document").Call("getElementById", elementID)
	if !element.Truthy() {
		return func() {}
	}
	listening := map[string]js.Func{}
	listen := func(event string, act func(e js.Value)) {
		f := js.FuncOf(func(_ js.Value, args []js.Value) any {
			act(args[0])
			return nil
		})
		listening[event] = f
		element.Call("addEventListener", event, f)
	}
	place := func(e js.Value) string {
		at := e.Get("target")
		if !at.Get("closest").Truthy() { // a text
			at = at.Get("parentElement")
		}
		if !at.Truthy() {
			return ""
		}
		if at = at.Call("closest", "["+strings.Join(attributes, "],[")+"]"); !at.Truthy() {
			return ""
		}
		for _, attribute := range attributes {
			if v := at.Call("getAttribute", attribute); v.Truthy() {
				return v.String()
			}
		}
		return ""
	}
	take := func(e, files js.Value) {
		at := place(e)
		if caught := filesOf(files); len(caught) > 0 && at != "" {
			e.Call("preventDefault")
			found(caught, at)
		}
	}
	listen("dragover", func(e js.Value) {
		if carriesFiles(e) {
			e.Call("preventDefault") // else the browser would open them
			at := place(e)
			if at == "" {
				e.Get("dataTransfer").Set("dropEffect", "none")
			}
			over(at)
		}
	})
	listen("dragleave", func(e js.Value) {
		if to := e.Get("relatedTarget"); !to.Truthy() || !element.Call("contains", to).Bool() {
			over("")
		}
	})
	listen("drop", func(e js.Value) {
		over("")
		if carriesFiles(e) {
			e.Call("preventDefault")
		}
		take(e, e.Get("dataTransfer").Get("files"))
	})
	listen("paste", func(e js.Value) {
		// Cells of a sheet come as a picture too: whoever writes wants the words.
		if carried := e.Get("clipboardData"); !carried.Get("types").Call("includes", "text/plain").Bool() {
			take(e, carried.Get("files"))
		}
	})
	return func() {
		for event, f := range listening {
			element.Call("removeEventListener", event, f)
			f.Release()
			delete(listening, event)
		}
	}
}

// carriesFiles says whether what is dragged are files: which ones shows when
// they are dropped.
func carriesFiles(e js.Value) bool {
	carried := e.Get("dataTransfer")
	return carried.Truthy() && carried.Get("types").Call("includes", "Files").Bool()
}
