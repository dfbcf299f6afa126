from pathlib import Path

import pytest

from mlready.errors import Exit
from mlready.store.yaml import parse
from program import TODAY, invoke
from shipped import shipped_playbook

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*/mlready-answers.yaml"))
EVERY_EXAMPLE = pytest.mark.parametrize("answers", EXAMPLES, ids=lambda path: path.parent.name)


def test_there_is_an_example_for_each_kind_of_reader() -> None:
    assert {path.parent.name for path in EXAMPLES} >= {"credit-risk", "fraud-scoring", "support-assistant"}


@EVERY_EXAMPLE
def test_the_plan_beside_an_example_is_what_the_tool_writes(answers: Path) -> None:
    result = invoke("plan", answers, *TODAY)
    assert (result.code, result.err) == (Exit.DONE, "")
    committed = answers.with_name("plan.md").read_text(encoding="utf-8")
    assert result.out == committed, "run `nox -s examples`"


@EVERY_EXAMPLE
def test_an_example_shows_every_phase(answers: Path) -> None:
    text = answers.with_name("plan.md").read_text(encoding="utf-8")
    playbook = shipped_playbook(parse(answers.read_text(encoding="utf-8"), "answers.yaml").data["playbook"])
    assert [phase.title for phase in playbook.phases if f"\n## {phase.title}\n" not in text] == []
