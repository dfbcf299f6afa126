from azure.ai.ml.entities import ManagedOnlineDeployment, ProbeSettings

blue = ManagedOnlineDeployment(
    name="blue",
    endpoint_name="prices",
    model="azureml:prices:1",
    instance_type="Standard_DS3_v2",
    liveness_probe=ProbeSettings(initial_delay=600),
)
