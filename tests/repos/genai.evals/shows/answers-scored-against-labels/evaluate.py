import openai
from sklearn.metrics import accuracy_score


def evaluate(questions, labels):
    answers = [openai.chat.completions.create(model="m", messages=[q]) for q in questions]
    return accuracy_score(labels, answers)
