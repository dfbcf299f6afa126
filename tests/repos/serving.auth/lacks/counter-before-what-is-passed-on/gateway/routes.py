from fastapi import Depends, FastAPI, Request

from gateway.schemas import EmbedRequest


def register(app: FastAPI, count_requests):
    async def embed(body: EmbedRequest, request: Request, user: dict = Depends(count_requests)):
        answer = await request.app.state.http_client.post("http://inference/embed", json=body.model_dump())
        return answer.json()

    app.add_api_route("/v1/embed", embed, methods=["POST"])
