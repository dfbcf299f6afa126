from aws_cdk import Stack
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks


class Training(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        job = tasks.SageMakerCreateTrainingJob(self, "Train", training_job_name="monthly")
        sfn.StateMachine(self, "Machine", definition=job)
