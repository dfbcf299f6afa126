from policy import should_promote


def release(a, b, client):
    if not should_promote(a, b):
        return
    client.register_model("prices")
