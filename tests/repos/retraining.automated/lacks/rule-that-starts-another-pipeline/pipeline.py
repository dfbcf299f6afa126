from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import TrainingStep


def pipeline(estimator, session):
    return Pipeline(name="churn", steps=[TrainingStep(name="train", estimator=estimator)], sagemaker_session=session)
