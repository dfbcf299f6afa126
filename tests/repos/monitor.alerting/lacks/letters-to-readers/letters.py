from house.mail import send_email


def write_to(users):
    adults = []
    for user in users:
        if user.age > 18:
            adults.append(user)
    for user in adults:
        send_email(user.address, "hello")
