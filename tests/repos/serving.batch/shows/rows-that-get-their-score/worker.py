from sqlalchemy import create_engine, text

from comments.model import load

engine = create_engine("postgresql://db/comments")


def drain(model) -> None:
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT id, body FROM queue WHERE probability IS NULL LIMIT 500")).all()
        for row, value in zip(rows, model.predict_proba([row.body for row in rows])):
            connection.execute(
                text("UPDATE queue SET probability = :value WHERE id = :id"), {"value": value, "id": row.id}
            )


drain(load("toxicity"))
