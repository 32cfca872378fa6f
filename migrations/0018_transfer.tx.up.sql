-- What is on a card goes with it to another board.

ALTER TABLE comments DROP CONSTRAINT comments_board_id_card_id_fkey,
    ADD FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE checklists DROP CONSTRAINT checklists_board_id_card_id_fkey,
    ADD FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE items DROP CONSTRAINT items_board_id_card_id_fkey, DROP CONSTRAINT items_board_id_checklist_id_fkey,
    ADD FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON UPDATE CASCADE ON DELETE CASCADE,
    ADD FOREIGN KEY (board_id, checklist_id) REFERENCES checklists (board_id, id) ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE attachments DROP CONSTRAINT attachments_board_id_card_id_fkey,
    ADD FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON UPDATE CASCADE ON DELETE CASCADE;

-- The cards that wait for another one.
CREATE INDEX cards_blocked_by ON cards USING gin (blocked_by) WHERE blocked_by <> '{}';
