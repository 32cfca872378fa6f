-- What a change has changed on a card, for the card's history.
ALTER TABLE card_changes ADD COLUMN edits jsonb;
