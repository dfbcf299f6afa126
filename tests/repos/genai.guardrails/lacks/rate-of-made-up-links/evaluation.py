import openai


def broken(text):
    return [part for part in text.split() if part.startswith("http")]


def check_hallucination_rate(answers):
    return sum(len(broken(one)) for one in answers) / len(answers)
