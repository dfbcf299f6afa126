import sys


def main(metrics, names):
    long = [name for name in names if len(name) > 20]
    if long:
        sys.exit(1)
