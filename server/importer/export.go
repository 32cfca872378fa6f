package importer

import "incharge/shared"

// export is what is read of the file, in its own words and order. Ids and
// dates are as they stand there; "" is absent.
type export struct {
	program       string // that wrote it
	name, desc    string
	closed        bool
	template      bool
	background    bool
	starred       bool
	single        bool // it is one card
	own, numbered bool // it has a field that only our own boards have

	lists      []rawList
	cards      []rawCard
	labels     []rawLabel
	labelNames []rawLabel // by colour, of the time before there were labels
	checklists []rawChecklist
	comments   []rawComment
	actions    int
	members    []rawMember
	fields     []rawField

	followed    bool
	plugins     int
	powerUps    int
	invalidText int // bytes that are no UTF-8
	limits      limits
}

type rawList struct {
	id, name, pos, color, softLimit, dateClosed string
	closed, followed                            bool

	category shared.Category // where the file says it
}

type rawLabel struct{ id, name, color string }

type rawCard struct {
	id, name, desc, list, pos, number    string
	made                                 string // where the id doesn't say it
	due, start, dateClosed, lastActivity string
	location, address, coordinates       string
	urlSource, role                      string
	closed, dueComplete, template        bool
	reminder, cover, followed, recurring bool
	mirror                               bool
	labels                               []rawLabel
	idLabels, idChecklists, idMembers    []string
	ticked                               []string // ids of items, where the items don't say it
	attachments                          []rawAttachment
	checklists                           []rawChecklist
	values                               []rawValue
	comments                             int // that it has on Trello
	votes, stickers, plugins             int
}

type rawChecklist struct {
	id, name, card, pos string
	items               []rawItem
}

type rawItem struct {
	id, name, state, due, pos string
	assigned, reminder        bool
}

type rawAttachment struct {
	id, name, url, date string
	upload              bool
}

type rawComment struct {
	id, card, text, date, edited string
	author, authorID             string
}

type rawMember struct{ id, name, username string }

// rawField is a custom field, options the texts of a drop-down by their id.
type rawField struct {
	id, name string
	options  map[string]string
}

// rawValue is a card's value of a custom field.
type rawValue struct{ field, option, kind, text string }

// limits are far beyond what Trello allows on a board, and near what one
// transaction and one screen can bear.
type limits struct {
	lists, cards, labels, checklists, items, comments, attachments limit
	actions, people, others                                        limit
}

func newLimits() limits {
	return limits{
		lists:       limit{what: "lists", most: shared.MaxLists},
		cards:       limit{what: "cards", most: shared.MaxCards},
		labels:      limit{what: "labels", most: shared.MaxLabels},
		checklists:  limit{what: "checklists", most: 50_000},
		items:       limit{what: "checklist items", most: 200_000},
		comments:    limit{what: "comments", most: 100_000},
		attachments: limit{what: "attachments", most: 100_000},
		actions:     limit{what: "actions", most: 1_000_000},
		people:      limit{what: "members", most: 10_000},
		others:      limit{what: "entries in the lists of its cards", most: 500_000},
	}
}
