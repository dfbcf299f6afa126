import argparse

from flask_restx import Namespace, Resource

from orders.model import load_model

api = Namespace("orders")
model = load_model()

fields = argparse.ArgumentParser()
fields.add_argument("weight", type=float, required=True)


@api.route("/predict")
class Predict(Resource):
    def post(self):
        return {"late": float(model.predict([[fields.parse_args().weight]])[0])}
