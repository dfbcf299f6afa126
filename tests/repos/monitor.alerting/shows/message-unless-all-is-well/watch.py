from messages import send_slack_message


def report(result, channel):
    if not result.get("drifted", False):
        return
    if channel:
        send_slack_message(channel, f"drift: {result}")
