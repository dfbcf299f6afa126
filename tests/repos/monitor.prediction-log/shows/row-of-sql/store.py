def keep(cursor, row):
    cursor.execute("INSERT INTO prediction_history (asked, told) VALUES (%s, %s)", row)
