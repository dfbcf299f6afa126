import tensorflow as tf


def train(model_fn, params, specs):
    estimator = tf.estimator.Estimator(
        model_fn=model_fn,
        config=tf.estimator.RunConfig(tf_random_seed=params["random_seed"]),
    )
    tf.estimator.train_and_evaluate(estimator, *specs)
