-- The security log of today is not removed by anything that the server could be
-- made to say: what is purged for its age is a day old at least.

CREATE FUNCTION audit_young() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the security log is not removed before its time';
END $$;
CREATE TRIGGER audit_young BEFORE DELETE ON audit FOR EACH ROW
    WHEN (OLD.at > now() - interval '23 hours') EXECUTE FUNCTION audit_young();
CREATE TRIGGER audit_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_young();
