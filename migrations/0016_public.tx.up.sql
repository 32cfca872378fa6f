-- Links by which anybody who has one reads a board. There is one of a board at
-- most, and what is kept of it is the hash of its token.

CREATE TABLE public_links (
    board_id   uuid PRIMARY KEY REFERENCES boards ON DELETE CASCADE,
    token_hash bytea NOT NULL UNIQUE,
    made_by    uuid REFERENCES users ON DELETE SET NULL,
    made_at    timestamptz NOT NULL
);
