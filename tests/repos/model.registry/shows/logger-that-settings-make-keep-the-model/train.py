from lightning import Trainer
from lightning.pytorch.loggers import WandbLogger


def train(settings):
    keep = settings.wandb.log_model
    Trainer(logger=WandbLogger(project="tickets", log_model=keep)).fit()
