import mxnet as mx

net = mx.mod.Module(mx.sym.load("net.json"))
net.fit(mx.io.CSVIter("train.csv"), eval_metric=mx.metric.Accuracy())
print(net.score(mx.io.CSVIter("held.csv"), mx.metric.Accuracy()))
