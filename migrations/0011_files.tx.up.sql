-- Files that people put onto cards. Their bytes are in the bucket, under their
-- id; a row is there before its bytes and goes after them. Several attachments
-- may refer to one file, and one that none refers to is swept away.

CREATE TABLE files (
    id           uuid PRIMARY KEY,
    size         bigint NOT NULL DEFAULT 0,           -- bytes
    type         text NOT NULL DEFAULT '',            -- media type, by what is in it
    preview_type text NOT NULL DEFAULT '',            -- empty: there is no preview
    preview_size bigint NOT NULL DEFAULT 0,           -- bytes
    made_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE attachment_files (
    attachment_id uuid PRIMARY KEY REFERENCES attachments ON DELETE CASCADE,
    file_id       uuid NOT NULL REFERENCES files
);
CREATE INDEX attachment_files_file_id ON attachment_files (file_id);
