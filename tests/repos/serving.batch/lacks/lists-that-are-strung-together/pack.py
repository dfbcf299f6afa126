import itertools
from pathlib import Path


def main(folders, output):
    tasks = itertools.chain(*(Path(one).rglob("*.txt") for one in folders))
    file = open(output, "wb")
    for task in tasks:
        file.write(task.read_bytes())
