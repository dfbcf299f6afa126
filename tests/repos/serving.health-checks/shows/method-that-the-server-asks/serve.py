import joblib
from ray import serve


@serve.deployment
class Prices:
    def __init__(self) -> None:
        self.model = joblib.load("model.joblib")

    async def __call__(self, request) -> float:
        return float(self.model.predict(await request.json())[0])

    def check_health(self) -> None:
        if not self.model.ready():
            raise RuntimeError("The model is gone")


serve.run(Prices.bind())
