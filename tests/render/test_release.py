from mlready.model.strategy import ReleaseStep
from mlready.render.release import release


def test_a_release_is_told_in_order_with_its_shares() -> None:
    steps = [_step("Shadow", 1, live=False), _step("Canary", 0.05), _step("Canary", 1), _step("A/B test", None)]
    assert release(steps) == "Shadow, then canary (5 → 100 %), then A/B test"
    assert release(steps[1:2]) == "Canary"


def _step(strategy: str, share: float | None, *, live: bool = True) -> ReleaseStep:
    texts = dict.fromkeys(("id", "title", "does", "of", "bake", "promote", "roll_back"), "x")
    return ReleaseStep(strategy=strategy, share=share, live=live, technical=False, bake_hours=1, **texts)
