def validate_table(frame):
    missing = set(["age"]) - set(frame.columns)
    if missing:
        raise ValueError(missing)
