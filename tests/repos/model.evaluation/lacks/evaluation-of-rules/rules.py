from conditions import parse


def evaluate_rules(rules, record):
    return [rule for rule in rules if parse(rule).holds(record)]
