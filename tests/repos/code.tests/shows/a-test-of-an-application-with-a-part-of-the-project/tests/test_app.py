from fastapi import FastAPI
from fastapi.testclient import TestClient

from prices.routes import router

app = FastAPI()
app.include_router(router)


def test_prices():
    assert TestClient(app).get("/prices").status_code == 200
