import flask

from house import Routes, model

app = flask.Flask(__name__)


@app.route(f"/{Routes.PING}", methods=["GET"])
def ping():
    return flask.Response("ready")


@app.route("/predict", methods=["POST"])
def answer():
    return flask.jsonify(model.predict(flask.request.json))
