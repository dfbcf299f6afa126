import jax
import jax.numpy as jnp

from churn import Churn


def test_one_answer_for_each_row():
    model = Churn()
    rows = jnp.ones((2, 3))
    variables = model.init(jax.random.PRNGKey(0), rows)
    outputs = model.apply(variables, rows)
    assert outputs.shape == (2, 1)
