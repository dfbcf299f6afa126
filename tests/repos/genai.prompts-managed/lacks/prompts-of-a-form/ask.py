import os
from pathlib import Path

STAGE = os.getenv("STAGE")


def ask():
    return input(Path("prompts/age.md").read_text())
