from messages import send_alert

BOUND = 0.2


def watch(share):
    if share > BOUND:
        send_alert(f"drift in {share:.0%} of the columns")
