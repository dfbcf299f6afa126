from aws_cdk import Stack
from aws_cdk import aws_codepipeline as codepipeline
from aws_cdk import aws_codepipeline_actions as actions


class Pipeline(Stack):
    def __init__(self, scope, name, repository, project):
        super().__init__(scope, name)
        code = codepipeline.Artifact()
        pipeline = codepipeline.Pipeline(self, "Pipeline")
        pipeline.add_stage(stage_name="Source", actions=[actions.S3SourceAction(action_name="Code", bucket=repository, bucket_key="model.zip", output=code)])
        pipeline.add_stage(
            stage_name="Last", actions=[actions.CodeBuildAction(action_name="Build", project=project, input=code)]
        )
