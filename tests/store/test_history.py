import datetime as dt
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import START, entry, named
from mlready.errors import DocumentError, TargetError
from mlready.model.assessment import Score, Verdict
from mlready.model.trend import Entry
from mlready.store.history import add_entry, history_path, read_history


def recorded(folder: Path) -> list[Entry]:
    return list(read_history(folder).entries)


def refusal(folder: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_history(folder)
    return str(caught.value).replace(str(folder), "here")


def test_where_nothing_is_recorded_there_is_nothing(tmp_path: Path) -> None:
    assert (recorded(tmp_path), list(tmp_path.iterdir())) == ([], [])


def test_what_is_added_reads_back_in_its_order(tmp_path: Path) -> None:
    entries = [
        entry(9, named(2), levels={"a.b": None}, commit="0" * 40),
        entry(0, verdict=Verdict.OUT_OF_SCOPE, score=Score(score=None, potential=None, coverage=None)),
        entry(4, system="naïve ☃ \u2028 \n model"),
    ]
    for one in entries:
        assert add_entry(tmp_path, one)
    assert recorded(tmp_path) == entries
    assert history_path(tmp_path).read_text(encoding="ascii").count("\n") == 3


def test_the_same_entry_is_not_added_twice_in_a_row(tmp_path: Path) -> None:
    assert [add_entry(tmp_path, one) for one in (entry(0), entry(0), entry(1), entry(0))] == [True, False, True, True]
    assert len(recorded(tmp_path)) == 3


def test_a_line_is_one_small_document(tmp_path: Path) -> None:
    add_entry(tmp_path, entry(0, named(1)))
    line = json.loads(history_path(tmp_path).read_text(encoding="utf-8"))
    assert (line["schema"], line["score"], line["coverage"]) == ("mlready.history/1", 50.0, 90.0)
    assert line["levels"] == {"plan.c0": 1}


@given(st.data())
def test_wherever_the_machine_stopped_the_history_goes_on(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    for number in range(3):
        add_entry(folder, entry(number, named(number)))
    path = history_path(folder)
    whole = path.read_bytes()
    second = whole.rstrip(b"\n").rfind(b"\n") + 1
    left = data.draw(st.integers(second, len(whole) - 1))
    path.write_bytes(whole[:left])
    found = read_history(folder)
    kept = 3 if left == len(whole) - 1 else 2  # only its end was missing
    assert len(found.entries) == kept
    assert found.torn == (second < left < len(whole) - 1)
    add_entry(folder, entry(7))
    mended = read_history(folder)
    assert (len(mended.entries), mended.torn) == (kept + 1, False)
    assert path.read_bytes().startswith(whole[:second])


def test_a_torn_first_line_is_mended_too(tmp_path: Path) -> None:
    path = history_path(tmp_path)
    path.parent.mkdir()
    path.write_bytes(b'{"schema": "mlready.hist')
    assert read_history(tmp_path).torn
    add_entry(tmp_path, entry(0))
    assert recorded(tmp_path) == [entry(0)]


def test_a_torn_line_longer_than_any_entry_is_mended(tmp_path: Path) -> None:
    add_entry(tmp_path, entry(0))
    with history_path(tmp_path).open("ab") as file:
        file.write(b"x" * 200_000)
    add_entry(tmp_path, entry(1))
    assert recorded(tmp_path) == [entry(0), entry(1)]


def test_programs_that_add_at_once_do_not_mix_their_lines(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[3])\n"
        "from pathlib import Path; from entries import entry, named; from mlready.store.history import add_entry\n"
        "for day in range(25):\n"
        "    add_entry(Path(sys.argv[1]), entry(day, named(40), answers=sys.argv[2]))\n"
    )
    tests = str(Path(__file__).parents[1])
    started = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), f"{one}.yaml", tests]) for one in range(4)
    ]
    assert [one.wait(timeout=120) for one in started] == [0, 0, 0, 0]
    found = recorded(tmp_path)
    assert len(found) == 100
    for one in range(4):
        assert [each.date.day for each in found if each.answers == f"{one}.yaml"] == list(range(1, 26))


