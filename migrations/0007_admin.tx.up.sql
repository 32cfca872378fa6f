-- The security log: who signed in, who was given or lost what. People are named
-- by id alone and not referred to: what has happened stays when an account goes.

CREATE TABLE audit (
    id      uuid PRIMARY KEY,
    at      timestamptz NOT NULL,
    kind    text NOT NULL,
    actor   uuid,                             -- who did it; null: nobody who is known
    subject uuid,                             -- whose account or membership it is about
    address text NOT NULL DEFAULT '',         -- of the network, that it came from
    agent   text NOT NULL DEFAULT '',         -- the browser or program, as it calls itself
    detail  jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_kind ON audit (kind, at, id);
CREATE INDEX audit_actor ON audit (actor, at, id);
CREATE INDEX audit_subject ON audit (subject, at, id);

-- What is written stays as it is, until its time is over.
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the security log is not changed';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();

-- Who is disabled can't sign in, and is whoever they were on their boards.
ALTER TABLE users ADD COLUMN disabled_at timestamptz;

-- What administrators decide for the whole instance: one row.
CREATE TABLE instance (
    one          boolean PRIMARY KEY DEFAULT true CHECK (one),
    registration text CHECK (registration IN ('open', 'invite'))   -- null: as REGISTRATION says
);
INSERT INTO instance DEFAULT VALUES;

-- Somebody has taken the link of an invitation to pass it on: no mail makes
-- another one, which would end theirs.
ALTER TABLE invitations ADD COLUMN link_at timestamptz;
