import json

from transformers import AutoModelForCausalLM, AutoTokenizer

tokenizer = AutoTokenizer.from_pretrained("small")
model = AutoModelForCausalLM.from_pretrained("small")


def is_exact_match(answer, wanted):
    return answer.strip() == wanted.strip()


with open("questions.json") as file:
    asked = json.load(file)
right = 0
for one in asked:
    ids = model.generate(**tokenizer(one["question"], return_tensors="pt"))
    right += is_exact_match(tokenizer.decode(ids[0]), one["answer"])
print(right / len(asked))
