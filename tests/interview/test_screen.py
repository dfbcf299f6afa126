import pytest

from interviews import GUIDE, assessed
from mlready.engine.assess import Rules
from mlready.interview.agenda import Matter
from mlready.interview.command import Say
from mlready.interview.scope import Scope
from mlready.interview.screen import screen_of
from mlready.interview.session import begin, step


@pytest.mark.parametrize("said", [1234567.89, 0.1, 12345678, 2.0, 1e300, "never"])
def test_what_was_said_stays_exactly_the_same_where_it_is_kept(said: object) -> None:
    asked = Matter(assessed(context={"late": said}), frozenset(), GUIDE, Scope(only=("context.late",)))
    state = begin(asked, Rules())
    assert state.current is not None
    kept = step(state, Say(screen_of(state, state.current).preset))
    assert kept.entries["context.late"] is not None
    assert kept.entries["context.late"]["value"] == said
