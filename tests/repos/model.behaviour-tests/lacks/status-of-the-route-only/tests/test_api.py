def test_predict(client):
    response = client.post("/predict", json={})
    assert response.status_code == 422
