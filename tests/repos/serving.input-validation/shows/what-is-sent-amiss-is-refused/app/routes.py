from flask import Flask, abort, request

from app.desk import Desk

app = Flask(__name__)
desk = Desk()


@app.route("/tickets", methods=["POST"])
def open_ticket():
    ticket = request.get_json()
    if "text" not in ticket:
        abort(400)
    return {"team": desk.place(ticket["text"])}
