"""Commands of CI whose files are not there."""

import pytest

from mlready.facts.ci.targets import aimed
from mlready.model.fact import Fact

FILES = [Fact("file", path, path) for path in ("tests/unit/test_a.py", "service/tests/test_b.py", "src/a.py")]


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        ("pytest", False),
        ("pytest tests/", False),
        ("pytest tests/e2e", True),
        ("pytest tests/e2e tests/unit", False),
        ("pytest ./tests/unit/test_a.py::test_one -v", False),
        ("pytest tests/unit/test_z.py", True),
        ("pytest tests/test_b.py", False),
        ("pytest $FOLDER/tests", False),
        ("pytest --cov=tests/e2e -k e2e", False),
    ],
)
def test_a_command_is_told_whose_files_are_all_missing(command: str, *, missing: bool) -> None:
    *_, run = aimed([*FILES, Fact("ci.run", command, "ci.yml", 1)])
    assert run.attributes.get("missing", "") == ("yes" if missing else "")


def test_everything_else_stays_as_it_is() -> None:
    assert list(aimed(FILES)) == FILES
