package importer

import (
	"encoding/json"
	"strings"
)

func (e *export) card(w *walker) error {
	var card rawCard
	err := w.object(func(name string) error { return e.cardField(w, &card, name) })
	e.cards = append(e.cards, card)
	return err
}

func (e *export) cardField(w *walker, card *rawCard, name string) error {
	switch name {
	case "id":
		return w.scalar(&card.id)
	case "name":
		return w.text(&card.name)
	case "desc":
		return w.text(&card.desc)
	case "idList":
		return w.scalar(&card.list)
	case "pos":
		return w.scalar(&card.pos)
	case "idShort":
		return w.scalar(&card.number)
	case "closed":
		return w.flag(&card.closed)
	case "due":
		return w.scalar(&card.due)
	case "start":
		return w.scalar(&card.start)
	case "dateClosed":
		return w.scalar(&card.dateClosed)
	case "dateLastActivity":
		return w.scalar(&card.lastActivity)
	case "labels":
		return w.array(&e.limits.others, func() error { return w.label(&card.labels) })
	case "idLabels":
		return w.strings(&e.limits.others, &card.idLabels)
	case "idChecklists":
		return w.strings(&e.limits.others, &card.idChecklists)
	case "idMembers":
		return w.strings(&e.limits.others, &card.idMembers)
	case "checkItemStates":
		return w.array(&e.limits.others, func() error { return w.tick(card) })
	case "attachments":
		return w.array(&e.limits.attachments, func() error { return w.attachment(card) })
	case "checklists":
		return w.array(&e.limits.checklists, func() error { return e.checklist(w, &card.checklists) })
	case "customFieldItems":
		return w.array(&e.limits.others, func() error { return w.fieldItem(card) })
	case "badges":
		return w.object(func(name string) error {
			if name == "comments" {
				return w.whole(&card.comments)
			}
			return w.skip()
		})
	}
	return e.cardExtra(w, card, name)
}

// cardExtra reads what is only reported or kept as text.
func (e *export) cardExtra(w *walker, card *rawCard, name string) error {
	switch name {
	case "dueComplete":
		return w.given(&card.dueComplete)
	case "dueReminder":
		return w.reminder(&card.reminder)
	case "isTemplate":
		return w.given(&card.template)
	case "subscribed":
		return w.given(&card.followed)
	case "recurrenceRule":
		return w.given(&card.recurring)
	case "mirrorSourceId":
		return w.given(&card.mirror)
	case "cardRole":
		return w.scalar(&card.role)
	case "locationName":
		return w.scalar(&card.location)
	case "address":
		return w.scalar(&card.address)
	case "urlSource":
		return w.scalar(&card.urlSource)
	case "coordinates":
		return w.point(&card.coordinates)
	case "idAttachmentCover":
		return w.cover(&card.cover)
	case "cover":
		return w.object(func(name string) error {
			switch name {
			case "idAttachment", "color", "idUploadedBackground", "idPlugin":
				return w.cover(&card.cover)
			}
			return w.skip()
		})
	case "idMembersVoted":
		return e.count(w, &card.votes)
	case "stickers":
		return e.count(w, &card.stickers)
	case "pluginData":
		return e.count(w, &card.plugins)
	}
	return w.skip()
}

// point reads a place on the map: an object, in some exports a text.
func (w *walker) point(into *string) error {
	token, err := w.token()
	if err != nil || token == nil {
		return err
	}
	switch token := token.(type) {
	case string:
		*into = token
	case json.Delim:
		if token == '[' {
			return w.rest(token)
		}
		var latitude, longitude string
		err := w.fields(func(name string) error {
			switch name {
			case "latitude":
				return w.scalar(&latitude)
			case "longitude":
				return w.scalar(&longitude)
			}
			return w.skip()
		})
		*into = strings.Trim(latitude+", "+longitude, ", ")
		return err
	}
	return nil
}

// cover notes that a card has a cover, of which several fields may tell.
func (w *walker) cover(has *bool) error {
	var given bool
	err := w.given(&given)
	*has = *has || given
	return err
}

func (w *walker) tick(card *rawCard) error {
	var item, state string
	err := w.object(func(name string) error {
		switch name {
		case "idCheckItem":
			return w.scalar(&item)
		case "state":
			return w.scalar(&state)
		}
		return w.skip()
	})
	if state == complete {
		card.ticked = append(card.ticked, item)
	}
	return err
}

func (w *walker) attachment(card *rawCard) error {
	var a rawAttachment
	var fileName string
	err := w.object(func(name string) error {
		switch name {
		case "id":
			return w.scalar(&a.id)
		case "name":
			return w.text(&a.name)
		case "fileName":
			return w.scalar(&fileName)
		case "url":
			return w.text(&a.url)
		case "date":
			return w.scalar(&a.date)
		case "isUpload":
			return w.given(&a.upload)
		}
		return w.skip()
	})
	if a.name == "" {
		a.name = fileName
	}
	card.attachments = append(card.attachments, a)
	return err
}

func (w *walker) fieldItem(card *rawCard) error {
	var value rawValue
	err := w.object(func(name string) error {
		switch name {
		case "idCustomField":
			return w.scalar(&value.field)
		case "idValue":
			return w.scalar(&value.option)
		case "value":
			return w.value(&value)
		}
		return w.skip()
	})
	card.values = append(card.values, value)
	return err
}
