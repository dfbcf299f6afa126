import json

from names import conv_log_filename


def votes():
    with open(conv_log_filename()) as log:
        return [json.loads(line)["vote"] for line in log]
