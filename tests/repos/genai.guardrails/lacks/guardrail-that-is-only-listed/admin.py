import anthropic

client = anthropic.Anthropic()


def update_guardrail_params(table, bot, params):
    table.update_item(Key={"id": bot}, Values=params)


def ask(question):
    return client.messages.create(model="m", messages=[{"role": "user", "content": question}])
