def validate_data(rows):
    errors = [row for row in rows if row.amount is None]
    error_rate = len(errors) / len(rows)
    if error_rate > 0.05:
        raise ValueError("too many rows fail")
    return rows
