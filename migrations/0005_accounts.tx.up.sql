-- What people decide about their accounts, and what is mailed to them about it.

ALTER TABLE users
    ADD COLUMN verified_at timestamptz,                   -- the address is known to be theirs since
    ADD COLUMN language    text NOT NULL DEFAULT '' CHECK (language IN ('', 'en', 'ko')),
    ADD COLUMN zone        text NOT NULL DEFAULT '',      -- IANA name
    ADD COLUMN avatar      text NOT NULL DEFAULT '',      -- where the picture is, under a new name for each one
    ADD COLUMN deleted_at  timestamptz;                   -- the row stays for what they have done

CREATE TABLE avatars (
    user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    png     bytea NOT NULL,
    tag     text NOT NULL
);

-- A session has a name that gives nothing away and outlasts its token.
ALTER TABLE sessions
    ADD COLUMN id      uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    ADD COLUMN agent   text NOT NULL DEFAULT '',          -- the browser or program, as it calls itself
    ADD COLUMN address text NOT NULL DEFAULT '';          -- of the network that it was begun from

-- Where somebody has signed in from before: guesses from elsewhere don't count
-- against them there.
CREATE TABLE familiar (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    network text NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, network)
);
CREATE INDEX familiar_at ON familiar (at);

-- Letters about accounts. Those with a link are there for as long as it is
-- good, the others until they are sent.
CREATE TABLE letters (
    id         uuid PRIMARY KEY,
    about      text NOT NULL,
    user_id    uuid REFERENCES users ON DELETE CASCADE,   -- null: whoever has the address
    email      text NOT NULL,
    language   text NOT NULL DEFAULT '',                  -- of who asked; the reader's own goes first
    detail     text NOT NULL DEFAULT '',                  -- what else it tells
    address    text NOT NULL DEFAULT '',                  -- where it was asked for from, and with what
    agent      text NOT NULL DEFAULT '',
    token_hash bytea UNIQUE,                              -- SHA-256; set when the letter is sent
    confirmed  boolean NOT NULL DEFAULT false,            -- of two links, the one has been followed
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);
CREATE INDEX letters_user_id ON letters (user_id);
CREATE INDEX letters_email ON letters (lower(email), about);
CREATE INDEX letters_expires_at ON letters (expires_at);

-- Where the name of somebody whose account ends is written down.
CREATE INDEX comments_author ON comments (author);
CREATE INDEX changes_with_names ON changes (board_id, seq)
    WHERE change -> 'members' IS NOT NULL OR change -> 'comments' IS NOT NULL OR change -> 'notes' IS NOT NULL
        OR change #> '{deleted,members}' IS NOT NULL;
CREATE INDEX card_changes_note_user ON card_changes ((note ->> 'user')) WHERE note ->> 'user' IS NOT NULL;
