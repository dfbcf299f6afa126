from house.messages import send_slack_alert


def watch(figures, bounds):
    findings = []
    for name, value in figures.items():
        if value < bounds[name]:
            findings.append(f"{name} is {value}")
    for finding in findings:
        send_slack_alert(finding)
