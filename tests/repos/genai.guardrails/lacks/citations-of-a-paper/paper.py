import re


def check_citations(text, references):
    missing = [one for one in re.findall("@([a-z]+)", text) if one not in references]
    if missing:
        print("missing:", missing)
    return missing
