import json

from scoring import Scorer

scorer = Scorer("model.onnx")


def lambda_handler(event, context):
    return {"statusCode": 200, "body": json.dumps(scorer.predict(json.loads(event["body"])))}
