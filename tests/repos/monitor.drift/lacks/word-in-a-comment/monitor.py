# drift would be computed here with evidently
def monitor():
    return None
