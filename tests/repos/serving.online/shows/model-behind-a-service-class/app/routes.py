from flask import Blueprint, request

from app.service import Pricing

pages = Blueprint("prices", __name__)
pricing = Pricing()


@pages.route("/price", methods=["POST"])
def price():
    return {"price": pricing.quote(request.get_json())}
