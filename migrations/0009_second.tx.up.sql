-- Of whom a second factor is demanded.

ALTER TABLE instance ADD COLUMN second_factor text NOT NULL DEFAULT 'optional'
    CHECK (second_factor IN ('optional', 'admins', 'everybody'));
