from lightning.pytorch.cli import LightningCLI

from digits.model import Digits

cli = LightningCLI(Digits, seed_everything_default=42, run=False)
cli.trainer.fit(cli.model, datamodule=cli.datamodule)
