from statistics import mean

from db import session
from models import AlertRow


class Watch:
    def check(self, latencies: list[float]) -> None:
        slow = mean(latencies)
        if slow > 0.5:
            self.create_alert("slow", slow)

    def create_alert(self, title: str, value: float) -> None:
        session.add(AlertRow(title=title, value=value))
        session.commit()
