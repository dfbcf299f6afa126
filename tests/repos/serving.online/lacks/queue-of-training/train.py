from beam import App, Runtime

training = App(name="training", runtime=Runtime(cpu=4, memory="64Gi"))


@training.task_queue()
def train(config):
    return fit(config)
