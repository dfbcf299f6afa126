def keep(cursor, row):
    cursor.execute("INSERT INTO users (name, mail) VALUES (%s, %s)", row)
