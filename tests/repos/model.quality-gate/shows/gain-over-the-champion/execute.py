def execute(choice, store, path):
    if not choice.promote:
        return "kept"
    store.upload_model(path)
    return "promoted"
