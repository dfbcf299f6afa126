import wallaroo

client = wallaroo.Client()
model = client.upload_model("scorer", "./scorer.onnx")
sizes = wallaroo.DeploymentConfigBuilder().cpus(2).memory("4Gi").build()
client.build_pipeline("scorer").add_model_step(model).deploy(deployment_config=sizes)
