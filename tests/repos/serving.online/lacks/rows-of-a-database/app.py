from fastapi import Depends, FastAPI

from crud import Rows
from shop.tables import Order, session

app = FastAPI()
orders = Rows(Order)


@app.post("/orders")
def create_order(values: dict, db=Depends(session)):
    return orders.create(db, values)
