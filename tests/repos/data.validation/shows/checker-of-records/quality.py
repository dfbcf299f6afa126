import json
import sys


class DataQualityChecker:
    def __init__(self):
        self.issues = []

    def check_duplicates(self, samples):
        seen = set()
        for number, sample in enumerate(samples):
            if sample["text"] in seen:
                self.issues.append(f"sample {number} is double")
            seen.add(sample["text"])

    def check_balance(self, samples):
        if len({sample["label"] for sample in samples}) < 2:
            self.issues.append("one label only")


if __name__ == "__main__":
    checker = DataQualityChecker()
    checker.check_duplicates(json.load(open(sys.argv[1])))
    sys.exit(bool(checker.issues))
