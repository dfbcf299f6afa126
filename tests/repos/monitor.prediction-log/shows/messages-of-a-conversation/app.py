from openai import AsyncOpenAI
from quart import Blueprint, current_app, jsonify, request

routes = Blueprint("routes", __name__)
llm = AsyncOpenAI()


@routes.route("/history/generate", methods=["POST"])
async def add_conversation():
    asked = await request.get_json()
    answer = await llm.chat.completions.create(model="gpt-4o", messages=asked["messages"])
    await current_app.conversations.create_message(asked["id"], answer.choices[0].message.content)
    return jsonify(answer.to_dict())
