import re

_SIGNS = [re.compile(r"ignore (all|previous) instructions", re.I), re.compile(r"system prompt", re.I)]


def detect(text: str) -> float:
    return sum(bool(sign.search(text)) for sign in _SIGNS) / len(_SIGNS)


def filter_chunks(chunks: list[str]) -> list[str]:
    return [chunk for chunk in chunks if detect(chunk) < 0.5]
