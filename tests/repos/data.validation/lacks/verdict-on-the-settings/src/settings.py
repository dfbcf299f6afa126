def validate_settings(settings):
    missing = [name for name in ("host", "port") if name not in settings]
    return {"is_valid": len(missing) == 0, "missing": missing}
