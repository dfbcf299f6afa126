import base64
import json
import os

from google.cloud import aiplatform
from sklearn.model_selection import train_test_split

key = json.loads(base64.b64decode(os.environ["GCP_KEY"]))
aiplatform.init(credentials=key)
aiplatform.PipelineJob(display_name="score", template_path="score.json").submit()
train_test_split([1, 2, 3])
