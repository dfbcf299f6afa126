class Service:
    def __init__(self, model, store):
        self.model = model
        self.store = store

    def predict_many(self, tickets):
        answers = self.model.predict(tickets)
        self.store.save_predictions(tickets, answers)
        return answers
