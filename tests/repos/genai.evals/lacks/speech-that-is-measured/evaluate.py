import torch
from transformers import WhisperForConditionalGeneration, WhisperTokenizer

tokenizer = WhisperTokenizer.from_pretrained("small")
model = WhisperForConditionalGeneration.from_pretrained("small")


def evaluate(batches, scorer):
    told = []
    for batch in batches:
        ids = model.generate(batch["sound"])
        told += tokenizer.batch_decode(ids)
    return scorer.compute_score(told)


print(evaluate(torch.load("sounds.pt"), None))
