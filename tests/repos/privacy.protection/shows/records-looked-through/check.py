import re


def check_phi_exposure(records):
    return [one for one in records if re.search(r"\d{3}-\d{2}-\d{4}", one["text"])]
