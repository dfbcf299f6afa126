from messages import send_slack_message


def greet(user, channel):
    if not user:
        return
    send_slack_message(channel, "Good morning")


def remind(user, channel, today):
    if user.age < 18:
        return
    send_slack_message(channel, "Please vote")


def go(drift_success, channel):
    if not drift_success:
        return
    send_slack_message(channel, "The job has ended")
