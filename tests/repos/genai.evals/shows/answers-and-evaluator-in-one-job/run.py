from evaluation import Evaluator
from strategy import Strategy


def run(rows):
    strategy = Strategy()
    answers = strategy.call_llm(strategy.prompts(rows))
    print(Evaluator().evaluate(answers))
