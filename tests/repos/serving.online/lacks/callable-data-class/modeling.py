from dataclasses import dataclass


@dataclass
class SpanModel:
    head: object

    def predict(self, texts):
        return self.head.predict(texts)

    def __call__(self, texts):
        return self.predict(texts)
