import service

answers = service.build("scorer")


def lambda_handler(event, context):
    return answers.handle(event)
