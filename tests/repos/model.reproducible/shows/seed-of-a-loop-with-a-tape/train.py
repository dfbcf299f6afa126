import tensorflow as tf

tf.random.set_seed(1)
net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
for rows, labels in tf.data.experimental.load("rows"):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((net(rows) - labels) ** 2)
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
