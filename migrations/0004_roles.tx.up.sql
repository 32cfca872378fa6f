-- Who added a card, whether its PIC has accepted it, and who else works on it
-- or follows it. Nothing is made up for cards that are there already: their
-- boards stay at the number that their readers have seen.

ALTER TABLE cards
    ADD COLUMN creator       uuid REFERENCES users ON DELETE SET NULL,
    ADD COLUMN accepted      boolean NOT NULL DEFAULT false,
    ADD COLUMN collaborators uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN watchers      uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX cards_creator ON cards (creator) WHERE creator IS NOT NULL;

-- What a card's history says of a change beside its type.

ALTER TABLE card_changes ADD COLUMN note jsonb;
