def publish(run, artifact, collection):
    logged = run.log_artifact(artifact)
    run.link_artifact(logged, target_path=collection, aliases=["production"])
