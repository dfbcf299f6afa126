def calculate_accuracy(merged):
    return (merged["given"] == merged["code"]).mean()
