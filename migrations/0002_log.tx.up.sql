-- The log can be trimmed: of an old change only the row is left, without what
-- it did and what it replaced.

ALTER TABLE changes
    ALTER COLUMN change DROP NOT NULL,        -- both are null once it is trimmed
    ALTER COLUMN touched DROP NOT NULL;

-- Where a change took a card stays with the card's history.

ALTER TABLE card_changes
    ADD COLUMN from_list uuid,
    ADD COLUMN to_list uuid;

UPDATE card_changes AS cc
SET from_list = (move ->> 'from')::uuid, to_list = (move ->> 'to')::uuid
FROM changes AS c, jsonb_array_elements(c.change -> 'moves') AS move
WHERE c.board_id = cc.board_id AND c.seq = cc.seq AND (move ->> 'card')::uuid = cc.card_id;
