import wandb


def main(plots):
    run = wandb.init(project="cancer")
    for name, path in plots.items():
        artifact = wandb.Artifact(name, type=name)
        artifact.add_file(path)
        run.log_artifact(artifact)
