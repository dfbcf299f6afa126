"""Our feature store: feast would be nice."""


def features(row):
    return [row["a"]]
