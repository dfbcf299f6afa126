from pydantic import BaseModel

from assistant.models import LanguageModel


class Score(BaseModel):
    accuracy: int


class Completion(BaseModel):
    prompt: str
    answer: str

    def evaluate(self, judge: LanguageModel) -> Score:
        return judge.get_response(f"How right is this? {self.prompt} {self.answer}", Score)
