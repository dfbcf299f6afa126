import boto3

table = boto3.resource("dynamodb").Table("conversations")


def store_conversation(user_id, conversation):
    table.put_item(Item={"user": user_id, "messages": [one.model_dump() for one in conversation.messages]})
