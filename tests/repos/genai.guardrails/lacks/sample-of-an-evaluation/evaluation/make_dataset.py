from langchain_openai import ChatOpenAI


class Maker:
    def __init__(self):
        self.chain = ChatOpenAI()

    def make(self, pages):
        kept = []
        for page in pages:
            sample = self.chain.invoke(page)
            if self.validate_sample(sample):
                kept.append(sample)
        return kept

    def validate_sample(self, sample):
        return len(sample.messages) >= 2
