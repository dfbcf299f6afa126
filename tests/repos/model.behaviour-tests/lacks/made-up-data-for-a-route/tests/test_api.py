import random


def test_predict(test_client):
    fake_data = [[random.random() for _ in range(4)] for _ in range(3)]
    response = test_client.post("/predict", json={"data": fake_data})
    assert len(response.json()["data"]) == 3
