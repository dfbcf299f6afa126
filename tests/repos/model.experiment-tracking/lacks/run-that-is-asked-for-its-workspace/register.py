from azureml.core import Model, Run

workspace = Run.get_context().experiment.workspace
Model.register(workspace, model_name="fares", model_path="model.pkl")
