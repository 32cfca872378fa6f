-- Checklists that people make, files, covers, cards that wait for others, and
-- boards that are put away.

ALTER TABLE boards
    ADD COLUMN background  text NOT NULL DEFAULT '',      -- a colour's name
    ADD COLUMN archived_at timestamptz,
    ADD COLUMN deleted_at  timestamptz;
CREATE INDEX boards_deleted_at ON boards (deleted_at) WHERE deleted_at IS NOT NULL;

ALTER TABLE cards
    ADD COLUMN checklists integer NOT NULL DEFAULT 0,     -- how many it has
    ADD COLUMN cover      uuid,                           -- one of its attachments
    ADD COLUMN blocked_by uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX cards_deleted_at ON cards (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX lists_deleted_at ON lists (deleted_at) WHERE deleted_at IS NOT NULL;

UPDATE cards SET checklists = k.n FROM (SELECT card_id, count(*) AS n FROM checklists GROUP BY card_id) AS k WHERE k.card_id = cards.id;
ALTER TABLE checklists ADD COLUMN deleted_at timestamptz;
CREATE INDEX checklists_deleted_at ON checklists (deleted_at) WHERE deleted_at IS NOT NULL;

ALTER TABLE items
    ADD COLUMN pic        uuid REFERENCES users ON DELETE SET NULL,
    ADD COLUMN deleted_at timestamptz;
CREATE INDEX items_pic ON items (pic) WHERE pic IS NOT NULL;
CREATE INDEX items_checklist_id ON items (board_id, checklist_id);
CREATE INDEX items_deleted_at ON items (deleted_at) WHERE deleted_at IS NOT NULL;

ALTER TABLE attachments
    ADD COLUMN type       text NOT NULL DEFAULT '',       -- media type; empty: a link
    ADD COLUMN size       bigint NOT NULL DEFAULT 0,      -- bytes
    ADD COLUMN width      integer NOT NULL DEFAULT 0,     -- of a picture, in pixels
    ADD COLUMN height     integer NOT NULL DEFAULT 0,
    ADD COLUMN author     uuid REFERENCES users ON DELETE SET NULL,
    ADD COLUMN deleted_at timestamptz;
CREATE INDEX attachments_author ON attachments (author) WHERE author IS NOT NULL;
CREATE INDEX attachments_deleted_at ON attachments (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX comments_deleted_at ON comments (deleted_at) WHERE deleted_at IS NOT NULL;
