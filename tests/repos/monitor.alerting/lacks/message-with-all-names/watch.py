from house.messages import send_slack_alert


def watch(columns):
    names = []
    for column in columns:
        if column.kind == "number":
            names.append(column.name)
    for name in names:
        send_slack_alert(name)
