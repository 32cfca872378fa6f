package importer

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
)

// read takes in a whole export.
func read(r io.Reader) (*export, error) {
	src := &source{r: r}
	in := bufio.NewReaderSize(src, 64<<10)
	base, err := begin(in, src, looksForeign)
	if err != nil {
		return nil, err
	}
	w := &walker{dec: json.NewDecoder(in), src: src, base: base}
	w.dec.UseNumber()
	e := &export{program: "Trello", limits: newLimits()}
	if err := w.object(func(name string) error { return e.field(w, name) }); err != nil {
		return nil, err
	}
	if err := e.missing(); err != nil {
		return nil, err
	}
	end := w.offset()
	if _, err := w.dec.Token(); !errors.Is(err, io.EOF) {
		if src.err != nil {
			return nil, w.broken(err)
		}
		return nil, invalid("The file goes on after the board's end, after byte %d: it is more than one export, or damaged.", end)
	}
	e.invalidText = src.invalid
	return e, nil
}

func (e *export) field(w *walker, name string) error {
	switch name {
	case "name":
		return w.text(&e.name)
	case "desc":
		return w.text(&e.desc)
	case "closed":
		return w.flag(&e.closed)
	case "starred":
		return w.given(&e.starred)
	case "subscribed":
		return w.given(&e.followed)
	case "prefs":
		return w.object(func(name string) error {
			switch name {
			case "isTemplate":
				return w.given(&e.template)
			case "background":
				return w.given(&e.background)
			}
			return w.skip()
		})
	case "lists":
		return w.array(&e.limits.lists, func() error { return e.list(w) })
	case "cards":
		return w.array(&e.limits.cards, func() error { return e.card(w) })
	case "labels":
		return w.array(&e.limits.labels, func() error { return w.label(&e.labels) })
	case "labelNames":
		return w.object(func(color string) error {
			label := rawLabel{color: color}
			if err := w.text(&label.name); err != nil {
				return err
			}
			if label.name != "" && len(e.labelNames) < e.limits.labels.most {
				e.labelNames = append(e.labelNames, label)
			}
			return nil
		})
	case "checklists":
		return w.array(&e.limits.checklists, func() error { return e.checklist(w, &e.checklists) })
	case "actions":
		return w.array(&e.limits.actions, func() error { return e.action(w) })
	case "members":
		return w.array(&e.limits.people, func() error { return e.member(w) })
	case "customFields":
		return w.array(&e.limits.others, func() error { return e.customField(w) })
	case "pluginData":
		return e.count(w, &e.plugins)
	case "powerUps":
		return e.count(w, &e.powerUps)
	case "idList":
		e.single = true
		return w.skip()
	case "board", "seq":
		e.own = e.own || name == "board"
		e.numbered = e.numbered || name == "seq"
		if e.own && e.numbered {
			return invalid("This is a board of Incharge itself, not one exported from Trello.")
		}
		return w.skip()
	}
	return w.skip()
}

// count counts the items of an array that is not carried over.
func (e *export) count(w *walker, n *int) error {
	return w.array(&e.limits.others, func() error {
		*n++
		return w.skip()
	})
}

func (e *export) list(w *walker) error {
	var list rawList
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&list.id)
		case "name":
			return w.text(&list.name)
		case "pos":
			return w.scalar(&list.pos)
		case "closed":
			return w.flag(&list.closed)
		case "color":
			return w.scalar(&list.color)
		case "softLimit":
			return w.scalar(&list.softLimit)
		case "dateClosed":
			return w.scalar(&list.dateClosed)
		case "subscribed":
			return w.given(&list.followed)
		}
		return w.skip()
	})
	e.lists = append(e.lists, list)
	return err
}

func (w *walker) label(into *[]rawLabel) error {
	var label rawLabel
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&label.id)
		case "name":
			return w.text(&label.name)
		case "color":
			return w.text(&label.color)
		}
		return w.skip()
	})
	*into = append(*into, label)
	return err
}

func (e *export) member(w *walker) error {
	var member rawMember
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&member.id)
		case "fullName":
			return w.text(&member.name)
		case "username":
			return w.text(&member.username)
		}
		return w.skip()
	})
	e.members = append(e.members, member)
	return err
}

// customField reads what a custom field is called, and the choices it offers.
func (e *export) customField(w *walker) error {
	field := rawField{options: map[string]string{}}
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&field.id)
		case "name":
			return w.text(&field.name)
		case "options":
			return w.array(&e.limits.others, func() error {
				var id string
				var value rawValue
				err := w.object(func(name string) error {
					switch name {
					case "id":
						return w.scalar(&id)
					case "value":
						return w.value(&value)
					}
					return w.skip()
				})
				field.options[id] = value.text
				return err
			})
		}
		return w.skip()
	})
	e.fields = append(e.fields, field)
	return err
}

// value reads a custom field's value: an object that names its kind.
func (w *walker) value(into *rawValue) error {
	return w.object(func(kind string) error {
		into.kind = kind
		return w.scalar(&into.text)
	})
}
