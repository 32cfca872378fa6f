package board

import (
	"context"
	"reflect"
	"strconv"
	"sync"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/schema"

	"incharge/server/db"
	"incharge/shared"
)

// texts are the fixed ones about the rows of a table.
type texts struct {
	columns string // all of a row
	find    string // by $1 the board and $2 the id
	update  string // of $1 the id on $2 the board; the fields follow
	fields  []*schema.Field
}

var textsOf sync.Map // by the type of the row

func textsFor(tx bun.Tx, row reflect.Type) texts {
	if known, ok := textsOf.Load(row); ok {
		return known.(texts)
	}
	table := tx.Dialect().Tables().Get(row)
	t := texts{update: "UPDATE " + string(table.SQLName) + " SET ", fields: table.DataFields}
	for _, key := range table.PKs {
		t.columns += string(key.SQLName) + ", "
	}
	for i, field := range table.DataFields {
		if i > 0 {
			t.columns, t.update = t.columns+", ", t.update+", "
		}
		t.columns += string(field.SQLName)
		t.update += string(field.SQLName) + " = $" + strconv.Itoa(i+3)
	}
	t.find = "SELECT " + t.columns + " FROM " + string(table.SQLName) + " WHERE board_id = $1 AND id = $2"
	t.update += " WHERE id = $1 AND board_id = $2"
	textsOf.Store(row, t)
	return t
}

// find reads a row of a board.
func find(ctx context.Context, tx bun.Tx, row any, board shared.BoardID, id string) error {
	return db.One(ctx, tx, row, textsFor(tx, reflect.TypeOf(row).Elem()).find, board, id)
}

// update writes a row over what is there of it on a board.
func update(ctx context.Context, tx bun.Tx, row any, board shared.BoardID, id string) error {
	fields := reflect.ValueOf(row).Elem()
	texts := textsFor(tx, fields.Type())
	values := append(make([]any, 0, 2+len(texts.fields)), id, board)
	for _, field := range texts.fields {
		values = append(values, field.Value(fields).Interface())
	}
	return db.Do(ctx, tx, texts.update, values...)
}
