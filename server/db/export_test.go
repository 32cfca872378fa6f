package db

// MigrateFS is Migrate with other migrations than this program's.
var MigrateFS = migrateFS
