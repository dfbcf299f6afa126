import chainer
from chainer import training
from chainer.training import extensions


def fit(updater, test_iter, classifier):
    trainer = training.Trainer(updater, (5, "epoch"))
    trainer.extend(extensions.Evaluator(test_iter, classifier))
    trainer.run()
