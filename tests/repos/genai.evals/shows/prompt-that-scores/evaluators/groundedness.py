import json

import prompty


def groundedness_evaluation(question, answer, context):
    return prompty.execute("groundedness.prompty", inputs={"question": question, "answer": answer, "context": context})


def evaluate(rows):
    for row in rows:
        row["groundedness"] = groundedness_evaluation(row["question"], row["answer"], row["context"])
    return json.dumps(rows)
