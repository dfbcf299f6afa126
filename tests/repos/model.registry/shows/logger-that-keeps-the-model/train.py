from lightning import Trainer
from lightning.pytorch.loggers import WandbLogger

Trainer(logger=WandbLogger(project="tickets", log_model="all")).fit()
