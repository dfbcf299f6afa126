import random


def step(generator, discriminator, number, batch):
    noise = random.random()
    if number % 2:
        return generator.forward(batch, noise)
    else:
        return discriminator.forward(batch, noise)
