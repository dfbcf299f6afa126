class AnswerQuestion:
    def __init__(self, llm):
        self._llm = llm

    def execute(self, text):
        return self._llm.generate_answer(text)
