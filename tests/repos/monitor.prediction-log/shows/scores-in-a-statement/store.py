import psycopg


async def store(dsn, event):
    async with await psycopg.AsyncConnection.connect(dsn) as connection, connection.cursor() as cursor:
        await cursor.execute(
            """
            INSERT INTO payment_events (
                event_id, provider, customer_id, amount, fraud_score
            ) VALUES (%(id)s, %(provider)s, %(customer)s, %(amount)s, %(fraud_score)s)
            """,
            event,
        )
