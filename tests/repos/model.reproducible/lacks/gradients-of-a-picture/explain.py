import tensorflow as tf

tf.random.set_seed(1)
model = tf.keras.models.load_model("model.keras")


def heat(picture):
    with tf.GradientTape() as tape:
        tape.watch(picture)
        score = model(picture)[:, 0]
    return tape.gradient(score, picture)
