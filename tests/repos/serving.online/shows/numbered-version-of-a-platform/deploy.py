from googleapiclient import discovery


def deploy(project, name, version, folder):
    client = discovery.build("ml", "v1").projects().models().versions()
    body = {"name": f"{name}_{version}", "deploymentUri": folder}
    return client.create(parent=f"projects/{project}/models/{name}", body=body).execute()
