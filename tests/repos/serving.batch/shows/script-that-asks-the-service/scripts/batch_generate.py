import json
import sys

import requests


def main(path):
    with open("answers.jsonl", "a") as out:
        for item in json.load(open(path)):
            answer = requests.post("http://generator/generate", json=item, timeout=900)
            out.write(json.dumps({"item": item, "answer": answer.json()}))


main(sys.argv[1])
