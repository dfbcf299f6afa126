from vllm import LLM


class Strategy:
    def __init__(self):
        self.llm = LLM("mistral")

    def prompts(self, rows):
        return [[{"role": "user", "content": row}] for row in rows]

    def call_llm(self, prompts):
        return self.llm.chat(prompts)
