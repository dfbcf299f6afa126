from store.main import PROJECT

REGISTRY = PROJECT.get_model_registry()


def push(path, metrics):
    REGISTRY.sklearn.create_model("scorer", metrics=metrics).save(path)
