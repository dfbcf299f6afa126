import json
import sys


def main() -> int:
    metrics = json.load(open("metrics.json"))
    if metrics["f1"] < 0.8:
        print("too low")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
