import mxnet as mx
from mxnet import autograd

metric = mx.metric.Accuracy()


def train(net, batches, trainer, loss_of):
    for rows, labels in batches:
        with autograd.record():
            told = net(rows)
            loss = loss_of(told, labels)
        loss.backward()
        trainer.step(rows.shape[0])
        metric.update(labels, told)
    print(metric.get())
