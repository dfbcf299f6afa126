import bentoml


@bentoml.service(endpoints={"readyz": "/health"})
class Chat:
    @bentoml.api
    def generate(self, prompt: str) -> str:
        return self.llm.generate(prompt)
