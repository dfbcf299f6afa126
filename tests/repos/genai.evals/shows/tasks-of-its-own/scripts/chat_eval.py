from chat.engine import load_engine
from chat.tokenizer import get_tokenizer

tokenizer = get_tokenizer()
engine = load_engine("model.pt")

def run_generative_eval(tasks, tokenizer, engine):
    passed = 0
    for task in tasks:
        tokens = engine.generate_batch(tokenizer.encode(task.question), max_tokens=64)
        passed += task.evaluate(tokenizer.decode(tokens))
    return passed


def main(tasks, engine, tokenizer):
    print(run_generative_eval(tasks, tokenizer, engine), len(tasks))
