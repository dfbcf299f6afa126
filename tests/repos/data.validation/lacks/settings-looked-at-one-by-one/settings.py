def validate_dataset_config(config):
    errors = []
    if not config.get("name"):
        errors.append("no name")
    return errors
