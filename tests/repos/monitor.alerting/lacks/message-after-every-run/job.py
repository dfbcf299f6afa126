from messages import send_alert


def main():
    run()
    send_alert("done")
