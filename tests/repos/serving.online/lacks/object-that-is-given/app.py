from fastapi import FastAPI

from shop.orders import setup_orders


def create_app(orders) -> FastAPI:
    app = FastAPI()

    @app.post("/message")
    def message(text: str):
        return orders.direct_message(text)

    return app


def run():
    orders = setup_orders()
    create_app(orders)