def test_a_program_waits_for_the_one_that_is_writing(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    add_entry(tmp_path, entry(0))
    program = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path; from entries import entry; from mlready.store.history import add_entry\n"
        "add_entry(Path(sys.argv[1]), entry(1))\n"
    )
    tests = str(Path(__file__).parents[1])
    with history_path(tmp_path).open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        other = subprocess.Popen([sys.executable, "-c", program, str(tmp_path), tests])
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(timeout=5)
        assert recorded(tmp_path) == [entry(0)]
    assert other.wait(timeout=60) == 0
    assert recorded(tmp_path) == [entry(0), entry(1)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nix", "here/.mlready/history.jsonl:2: this is not JSON: expecting value"),
        ("{}", "here/.mlready/history.jsonl:2: schema: an entry says mlready.history/1 here"),
        ("", "here/.mlready/history.jsonl:2: this is not JSON: expecting value"),
        ('{"schema": "mlready.history/1"}', "here/.mlready/history.jsonl:2: date is missing"),
    ],
)
def test_a_line_that_is_no_entry_is_told_with_its_place(tmp_path: Path, line: str, says: str) -> None:
    add_entry(tmp_path, entry(0))
    with history_path(tmp_path).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert says in refusal(tmp_path).splitlines()


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    history_path(tmp_path).parent.mkdir()
    history_path(tmp_path).write_bytes(b"\xff\xfe\n")
    assert refusal(tmp_path) == "here/.mlready/history.jsonl:1: this is not UTF-8 text"


def test_a_level_out_of_bounds_is_told(tmp_path: Path) -> None:
    add_entry(tmp_path, entry(0, named(1)))
    path = history_path(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"plan.c0":1', '"plan.c0":7'), encoding="utf-8")
    assert refusal(tmp_path).startswith("here/.mlready/history.jsonl:1: levels.plan.c0: it should be less than")


@pytest.mark.parametrize("name", [".mlready", ".mlready/history.jsonl"])
def test_a_link_that_leads_elsewhere_is_neither_read_nor_written(tmp_path: Path, name: str) -> None:
    repository, elsewhere = tmp_path / "repository", tmp_path / "elsewhere"
    link = repository / name
    link.parent.mkdir(parents=True)
    if name == ".mlready":
        elsewhere.mkdir()
    else:
        elsewhere.write_text("mine\n", encoding="utf-8")
    link.symlink_to(elsewhere)
    with pytest.raises(TargetError, match="reached by a link that leads elsewhere"):
        add_entry(repository, entry(0))
    with pytest.raises(TargetError, match="reached by a link that leads elsewhere"):
        read_history(repository)
    assert elsewhere.is_dir() or elsewhere.read_text(encoding="utf-8") == "mine\n"


def test_a_folder_reached_by_a_link_of_ones_own_is_fine(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    add_entry(tmp_path / "link", entry(0))
    assert recorded(tmp_path / "real") == [entry(0)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(TargetError, match="cannot write"):
        add_entry(tmp_path, entry(0))


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / ".mlready").write_text("a file", encoding="utf-8")
    with pytest.raises(TargetError, match="cannot write"):
        add_entry(tmp_path, entry(0))


def test_a_thousand_entries_are_read_at_once(tmp_path: Path) -> None:
    add_entry(tmp_path, entry(0, named(20), levels=dict.fromkeys(named(300), 1)))
    line = history_path(tmp_path).read_text(encoding="utf-8")
    days = (str(START + dt.timedelta(days=day)) for day in range(1000))
    history_path(tmp_path).write_text("".join(line.replace(str(START), day) for day in days), encoding="utf-8")
    started = time.process_time()
    assert len(recorded(tmp_path)) == 1000
    assert time.process_time() - started < 3  # about half a second; a slow machine may take its time
