import json

import joblib


def init_context(context):
    context.user_data.model = joblib.load("model.joblib")


def handler(context, event):
    found = context.user_data.model.predict([event.body["features"]])
    return json.dumps(found.tolist())
