from rules import load_policy


def main(request):
    return load_policy("prod").evaluate(request)
