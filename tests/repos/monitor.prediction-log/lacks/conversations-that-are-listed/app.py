from openai import AsyncOpenAI
from quart import Blueprint, current_app, jsonify, request

routes = Blueprint("routes", __name__)
llm = AsyncOpenAI()


@routes.route("/history/rename", methods=["POST"])
async def rename_conversation():
    asked = await request.get_json()
    renamed = await current_app.conversations.upsert_item({"id": asked["id"], "title": asked["title"]})
    return jsonify(renamed)
