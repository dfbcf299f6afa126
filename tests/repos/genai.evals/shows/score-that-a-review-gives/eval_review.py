import json

import openai


def get_eval(content):
    answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": content}])
    return answer["choices"][0]["message"]["content"]


def parse_score(review):
    return [float(part) for part in review.split("\n")[0].split()]


def main(questions, answers):
    for question, answer in zip(open(questions), open(answers)):
        print(json.dumps(parse_score(get_eval(question + answer))))
