from flask import Flask, jsonify
from redis import Redis
from rq import Queue

from worker import classify_ticket

app = Flask(__name__)
queue = Queue(connection=Redis())


def schedule(func, *args):
    return queue.enqueue(func, *args)


@app.route("/tickets/<int:ticket>")
def answer(ticket):
    job = schedule(classify_ticket, ticket)
    return jsonify({"id": job.id}), 202
