from openai import OpenAI


class Evaluator:
    def run(self, storage):
        rows = storage.query("select score from runs")
        return [row for row in rows if row.score > 1]


print(OpenAI().responses.create(model="m", input="hello").output_text)
