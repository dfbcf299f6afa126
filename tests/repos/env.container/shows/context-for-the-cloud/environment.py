from azure.ai.ml.entities import BuildContext, Environment

environment = Environment(build=BuildContext(path="environment", dockerfile_path="Dockerfile"), name="taxi")
