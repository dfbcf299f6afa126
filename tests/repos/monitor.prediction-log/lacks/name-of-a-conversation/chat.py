import anthropic
from store import save_conversation_title

client = anthropic.Anthropic()


def chat(user_id, conversation):
    reply = client.messages.create(model="m", messages=conversation.messages)
    conversation.messages.append(reply)
    save_conversation_title(user_id, conversation.id, "New")
    return reply
