import json

import boto3
import pika

QUEUE = "inference_logs"
store = boto3.client("s3")
kept = []


def callback(channel, method, properties, body):
    kept.append(json.loads(body))
    store.put_object(Bucket="logs", Key="part.json", Body=json.dumps(kept))


def main():
    channel = pika.BlockingConnection(pika.URLParameters("amqp://localhost")).channel()
    channel.queue_declare(queue=QUEUE, durable=True)
    channel.basic_consume(queue=QUEUE, on_message_callback=callback)
    channel.start_consuming()
