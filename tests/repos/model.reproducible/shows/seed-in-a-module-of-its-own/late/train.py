from late.seeds import make_deterministic


def train(model, batches, loss_of):
    make_deterministic()
    for batch in batches:
        loss_of(model(batch)).backward()
