from locust import HttpUser, task


class Caller(HttpUser):
    @task
    def predict(self):
        self.client.post("/predict", json={"rooms": 3})
