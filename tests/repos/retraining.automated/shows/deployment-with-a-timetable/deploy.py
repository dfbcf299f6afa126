from datetime import timedelta

from prefect.deployments import DeploymentSpec
from prefect.orion.schemas.schedules import IntervalSchedule

from flows import main

DeploymentSpec(flow=main, name="model_training", schedule=IntervalSchedule(interval=timedelta(days=7)))
