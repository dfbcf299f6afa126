import logging
from azureml.core import Run
workspace = Run.get_context().experiment.workspace
def tell(logger: logging.Logger):
    logger.log(logging.INFO, "prepared")
