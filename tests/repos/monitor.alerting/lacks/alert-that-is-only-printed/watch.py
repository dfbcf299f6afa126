import logging


def check(share: float) -> None:
    if share > 0.2:
        send_alert(f"{share} of the rows have drifted")


def send_alert(text: str) -> None:
    logging.warning("ALERT: %s", text)
    print(text)
