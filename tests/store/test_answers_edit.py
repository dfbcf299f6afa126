import errno
import os
import threading
from pathlib import Path

import pytest

from mlready.errors import DocumentError, TargetError
from mlready.store.answers import read_answers
from mlready.store.answers_edit import AnswersWriter, new_answers

HEAD = new_answers("fraud: scoring", ["."], "startup", ["genai"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mlready-answers.yaml"


def writer(path: Path, **fields: object) -> AnswersWriter:
    made = AnswersWriter(path, HEAD, **fields)  # type: ignore[arg-type]  # each test gives what it needs
    made.begin()
    return made


def test_a_new_file_says_what_is_assessed_and_reads_well(path: Path) -> None:
    writer(path, comments={"sys.peak": "How large is the peak?"}).record({"sys.peak": {"level": 2, "note": "a: b"}})
    content = read_answers(path).content
    assert (content.system.name, content.playbook, content.overlays) == ("fraud: scoring", "startup", ("genai",))
    assert content.answers["sys.peak"].note == "a: b"
    assert "  # How large is the peak?\n  sys.peak: {level: 2, note: " in path.read_text()


def test_nothing_is_written_before_the_first_answer(path: Path) -> None:
    writer(path)
    assert list(path.parent.iterdir()) == []


def test_the_version_before_each_change_is_kept(path: Path) -> None:
    keeper = writer(path)
    keeper.record({"sys.peak": {"level": 1}})
    before = path.read_text()
    keeper.record({"sys.peak": {"level": 2}})
    assert path.with_name("mlready-answers.yaml.bak").read_text() == before
    assert "level: 2" in path.read_text()


def test_another_persons_answers_are_kept_and_told_of(path: Path) -> None:
    mine, theirs = writer(path), writer(path)
    theirs.record({"sys.peak": {"level": 1}})
    told = mine.record({"assess.code": {"level": 3}})
    assert told.changed_elsewhere
    assert not told.clashes
    answers = read_answers(path).content.answers
    assert (answers["sys.peak"].level, answers["assess.code"].level) == (1, 3)


def test_another_persons_answer_to_the_same_question_stands(path: Path) -> None:
    mine, theirs = writer(path), writer(path)
    theirs.record({"sys.peak": {"level": 1}})
    assert mine.record({"sys.peak": {"level": 4}}).clashes == ("sys.peak",)
    assert read_answers(path).content.answers["sys.peak"].level == 1
    assert not mine.record({"sys.peak": {"level": 4}}).clashes  # now that it has been seen, it may be changed
    assert read_answers(path).content.answers["sys.peak"].level == 4


def test_two_programs_that_write_at_the_same_time_lose_nothing(path: Path) -> None:
    names = [f"a.c{number}" for number in range(20)]

    def answer(half: list[str]) -> None:
        keeper = writer(path)
        for name in half:
            keeper.record({name: {"level": 1}})

    threads = [threading.Thread(target=answer, args=(names[start::2],)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(read_answers(path).content.answers) == set(names)


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = writer(path)
    keeper.record({"sys.peak": {"level": 1}})
    before = path.read_text()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(TargetError, match="no space left on device"):
            keeper.record({"sys.peak": {"level": 2}})
        with pytest.raises(TargetError):
            keeper.record({"sys.peak": {"level": 2}})
    assert path.read_text() == before
    assert not list(path.parent.glob(".*"))
    keeper.record({"sys.peak": {"level": 2}})
    assert "level: 2" in path.read_text()


def test_a_file_that_somebody_has_broken_is_not_written_over(path: Path) -> None:
    keeper = writer(path)
    keeper.record({"sys.peak": {"level": 1}})
    path.write_text("answers: [\n")
    with pytest.raises(DocumentError):
        keeper.record({"sys.peak": {"level": 2}})
    assert path.read_text() == "answers: [\n"


def test_a_folder_that_cannot_keep_answers_is_said_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TargetError, match="there is no folder"):
        AnswersWriter(tmp_path / "gone" / "a.yaml").begin()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(TargetError, match="answers could not be kept there"):
        AnswersWriter(tmp_path / "a.yaml").begin()


def test_what_a_killed_program_left_behind_is_tidied_up(path: Path) -> None:
    old, new = (path.with_name(f".mlready.{name}.tmp") for name in ("old", "new"))
    for one in (old, new):
        one.write_text("half")
    os.utime(old, (0, 0))
    writer(path)
    assert (old.exists(), new.exists()) == (False, True)


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "kept" / "real.yaml", tmp_path / "answers.yaml"
    real.parent.mkdir()
    real.write_text(HEAD)
    link.symlink_to(real)
    writer(link).record({"sys.peak": {"level": 1}})
    assert link.is_symlink()
    assert "level: 1" in real.read_text()


def test_overlays_are_added_without_touching_the_rest(path: Path) -> None:
    path.write_text("# mine\nschema: mlready.answers/1\noverlays: []  # none\nanswers:\n  sys.peak: 1\n")
    writer(path).set("overlays", ["genai"])
    assert path.read_text() == (
        "# mine\nschema: mlready.answers/1\noverlays: [genai]  # none\nanswers:\n  sys.peak: 1\n"
    )
