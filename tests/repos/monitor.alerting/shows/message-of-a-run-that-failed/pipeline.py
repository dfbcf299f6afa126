from hooks import failure_hook
from zenml import pipeline
from steps import fit, load


@pipeline(on_failure=failure_hook)
def training():
    fit(load())
