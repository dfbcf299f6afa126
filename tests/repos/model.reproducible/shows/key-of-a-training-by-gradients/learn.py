import jax
import optax

key = jax.random.PRNGKey(0)
weights = jax.random.normal(key, (4,))
optimizer = optax.adam(0.1)
state = optimizer.init(weights)


def loss(weights, rows):
    return ((rows @ weights) ** 2).mean()


for rows in jax.numpy.load("rows.npy"):
    slope = jax.grad(loss)(weights, rows)
    change, state = optimizer.update(slope, state)
    weights = optax.apply_updates(weights, change)
