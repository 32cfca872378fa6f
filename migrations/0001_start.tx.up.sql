-- People and how they sign in.

CREATE TABLE users (
    id            uuid PRIMARY KEY,
    name          text NOT NULL,
    email         text NOT NULL,              -- as typed; compared without case
    password_hash text NOT NULL,              -- argon2id, PHC format
    admin         boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email_key ON users (lower(email));

CREATE TABLE sessions (
    token_hash   bytea PRIMARY KEY,           -- SHA-256 of a random token
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL
);
CREATE INDEX sessions_user_id ON sessions (user_id);
CREATE INDEX sessions_expires_at ON sessions (expires_at);

-- Boards and what is on them. Every row carries seq: the board's change that
-- touched it last. Ranks are compared bytewise and never repeat in one order;
-- that is checked at commit, so that a whole list can be ranked anew.

CREATE TABLE boards (
    id          uuid PRIMARY KEY,
    title       text NOT NULL,
    description text NOT NULL DEFAULT '',
    settings    jsonb NOT NULL DEFAULT '{}',
    head        bigint NOT NULL DEFAULT 0,    -- number of the newest change
    log_start   bigint NOT NULL DEFAULT 0,    -- the log serves changes after this one
    last_number bigint NOT NULL DEFAULT 0,    -- the newest card's number
    seq         bigint NOT NULL DEFAULT 0,
    created_by  uuid REFERENCES users ON DELETE SET NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE members (
    board_id uuid NOT NULL REFERENCES boards ON DELETE CASCADE,
    user_id  uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    role     text NOT NULL CHECK (role IN ('supervisor', 'pic', 'observer')),
    seq      bigint NOT NULL,
    PRIMARY KEY (board_id, user_id)
);
CREATE INDEX members_user_id ON members (user_id);

CREATE TABLE labels (
    id         uuid PRIMARY KEY,
    board_id   uuid NOT NULL REFERENCES boards ON DELETE CASCADE,
    name       text NOT NULL,
    color      text NOT NULL,
    deleted_at timestamptz,
    seq        bigint NOT NULL
);
CREATE INDEX labels_board_id ON labels (board_id);

CREATE TABLE lists (
    id          uuid PRIMARY KEY,
    board_id    uuid NOT NULL REFERENCES boards ON DELETE CASCADE,
    title       text NOT NULL,
    rank        text COLLATE "C" NOT NULL,
    category    text NOT NULL CHECK (category IN ('backlog', 'todo', 'doing', 'done')),
    wip_limit   integer CHECK (wip_limit > 0),
    color       text,
    archived_at timestamptz,
    deleted_at  timestamptz,
    seq         bigint NOT NULL,
    UNIQUE (board_id, id),
    CONSTRAINT lists_rank_key UNIQUE (board_id, rank) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE cards (
    id          uuid PRIMARY KEY,
    board_id    uuid NOT NULL REFERENCES boards ON DELETE CASCADE,
    list_id     uuid NOT NULL,
    number      bigint NOT NULL,
    rank        text COLLATE "C" NOT NULL,
    title       text NOT NULL,
    description text NOT NULL DEFAULT '',
    pic         uuid REFERENCES users ON DELETE SET NULL,
    priority    text NOT NULL DEFAULT 'none' CHECK (priority IN ('none', 'low', 'medium', 'high', 'urgent')),
    labels      uuid[] NOT NULL DEFAULT '{}',
    start_at    timestamptz,
    deadline    timestamptz,
    comments    integer NOT NULL DEFAULT 0,
    attachments integer NOT NULL DEFAULT 0,
    items       integer NOT NULL DEFAULT 0,
    items_done  integer NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    archived_at timestamptz,
    deleted_at  timestamptz,
    seq         bigint NOT NULL,
    UNIQUE (board_id, id),
    UNIQUE (board_id, number),
    FOREIGN KEY (board_id, list_id) REFERENCES lists (board_id, id),
    CONSTRAINT cards_rank_key UNIQUE (list_id, rank) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX cards_pic ON cards (pic) WHERE pic IS NOT NULL;

CREATE TABLE comments (
    id         uuid PRIMARY KEY,
    board_id   uuid NOT NULL,
    card_id    uuid NOT NULL,
    author     uuid REFERENCES users ON DELETE SET NULL,
    name       text NOT NULL,                 -- the author's, when it was written
    body       text NOT NULL,
    at         timestamptz NOT NULL,
    edited_at  timestamptz,
    deleted_at timestamptz,
    seq        bigint NOT NULL,
    FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON DELETE CASCADE
);
CREATE INDEX comments_card_id ON comments (board_id, card_id);

CREATE TABLE checklists (
    id       uuid PRIMARY KEY,
    board_id uuid NOT NULL,
    card_id  uuid NOT NULL,
    title    text NOT NULL,
    rank     text COLLATE "C" NOT NULL,
    seq      bigint NOT NULL,
    UNIQUE (board_id, id),
    FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON DELETE CASCADE
);
CREATE INDEX checklists_card_id ON checklists (board_id, card_id);

CREATE TABLE items (
    id           uuid PRIMARY KEY,
    board_id     uuid NOT NULL,
    card_id      uuid NOT NULL,
    checklist_id uuid NOT NULL,
    text         text NOT NULL,
    done         boolean NOT NULL DEFAULT false,
    due          timestamptz,
    rank         text COLLATE "C" NOT NULL,
    seq          bigint NOT NULL,
    FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON DELETE CASCADE,
    FOREIGN KEY (board_id, checklist_id) REFERENCES checklists (board_id, id) ON DELETE CASCADE
);
CREATE INDEX items_card_id ON items (board_id, card_id);

CREATE TABLE attachments (
    id       uuid PRIMARY KEY,
    board_id uuid NOT NULL,
    card_id  uuid NOT NULL,
    name     text NOT NULL,
    url      text NOT NULL,
    at       timestamptz NOT NULL,
    seq      bigint NOT NULL,
    FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON DELETE CASCADE
);
CREATE INDEX attachments_card_id ON attachments (board_id, card_id);

-- The log: one row for each change of a board, numbered without gaps. It
-- answers a repeated command, a reader that resumes, undo and merging.

CREATE TABLE changes (
    board_id   uuid NOT NULL REFERENCES boards ON DELETE CASCADE,
    seq        bigint NOT NULL,
    command_id uuid NOT NULL,
    type       text NOT NULL,
    actor      uuid REFERENCES users ON DELETE SET NULL,
    at         timestamptz NOT NULL,
    change     jsonb NOT NULL,                -- as everybody gets it
    touched    jsonb NOT NULL,                -- the fields it set, before and after
    PRIMARY KEY (board_id, seq),
    UNIQUE (board_id, command_id)
);

-- Which changes touched a card: its activity and the versions of its texts.
CREATE TABLE card_changes (
    board_id uuid NOT NULL,
    card_id  uuid NOT NULL,
    seq      bigint NOT NULL,
    PRIMARY KEY (board_id, card_id, seq),
    FOREIGN KEY (board_id, seq) REFERENCES changes (board_id, seq) ON DELETE CASCADE
);

-- People invited by address who have no account yet.
CREATE TABLE invitations (
    id          uuid PRIMARY KEY,
    board_id    uuid NOT NULL REFERENCES boards ON DELETE CASCADE,
    email       text NOT NULL,
    role        text NOT NULL CHECK (role IN ('supervisor', 'pic', 'observer')),
    invited_by  uuid REFERENCES users ON DELETE SET NULL,
    token_hash  bytea UNIQUE,                 -- SHA-256; set when the mail is sent
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    accepted_at timestamptz
);
CREATE UNIQUE INDEX invitations_open ON invitations (board_id, lower(email)) WHERE accepted_at IS NULL;
