import boto3

table = boto3.resource("dynamodb").Table("conversations")


def save_conversation_title(user_id, conversation_id, title):
    table.put_item(Item={"user": user_id, "id": conversation_id, "title": title})
