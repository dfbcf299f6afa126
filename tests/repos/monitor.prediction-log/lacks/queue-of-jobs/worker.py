import json

import boto3
import pika

QUEUE = "inference_jobs"
store = boto3.client("s3")


def callback(channel, method, properties, body):
    store.put_object(Bucket="uploads", Key="picture.png", Body=json.loads(body)["picture"])


def main():
    channel = pika.BlockingConnection(pika.URLParameters("amqp://localhost")).channel()
    channel.queue_declare(queue=QUEUE, durable=True)
    channel.basic_consume(queue=QUEUE, on_message_callback=callback)
    channel.start_consuming()
