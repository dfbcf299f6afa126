import json
import sys

import requests


def main(path):
    for item in json.load(open(path)):
        answer = requests.post("http://generator/generate", json=item, timeout=900)
        answer.raise_for_status()


main(sys.argv[1])
