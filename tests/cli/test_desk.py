from pathlib import Path

from builders import TODAY
from mlready.cli.desk import Desk
from mlready.cli.inputs import Request
from mlready.interview.scope import Scope

OVERLAY = """\
schema: mlready.overlay/1
id: ours
title: Ours
practices:
  - {id: own.flags, title: Flags, shows: s, not_enough: n, why: w, found: [{call: 'ourflags.*'}]}
"""


def test_practices_that_an_overlay_adds_are_there_once_it_is_taken(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OVERLAY)
    desk = Desk(Request(None, TODAY, repositories=(tmp_path,)))
    desk.look_again(Scope())
    assert "own.flags" not in desk.practices()
    desk.look_again(Scope(), str(tmp_path / "ours.yaml"))
    assert "own.flags" in desk.practices()
