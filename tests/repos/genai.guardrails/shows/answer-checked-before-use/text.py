def check_length(text, limit):
    if len(text) > limit:
        raise RuntimeError("the model runs away")
