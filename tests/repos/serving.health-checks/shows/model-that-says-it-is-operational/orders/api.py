from flask import abort
from flask_restx import Namespace, Resource

from orders.models import models

api = Namespace("models")


@api.route("/<string:name>/predict")
class Served(Resource):
    def post(self, name):
        return {"late": models[name].predict(api.payload)}

    def get(self, name):
        if name not in models:
            abort(404)
        return "Model is operational: {}".format(name)
