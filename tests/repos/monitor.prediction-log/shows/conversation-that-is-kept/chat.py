import anthropic
from store import store_conversation

client = anthropic.Anthropic()


def chat(user_id, conversation):
    reply = client.messages.create(model="m", messages=conversation.messages)
    conversation.messages.append(reply)
    store_conversation(user_id, conversation)
    return reply
