class Engine:
    def evaluate(self, rows, truth) -> None:
        error = abs(self.model.predict(rows) - truth).mean()
        self._save_score(error)

    def _save_score(self, value: float) -> None:
        with self.engine.connect() as connection:
            connection.execute("insert into scores values (:value)", {"value": value})
