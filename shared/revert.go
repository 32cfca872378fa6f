package shared

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// revert gives the entity with the fields that a change set as they were
// before it, and the names of those fields. It refuses where one of them has
// been set again since, or where something the change created has been
// worked on.
func revert[E Entity](tx Tx, past Past, touched Touched, now E) (back E, changed []string, err error) {
	current, err := fieldsOf(now)
	if err != nil {
		return back, nil, err
	}
	before, after := fields{}, fields{}
	if err := decodeFields(touched.After, &after); err != nil {
		return back, nil, err
	}
	if touched.Before == nil {
		if current["seq"] != float64(past.Seq) {
			return back, nil, builtOn(tx, past, touched.Key, current, "")
		}
		current["deleted_at"] = tx.Now()
		changed = append(changed, "deleted_at")
	} else if err := decodeFields(touched.Before, &before); err != nil {
		return back, nil, err
	}
	for name := range before {
		if _, stays := after[name]; !stays {
			after[name] = nil
		}
	}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		was, is, now := before[name], after[name], current[name]
		if touched.Before == nil || name == "seq" {
			continue
		}
		if _, goes := after[follows[name]]; goes {
			now = is
		} else if reflect.DeepEqual(was, is) {
			continue
		}
		taken, ok, err := revertField(name, now, was, is)
		if err != nil {
			return back, nil, err
		}
		if !ok {
			return back, nil, builtOn(tx, past, touched.Key, current, name)
		}
		current[name] = taken
		if slices.Contains(counted, name) {
			continue
		}
		if name == "deleted_at" && current[name] != nil {
			current[name] = tx.Now() // it goes into the trash now, whenever it did before
		}
		changed = append(changed, name)
	}
	if current["deleted_at"] != nil && !slices.Contains(changed, "deleted_at") {
		return back, nil, builtOn(tx, past, touched.Key, current, "deleted_at") // in the trash by now
	}
	data, err := json.Marshal(current)
	if err == nil {
		err = json.Unmarshal(data, &back)
	}
	if err != nil {
		return back, nil, fmt.Errorf("revert %s %s: %w", touched.Key.Kind, touched.Key.ID, err)
	}
	return back, changed, nil
}

type fields = map[string]any

func fieldsOf(e any) (fields, error) {
	data, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode an entity: %w", err)
	}
	var f fields
	return f, decodeFields(data, &f)
}

func decodeFields(data []byte, into *fields) error {
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("decode an entity: %w", err)
	}
	return nil
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}
