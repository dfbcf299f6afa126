import logging

from compare import compare_models
from release import promote_run


def run(challenger, champion):
    new_one = compare_models(challenger["f1"], challenger["recall"], champion)
    if new_one:
        logging.info("the challenger is better")
    promote_run(challenger)
