from openai import OpenAI


class Transcriber:
    def get_prompt(self, words: list[str]) -> str:
        return " ".join(words)

    def run(self, words: list[str]) -> str:
        prompt = self.get_prompt(words)
        return OpenAI().responses.create(model="gpt-5", input=prompt).output_text
