import jax

key = jax.random.PRNGKey(0)
places = jax.random.normal(key, (4,))
print(jax.vmap(jax.grad(jax.numpy.sin))(places))
