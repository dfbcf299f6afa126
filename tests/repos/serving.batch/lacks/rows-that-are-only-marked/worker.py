from sqlalchemy import create_engine, text

from comments.model import load

engine = create_engine("postgresql://db/comments")


def look(model) -> None:
    with engine.begin() as connection:
        rows = connection.execute(text("SELECT id, body FROM queue WHERE seen IS NULL LIMIT 500")).all()
        print(model.predict_proba([row.body for row in rows]).mean())
        connection.execute(text("UPDATE queue SET seen = now()"))


look(load("toxicity"))
