from house.mail import send_email


def watch(value, most):
    reasons = []
    if value > most:
        reasons.append("too much")
    if not reasons:
        send_email("team@house.example", "all is well")
