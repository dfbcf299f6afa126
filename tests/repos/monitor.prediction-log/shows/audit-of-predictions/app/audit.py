import json

from sqlalchemy import Connection

from app.queries import INSERT_REQUEST, INSERT_RESPONSE


def log_audit(connection: Connection, payload: dict, prediction: int) -> None:
    number = connection.execute(INSERT_REQUEST, {"payload": json.dumps(payload)}).scalar_one()
    connection.execute(INSERT_RESPONSE, {"number": number, "prediction": int(prediction)})
