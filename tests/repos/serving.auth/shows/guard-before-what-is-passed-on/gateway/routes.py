from fastapi import Depends, FastAPI, Request

from gateway.schemas import EmbedRequest


def register(app: FastAPI, verify_api_key):
    async def embed(body: EmbedRequest, request: Request, user: dict = Depends(verify_api_key)):
        answer = await request.app.state.http_client.post("http://inference/embed", json=body.model_dump())
        return answer.json()

    app.add_api_route("/v1/embed", embed, methods=["POST"])
