"""What holds of every chapter on monitoring, whatever has been answered."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mlready.model.context import ContextQuestion
from mlready.model.metrics import WIRED
from mlready.model.monitoring import Metric
from shipped import PLAYBOOKS, fits, roles_and_documents, shipped_playbook
from watched import watched

NUMBERS = (0, 0.01, 0.5, 1, 3, 50, 99.9, 1_000, 10**6, 10**12)


def _values(question: ContextQuestion) -> st.SearchStrategy[Any]:
    if question.choices:
        return st.sampled_from([choice.id for choice in question.choices])
    if question.type.name == "BOOLEAN":
        return st.booleans()
    return st.sampled_from([*(one for one in NUMBERS if fits(question, one)), *question.words])


CONTEXT = st.fixed_dictionaries(
    {}, optional={one.id: _values(one) for one in shipped_playbook().context if one.id != "purpose"}
)
ROLES = {role.id for role in roles_and_documents()[0]}


@settings(max_examples=40)
@given(CONTEXT, st.sampled_from(PLAYBOOKS))
def test_a_chapter_holds_together(said: dict[str, Any], playbook: str) -> None:
    monitoring = watched(said, playbook=playbook)
    assert monitoring.now
    assert len({one.id for one in monitoring.metrics}) == len(monitoring.metrics)
    assert monitoring.truth
    assert monitoring.drift
    assert monitoring.triggers
    for metric in monitoring.metrics:
        _is_whole(metric)
    for metric, alert in monitoring.alerts:
        assert metric in monitoring.now
        assert set(WIRED.findall(alert.expr)) <= {"by", *monitoring.thresholds}, alert.name
    for metric in monitoring.now:
        limit = metric.panel.limit if metric.panel else None
        assert limit is None or limit in monitoring.thresholds


def _is_whole(metric: Metric) -> None:
    words = (metric.title, metric.window, metric.threshold, metric.do)
    assert all(words)
    assert not any(mark in text for text in words for mark in ("{", "}", "None", "nan", "e+", "e-"))
    assert metric.owner in ROLES
    assert set(metric.missing) <= {one.full_id for one in shipped_playbook().context}
    assert metric.default or not metric.missing


@settings(max_examples=40)
@given(CONTEXT)
def test_what_is_answered_is_not_asked_for(said: dict[str, Any]) -> None:
    monitoring = watched(said, playbook="enterprise")
    answered = {f"context.{name}" for name in said}
    assert not answered & set(monitoring.defaults)
    assert not answered & set(monitoring.undecided)


@settings(max_examples=20)
@given(CONTEXT)
def test_a_start_up_watches_no_more_than_an_enterprise(said: dict[str, Any]) -> None:
    small, large = watched(said), watched(said, playbook="enterprise")
    assert [one.id for one in small.metrics] == [one.id for one in large.metrics]
    assert len(small.now) <= len(large.now)
