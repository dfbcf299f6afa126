import json
import sys

import yaml


def main():
    params = yaml.safe_load(open("params.yaml"))
    metrics = json.load(open("metrics.json"))
    failed = [name for name, bound in params["thresholds"].items() if metrics[name] < bound]
    if failed:
        sys.exit(1)
