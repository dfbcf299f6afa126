class Engine:
    def signals(self, rows) -> None:
        value = self.model.predict(rows)[0]
        self._save_signal(value, "champion")

    def _save_signal(self, value: float, version: str) -> None:
        with self.engine.connect() as connection:
            connection.execute("insert into signals values (:value, :version)", {"value": value, "version": version})
