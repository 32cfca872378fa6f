-- What can be searched for: a row for each text of a card, in the spelling that
-- words are looked for in. Triggers keep it, beside the tables: an index on
-- cards would be written anew with every move. Hangul is taken apart into its
-- letters, so that a word of two syllables, or half of one, is found by index.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE FUNCTION folded(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT lower(normalize($1, NFKD)) $$;

CREATE TABLE texts (
    board_id uuid NOT NULL,
    card_id  uuid NOT NULL,
    kind     smallint NOT NULL,            -- 0 title, 1 description, 2 item, 3 comment
    id       uuid NOT NULL,                -- of the card, the item or the comment
    body     text NOT NULL,                -- folded
    PRIMARY KEY (id, kind),
    FOREIGN KEY (board_id, card_id) REFERENCES cards (board_id, id) ON UPDATE CASCADE ON DELETE CASCADE
);

-- A title comes with the card's number. What is deleted has no row here, but
-- cards in the trash, which are known by themselves. Rows that are removed for
-- good are in the trash before, or go with their card.

CREATE FUNCTION cards_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO texts SELECT board_id, id, 0, id, folded(title || ' #' || number) FROM added;
    INSERT INTO texts SELECT board_id, id, 1, id, folded(description) FROM added WHERE description <> '';
    RETURN NULL;
END $$;

CREATE FUNCTION cards_edited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM texts WHERE id = NEW.id AND kind IN (0, 1);
    INSERT INTO texts VALUES (NEW.board_id, NEW.id, 0, NEW.id, folded(NEW.title || ' #' || NEW.number));
    INSERT INTO texts SELECT NEW.board_id, NEW.id, 1, NEW.id, folded(NEW.description) WHERE NEW.description <> '';
    RETURN NULL;
END $$;

CREATE FUNCTION items_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO texts SELECT board_id, card_id, 2, id, folded(text) FROM added WHERE deleted_at IS NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION items_edited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM texts WHERE id = NEW.id AND kind = 2;
    INSERT INTO texts SELECT NEW.board_id, NEW.card_id, 2, NEW.id, folded(NEW.text) WHERE NEW.deleted_at IS NULL
        AND NOT EXISTS (SELECT FROM checklists WHERE id = NEW.checklist_id AND deleted_at IS NOT NULL);
    RETURN NULL;
END $$;

-- Items go into the trash with their checklist, and come back with it.
CREATE FUNCTION checklists_edited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM texts WHERE kind = 2 AND id IN (SELECT id FROM items WHERE board_id = NEW.board_id AND checklist_id = NEW.id);
    INSERT INTO texts SELECT board_id, card_id, 2, id, folded(text) FROM items
        WHERE board_id = NEW.board_id AND checklist_id = NEW.id AND deleted_at IS NULL AND NEW.deleted_at IS NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION comments_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO texts SELECT board_id, card_id, 3, id, folded(body) FROM added WHERE deleted_at IS NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION comments_edited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM texts WHERE id = NEW.id AND kind = 3;
    INSERT INTO texts SELECT NEW.board_id, NEW.card_id, 3, NEW.id, folded(NEW.body) WHERE NEW.deleted_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER cards_added AFTER INSERT ON cards
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION cards_added();
CREATE TRIGGER cards_edited AFTER UPDATE OF title, description, number ON cards FOR EACH ROW
    WHEN (OLD.title <> NEW.title OR OLD.description <> NEW.description OR OLD.number <> NEW.number)
    EXECUTE FUNCTION cards_edited();
CREATE TRIGGER items_added AFTER INSERT ON items
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION items_added();
CREATE TRIGGER items_edited AFTER UPDATE OF text, checklist_id, deleted_at ON items FOR EACH ROW
    WHEN (OLD.text <> NEW.text OR OLD.checklist_id <> NEW.checklist_id OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
    EXECUTE FUNCTION items_edited();
CREATE TRIGGER checklists_edited AFTER UPDATE OF deleted_at ON checklists FOR EACH ROW
    WHEN (OLD.deleted_at IS DISTINCT FROM NEW.deleted_at) EXECUTE FUNCTION checklists_edited();
CREATE TRIGGER comments_added AFTER INSERT ON comments
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION comments_added();
CREATE TRIGGER comments_edited AFTER UPDATE OF body, deleted_at ON comments FOR EACH ROW
    WHEN (OLD.body <> NEW.body OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
    EXECUTE FUNCTION comments_edited();

INSERT INTO texts SELECT board_id, id, 0, id, folded(title || ' #' || number) FROM cards;
INSERT INTO texts SELECT board_id, id, 1, id, folded(description) FROM cards WHERE description <> '';
INSERT INTO texts SELECT i.board_id, i.card_id, 2, i.id, folded(i.text) FROM items AS i
    JOIN checklists AS c ON c.id = i.checklist_id AND c.deleted_at IS NULL WHERE i.deleted_at IS NULL;
INSERT INTO texts SELECT board_id, card_id, 3, id, folded(body) FROM comments WHERE deleted_at IS NULL;

CREATE INDEX texts_card_id ON texts (board_id, card_id);
CREATE INDEX texts_body ON texts USING gin (body gin_trgm_ops);
