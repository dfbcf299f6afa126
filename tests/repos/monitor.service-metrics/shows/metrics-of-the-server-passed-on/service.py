import bentoml
import httpx


@bentoml.service
class Chat:
    @bentoml.api
    def generate(self, prompt: str) -> str:
        return self.llm.generate(prompt)

    async def __metrics__(self, content: str) -> str:
        async with httpx.AsyncClient() as client:
            return content + (await client.get("http://localhost:8000/metrics")).text
