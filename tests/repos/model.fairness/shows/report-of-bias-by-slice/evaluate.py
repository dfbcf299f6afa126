from collections import defaultdict


def write_bias_report(examples, fields, path):
    sums = defaultdict(list)
    for example, figures in examples:
        for field in fields:
            sums[field, example[field]].append(figures.correctness)
    path.write_text(str({key: mean(values) for key, values in sums.items()}))
