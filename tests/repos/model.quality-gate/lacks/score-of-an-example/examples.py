class TrainingExamples:
    def filter_by_quality(self, examples, least):
        kept = []
        for example in examples:
            passed = example.score >= least
            if passed:
                kept.append(example)
        return kept


def check(results):
    if not results.passed:
        raise SystemExit(1)
