import service

scorer = service.build("scorer")


def lambda_handler(event, context):
    return scorer.answer(event)
