import mail

sender = mail.build("news")


def lambda_handler(event, context):
    return sender.answer(event)
