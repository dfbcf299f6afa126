class Service:
    def predict(self, row):
        answer = self.models["live"].predict(row)
        self.models["shadow"].predict(row)
        return answer
