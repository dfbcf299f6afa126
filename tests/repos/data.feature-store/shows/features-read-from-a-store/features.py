from feast import FeatureStore

store = FeatureStore(repo_path=".")


def features(rows):
    return store.get_online_features(features=["a:b"], entity_rows=rows)
