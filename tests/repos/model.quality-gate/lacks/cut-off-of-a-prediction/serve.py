def label(probability, threshold):
    if probability < threshold:
        return "other"
    return "yes"
