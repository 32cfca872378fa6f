// Package migrations holds the SQL that builds the database, one file a step,
// applied in the order of their numbers by server/db.
//
// A file is named NNNN_name.tx.up.sql: "tx" makes it one transaction, so that
// it applies whole or not at all. A file that has been released is never
// edited: the next change is the next file.
package migrations

import "embed"

// FS holds the migration files at its root.
//
//go:embed *.tx.up.sql
var FS embed.FS
