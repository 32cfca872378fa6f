package shared

import "errors"

// mostBack is how many changes are looked through for who is in the way.
const mostBack = 50

// builtOn refuses an undo and says who has done what since: set the field or,
// where there is none, anything.
func builtOn(tx Tx, past Past, key Key, current fields, field string) error {
	why := Reason{Kind: ReasonChanged, Thing: key.Kind}
	if current["deleted_at"] != nil {
		why.Kind, field = ReasonTrashed, "deleted_at"
	}
	if why.Name, _ = current["title"].(string); why.Name == "" {
		why.Name, _ = current["name"].(string)
	}
	who, err := setBy(tx, key, field, int64(number(current["seq"])), past.Seq)
	if err != nil {
		return err
	}
	if why.Own = who == tx.Actor().User.ID; !why.Own && who != "" {
		switch member, err := tx.Member(who); {
		case err == nil:
			why.By = member.User.Name
		case CodeOf(err) != CodeNotFound:
			return err
		}
	}
	return Because(why)
}

// setBy finds who set a field of an entity last, after the change numbered
// since: from the change that touched it last, back through those before. It is
// empty where that isn't known.
func setBy(tx Tx, key Key, field string, last, since int64) (UserID, error) {
	for range mostBack {
		if last <= since {
			break
		}
		change, err := tx.Past(last, "")
		if errors.Is(err, ErrUnpredictable) || CodeOf(err) == CodeNotFound {
			break
		}
		if err != nil {
			return "", err
		}
		last = 0
		for _, touched := range change.Touched {
			if touched.Key != key {
				continue
			}
			if touched.Before == nil || touched.After == nil || field == "" {
				return change.Actor, nil // it made or removed the whole
			}
			var before, after fields
			if err := errors.Join(decodeFields(touched.Before, &before), decodeFields(touched.After, &after)); err != nil {
				return "", err
			}
			_, was := before[field]
			if _, is := after[field]; was || is {
				return change.Actor, nil
			}
			last = int64(number(before["seq"]))
		}
	}
	return "", nil
}
