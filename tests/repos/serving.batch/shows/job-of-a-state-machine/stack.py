from aws_cdk import Stack
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks


class Scoring(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        job = tasks.SageMakerCreateTransformJob(self, "Transform", transform_job_name="monthly", model_name="fares")
        sfn.StateMachine(self, "Machine", definition=job)
