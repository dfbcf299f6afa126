import base64
import json
import os

from kfp.v2.google.client import AIPlatformClient


def trigger_pipeline(event, context):
    values = json.loads(base64.b64decode(event["data"]).decode("utf-8"))
    client = AIPlatformClient(project_id=os.environ["PROJECT"], region=os.environ["REGION"])
    client.create_run_from_job_spec(job_spec_path=os.environ["PIPELINE"], parameter_values=values)
