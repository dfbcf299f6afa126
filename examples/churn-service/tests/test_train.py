import pandas as pd

from churn.train import FEATURES, train


def test_a_customer_who_pays_late_is_likelier_to_leave() -> None:
    rows = [{"months": 12, "calls": 1, "late_payments": late, "left": int(late > 3)} for late in range(8)] * 20
    model = train(pd.DataFrame(rows))
    punctual, late = ({"months": 12, "calls": 1, "late_payments": count} for count in (0, 7))
    chances = model.predict_proba(pd.DataFrame([punctual, late])[FEATURES])[:, 1]
    assert chances[1] > chances[0]
