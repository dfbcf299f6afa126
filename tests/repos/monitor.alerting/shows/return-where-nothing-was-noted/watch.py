from house.mail import send_email


def watch(value, most):
    alerts = []
    if value > most:
        alerts.append("too much")
    if not alerts:
        return
    send_email("team@house.example", alerts)
