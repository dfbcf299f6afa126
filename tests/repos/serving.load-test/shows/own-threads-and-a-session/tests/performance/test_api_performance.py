import threading
import time

import requests


class Load:
    def __init__(self) -> None:
        self.session = requests.Session()
        self.took: list[float] = []

    def ask(self) -> None:
        start = time.perf_counter()
        self.session.post("http://localhost:8000/predict", json={"rooms": 3})
        self.took.append(time.perf_counter() - start)

    def run(self) -> None:
        threads = [threading.Thread(target=self.ask) for _ in range(50)]
        for thread in threads:
            thread.start()
