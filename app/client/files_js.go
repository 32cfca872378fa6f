package client

import "syscall/js"

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
// id to found, which is called on the browser's own turn and must not wait. over
// is told when files are dragged over it and when they no longer are. What else
// is dropped or pasted is left alone. Stop ends it; it is safe to call twice.
func Catch(elementID string, found func([]*File), over func(bool)) (stop func()) {
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
	take := func(e, files js.Value) {
		if caught := filesOf(files); len(caught) > 0 {
			e.Call("preventDefault")
			found(caught)
		}
	}
	listen("dragover", func(e js.Value) {
		if carriesFiles(e) {
			e.Call("preventDefault") // else the browser would open them
			over(true)
		}
	})
	listen("dragleave", func(e js.Value) {
		if to := e.Get("relatedTarget"); !to.Truthy() || !element.Call("contains", to).Bool() {
			over(false)
		}
	})
	listen("drop", func(e js.Value) {
		over(false)
		take(e, e.Get("dataTransfer").Get("files"))
	})
	listen("paste", func(e js.Value) { take(e, e.Get("clipboardData").Get("files")) })
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
