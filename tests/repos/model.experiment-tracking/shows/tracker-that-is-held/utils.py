class Logger:
    def __init__(self, settings):
        try:
            import wandb
        except ImportError as error:
            raise ImportError("install wandb") from error
        self._wandb = wandb
        if self._wandb.run is None:
            self._wandb.init(project=settings.project, config=settings)

    def log(self, metrics):
        self._wandb.log(metrics)
