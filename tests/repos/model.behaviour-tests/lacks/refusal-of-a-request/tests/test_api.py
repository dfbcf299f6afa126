def test_prediction_without_a_column(client):
    response = client.post("/predict", json={"data": [{}]})
    assert response.status_code in (400, 422)
    assert "column" in response.text.lower()
