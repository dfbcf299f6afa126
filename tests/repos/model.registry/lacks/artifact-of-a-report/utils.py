def keep(client, folder):
    artifact = client.Artifact("figures", type="report")
    artifact.add_dir(folder)
    client.log_artifact(artifact)
