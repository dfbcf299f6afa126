import tensorflow as tf


def sample(seed, folder):
    tf.set_random_seed(seed)
    saver = tf.train.Saver()
    saver.restore(tf.Session(), tf.train.latest_checkpoint(folder))
