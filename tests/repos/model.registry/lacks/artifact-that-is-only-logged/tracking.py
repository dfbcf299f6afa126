def publish(run, artifact):
    run.log_artifact(artifact)
    link = f"https://example.org/{artifact}"
    return link
