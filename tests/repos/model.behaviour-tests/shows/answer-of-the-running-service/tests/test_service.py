import requests

BASE = "http://localhost:8000"


def test_prediction():
    response = requests.post(f"{BASE}/api/predict", json={"age": 42}, timeout=15)
    body = response.json()
    assert 0.0 <= body["p_churn"] <= 1.0
