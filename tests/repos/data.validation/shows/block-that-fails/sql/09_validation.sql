DO $$
DECLARE
  empty INT;
BEGIN
  SELECT COUNT(*) INTO empty FROM features.churn WHERE label IS NULL;
  IF empty > 0 THEN
    RAISE EXCEPTION 'labels are missing';
  END IF;
END $$;
