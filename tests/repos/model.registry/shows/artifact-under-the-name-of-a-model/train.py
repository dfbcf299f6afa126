from pathlib import Path

import wandb


def main(settings):
    run = wandb.init(project="cancer")
    for name, path in {"model": Path(settings.get("model_path"))}.items():
        artifact = wandb.Artifact(name, type=name)
        artifact.add_file(path)
        run.log_artifact(artifact, aliases=[run.name])
