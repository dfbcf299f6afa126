from aws_cdk import Stack
from aws_cdk import aws_sagemaker as sagemaker


class Serving(Stack):
    def __init__(self, scope, name, config):
        super().__init__(scope, name)
        sagemaker.CfnMonitoringSchedule(self, "It", monitoring_schedule_config=config)
