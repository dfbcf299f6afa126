from rouge_score import rouge_scorer


def unlike(texts):
    scorer = rouge_scorer.RougeScorer(["rougeL"])
    return [scorer._tokenizer.tokenize(text) for text in texts]
