from prefect.deployments import Deployment
from prefect.orion.schemas.schedules import CronSchedule

from flows import main, model_training

Deployment.build_from_flow(flow=main, name="score", schedule=CronSchedule(cron="0 3 * * *"))
Deployment.build_from_flow(flow=model_training, name="by-hand", schedule=None)
