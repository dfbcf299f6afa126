import kfp
from google_cloud_pipeline_components import aiplatform as components


@kfp.dsl.pipeline(name="train")
def pipeline(project: str):
    trained = components.AutoMLTabularTrainingJobRunOp(project=project)
    endpoint = components.EndpointCreateOp(project=project)
    components.ModelDeployOp(model=trained.outputs["model"], endpoint=endpoint.outputs["endpoint"])
