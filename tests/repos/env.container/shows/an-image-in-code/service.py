import bentoml

image = bentoml.images.Image(python_version="3.12").requirements_file("requirements.txt")


@bentoml.service(image=image)
class Churn:
    @bentoml.api
    def predict(self, rows: list[float]) -> float:
        return 0.5
