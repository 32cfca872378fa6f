package shared

import "maps"

// table holds the entities of one kind, laid over those of another table,
// which it never changes.
type table[K ~string, E Entity] struct {
	rows map[K]E
	base *table[K, E]
}

func tableOver[K ~string, E Entity](base *table[K, E]) table[K, E] {
	return table[K, E]{rows: map[K]E{}, base: base}
}

func (t *table[K, E]) find(key K) (E, bool) {
	for ; t != nil; t = t.base {
		if e, ok := t.rows[key]; ok {
			return e, true
		}
	}
	var none E
	return none, false
}

// take puts an entity in unless a newer version of it is known.
func (t *table[K, E]) take(e E) (taken bool) {
	key := K(e.Key().ID)
	if known, ok := t.find(key); ok && known.Version() > e.Version() {
		return false
	}
	t.rows[key] = e
	return true
}

// change rewrites what is known, if it isn't newer than seq.
func (t *table[K, E]) change(key K, seq int64, to func(E) E) {
	if e, ok := t.find(key); ok && e.Version() <= seq {
		t.rows[key] = to(e)
	}
}

// all gives every entity, the upper table's version of each. The map is the
// caller's to read only.
func (t *table[K, E]) all() map[K]E {
	if t.base == nil || len(t.base.rows) == 0 && t.base.base == nil {
		return t.rows
	}
	merged := maps.Clone(t.base.all())
	maps.Copy(merged, t.rows)
	return merged
}
