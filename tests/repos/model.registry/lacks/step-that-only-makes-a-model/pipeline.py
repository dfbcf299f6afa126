from sagemaker.model import Model
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline

model = Model(image_uri="churn", model_data="s3://churn/model.tar.gz", role="churn")
step = ModelStep(name="make", step_args=model.create(instance_type="ml.m5.large"))
Pipeline(name="churn", steps=[step]).upsert(role_arn="churn")
