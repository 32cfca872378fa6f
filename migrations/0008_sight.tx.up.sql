-- Who sees which cards, where PICs see only theirs: of each change, whom the
-- cards concern that it is about (null where everybody sees all), and since
-- which change what somebody sees of a board has been as it is. Who knows the
-- board from before it reads it anew.

ALTER TABLE changes ADD COLUMN seen jsonb;
ALTER TABLE boards ADD COLUMN sight_from bigint NOT NULL DEFAULT 0;   -- of PICs
ALTER TABLE members ADD COLUMN sight_from bigint NOT NULL DEFAULT 0;  -- by their own role
