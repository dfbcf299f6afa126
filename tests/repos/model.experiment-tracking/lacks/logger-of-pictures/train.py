from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger

loggers = [CSVLogger("logs"), TensorBoardLogger("logs")]
