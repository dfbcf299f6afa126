def rollback(bug, when):
    for change in reversed(bug["history"]):
        if change["when"] > when:
            bug[change["field"]] = change.get("removed")
    return bug
