def init_bias(layer, prior):
    layer.bias.data.fill_(prior)


def bias_shape(layer):
    return layer.bias.shape
