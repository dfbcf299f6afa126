"""Writes that the system refuses, or in whose middle the program dies, at every moment at which that can happen."""

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlready.errors import Exit

OLD, NEW = "old\n" * 50, "new\n" * 5000
MOST_MOMENTS = 60
# Python tells its audit hooks of every call that opens, names, changes or removes a file, before it is made.
CHILD = """
import os, sys
from pathlib import Path
from mlready.errors import MlreadyError
from mlready.store.files import write_text
moment, fault, path, text = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
def hook(event, _):
    global moment
    if event == "open" or event.startswith(("os.", "tempfile.", "shutil.")):
        moment -= 1
        if moment == -1:
            if fault:
                raise OSError(fault, os.strerror(fault))
            os._exit(99)
sys.addaudithook(hook)
try:
    write_text(path, text)
except MlreadyError as error:
    print(error, flush=True)
    os._exit(error.code)
os._exit(0 if moment >= 0 else 7)
"""


def moments(path: Path, fault: int = 0) -> Iterator[tuple[int, str]]:
    """Yield how the program ended, for a fault at each moment until none is left to come."""
    for moment in range(MOST_MOMENTS):
        path.write_text(OLD, encoding="utf-8")
        words = [sys.executable, "-c", CHILD, str(moment), str(fault), str(path), NEW]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
        yield done.returncode, done.stdout + done.stderr
        if done.returncode == 0:
            return
    pytest.fail("the write never came to its end")


def test_a_program_that_dies_in_the_middle_leaves_the_old_document_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    ends = []
    for code, _ in moments(path):
        ends.append(code)
        assert path.read_text(encoding="utf-8") in {OLD, NEW}
    assert ends.count(99) >= 4
    assert path.read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES, errno.EIO], ids=["full", "forbidden", "broken"])
def test_a_call_that_the_system_refuses_is_told_and_leaves_a_whole_document(tmp_path: Path, fault: int) -> None:
    path = tmp_path / "answers.yaml"
    refused = 0
    for code, said in moments(path, fault):
        assert path.read_text(encoding="utf-8") in {OLD, NEW}
        assert "Traceback" not in said
        if code == Exit.TARGET:
            refused += 1
            assert path.read_text(encoding="utf-8") == OLD
            assert str(path) in said
    assert refused >= 3
