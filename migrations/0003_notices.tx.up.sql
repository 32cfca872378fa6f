-- One job at a time tells people what has happened on a board, of all that has
-- happened since the last one.

ALTER TABLE boards
    ADD COLUMN noticed bigint NOT NULL DEFAULT 0,   -- people are told of changes up to this one
    ADD COLUMN notices_at timestamptz;              -- since then a job waits to tell of more

UPDATE boards SET noticed = head;

-- Jobs that wait for one change each find all from the first of these on.

DO $$
BEGIN
    IF to_regclass('river_job') IS NOT NULL THEN
        UPDATE boards AS b SET noticed = j.first - 1
        FROM (SELECT args ->> 'board' AS board, min((args ->> 'seq')::bigint) AS first
              FROM river_job
              WHERE kind = 'status_changed' AND state IN ('available', 'running', 'retryable', 'scheduled')
              GROUP BY 1) AS j
        WHERE b.id::text = j.board;
    END IF;
END $$;
