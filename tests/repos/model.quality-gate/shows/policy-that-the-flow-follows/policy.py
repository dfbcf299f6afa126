def should_promote(candidate, champion):
    return candidate["f1"] > champion["f1"]
