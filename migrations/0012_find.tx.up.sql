-- What people have of their boards for themselves. Who leaves a board leaves it
-- behind.

CREATE TABLE stars (
    board_id uuid NOT NULL,
    user_id  uuid NOT NULL,
    PRIMARY KEY (user_id, board_id),
    FOREIGN KEY (board_id, user_id) REFERENCES members (board_id, user_id) ON DELETE CASCADE
);
CREATE INDEX stars_board_id ON stars (board_id, user_id);

CREATE TABLE filters (
    board_id uuid NOT NULL,
    user_id  uuid NOT NULL,
    filters  jsonb NOT NULL,
    PRIMARY KEY (board_id, user_id),
    FOREIGN KEY (board_id, user_id) REFERENCES members (board_id, user_id) ON DELETE CASCADE
);

-- Whose work it is: cards by who works on them.
CREATE INDEX cards_collaborators ON cards USING gin (collaborators) WHERE collaborators <> '{}';
