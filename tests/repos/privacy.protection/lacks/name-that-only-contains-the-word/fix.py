class Evaluator:
    def ask_jade_identify(self, text):
        answer = self.client.ask(text)
        return answer.strip()
