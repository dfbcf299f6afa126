from chainer import training
from chainer.training import extensions


def fit(updater):
    trainer = training.Trainer(updater, (5, "epoch"))
    trainer.extend(extensions.LogReport())
    trainer.run()
