from zenml import get_step_context
from zenml.client import Client


def success_hook() -> None:
    alerter = Client().active_stack.alerter
    if alerter:
        alerter.post(message=f"{get_step_context().pipeline_run.name} has ended")
