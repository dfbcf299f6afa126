import logging


def watch(share):
    if share > 0.2:
        logging.warning("drift")
