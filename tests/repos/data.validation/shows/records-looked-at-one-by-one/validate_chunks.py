def validate_record(record):
    issues = []
    if len(record["text"]) < 30:
        issues.append("too short")
    if not record["company"]:
        issues.append("no company")
    return issues
