from fastapi.testclient import TestClient
from pytest import approx
from service import app

client = TestClient(app)


def test_answers():
    response = client.post(url="api/v1/predict", json={"id": "001", "x": 0.5})
    assert response.json()["y"] == approx(0.64)
