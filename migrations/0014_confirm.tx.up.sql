-- When somebody has last shown that a session is theirs: by signing in, and
-- again when something is done that whoever found it open must not do.

ALTER TABLE sessions ADD COLUMN confirmed_at timestamptz NOT NULL DEFAULT now();
UPDATE sessions SET confirmed_at = created_at;
