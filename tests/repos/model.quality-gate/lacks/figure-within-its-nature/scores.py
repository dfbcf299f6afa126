def validate(accuracy):
    if not 0 <= accuracy <= 1:
        raise ValueError("an accuracy lies between 0 and 1")
    return accuracy
