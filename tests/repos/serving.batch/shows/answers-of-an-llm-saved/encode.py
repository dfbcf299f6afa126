from rows import read_rows
from strategy import Strategy


def run_encode(path):
    strategy = Strategy()
    outputs = strategy.call_llm(read_rows(path))
    strategy.save_results(outputs)
