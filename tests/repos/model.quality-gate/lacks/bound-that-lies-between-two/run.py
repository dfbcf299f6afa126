import sys


def main(args):
    if not 0.5 <= args.performance_threshold <= 1.0:
        sys.exit("the threshold lies between 0.5 and 1")
