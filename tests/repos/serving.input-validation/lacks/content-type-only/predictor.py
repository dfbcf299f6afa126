import flask
import joblib

app = flask.Flask(__name__)
model = joblib.load("model.pkl")


@app.route("/invocations", methods=["POST"])
def transform():
    if flask.request.content_type != "text/csv":
        return flask.Response(response="This predictor only supports CSV", status=415)
    return str(model.predict(flask.request.data))
