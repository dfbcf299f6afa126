DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'state') THEN
    RAISE EXCEPTION 'run 001 first';
  END IF;
END $$;

CREATE FUNCTION refuse() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'read only';
END $$ LANGUAGE plpgsql;
