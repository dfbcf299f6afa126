from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from builders import TODAY, answers
from interviews import PLAYBOOK, started
from mlready.engine.assess import assess
from mlready.errors import TargetError
from mlready.interview.command import Back, Command, More, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.conduct import Conductor, Ports
from mlready.interview.layout import Line
from mlready.interview.screen import Screen
from mlready.interview.state import Entry, State
from mlready.model.assessment import Assessment
from mlready.store.answers_edit import Written


class Scripted:
    """Somebody whose answers are known beforehand; everything that they are shown is kept."""

    def __init__(self, *commands: Command | str, alone: bool = False) -> None:
        self._commands = [Say(one) if isinstance(one, str) else one for one in commands]
        self.alone = alone
        self.shown: list[str] = []
        self.asked: list[str] = []
        self.problems: list[str] = []

    def ask(self, screen: Screen, problem: str = "") -> Command:
        self.asked.append(screen.ask)
        self.problems.append(problem)
        return self._commands.pop(0) if self._commands else Stop()

    def tell(self, lines: Iterable[Line]) -> None:
        self.shown += [line.text for line in lines]


class Disk:
    """Keeps what is saved; `fails` says when it does not, `written` what it answers."""

    def __init__(self, *, fails: Callable[[int], bool] = lambda _: False, written: Sequence[Written] = ()) -> None:
        self.entries: dict[str, Entry] = {}
        self._fails, self._written, self._times = fails, list(written), 0
        self.reloaded: list[str | None] = []

    def save(self, entries: Mapping[str, Entry]) -> Written:
        self._times += 1
        if self._fails(self._times):
            raise TargetError("cannot write answers: no space left on device")
        written = self._written.pop(0) if self._written else Written()
        self.entries |= {name: entry for name, entry in entries.items() if name not in written.clashes}
        return written

    def reload(self, overlay: str | None) -> tuple[Assessment, frozenset[str]]:
        self.reloaded.append(overlay)
        theirs: dict[str, Any] = {"b.stop": 4}
        of = PLAYBOOK.model_copy(update={"overlays": (overlay,) if overlay else ()})
        context = {
            name.removeprefix("context."): dict(entry) for name, entry in self.entries.items() if "context" in name
        }
        said = answers(theirs, context)
        return assess(of, said, today=TODAY), frozenset(theirs)


def conduct(asker: Scripted, disk: Disk, state: State | None = None, **ports: object) -> State:
    given: dict[str, Any] = {"save": disk.save, "reload": disk.reload, "prove": lambda _: (None, ""), "practices": dict}
    return Conductor(asker, Ports(**{**given, **ports})).run(state or started())


def test_each_answer_is_saved_before_the_next_question() -> None:
    disk = Disk()
    seen: list[int] = []

    class Watching(Scripted):
        def ask(self, screen: Screen, problem: str = "") -> Command:
            seen.append(len(disk.entries))
            return super().ask(screen, problem)

    conduct(Watching("deploy", "online", "3", "3"), disk)
    assert seen == [0, 1, 2, 3, 4]


def test_what_cannot_be_saved_is_asked_again_until_it_can() -> None:
    asker, disk = Scripted("deploy", "deploy", "online"), Disk(fails=lambda time: time == 1)
    end = conduct(asker, disk)
    assert asker.problems[:3] == [
        "",
        "Not saved: cannot write answers: no space left on device. Mend that and answer again, or stop (q).",
        "",
    ]
    assert asker.asked[0] == asker.asked[1]
    assert end.answered == 2
    assert list(disk.entries) == ["context.purpose", "context.mode"]


def test_an_answer_that_somebody_else_gave_meanwhile_stands_and_ours_is_shown() -> None:
    asker = Scripted("deploy", "online", "1")
    end = conduct(asker, Disk(written=[Written(), Written(), Written(changed_elsewhere=True, clashes=("b.stop",))]))
    finding = end.assessment.finding("b.stop")
    assert finding is not None
    assert finding.level == 4
    assert "theirs is kept, yours is not written" in " ".join(asker.shown)
    assert "Yours, for b.stop: {'level': 1}" in " ".join(asker.shown)


def test_a_note_beside_no_answer_is_shown_once_more_when_its_question_is_left() -> None:
    for leaving in (Stop(), Skip()):
        asker, disk = Scripted("deploy", Note("ask Mia"), leaving), Disk()
        conduct(asker, disk)
        assert "Not saved, as it goes with an answer: note: ask Mia" in asker.shown
        assert list(disk.entries) == ["context.purpose"]


def test_a_note_beside_an_answer_is_saved_and_not_shown_again() -> None:
    asker, disk = Scripted("deploy", Note("ask Mia"), "online"), Disk()
    conduct(asker, disk)
    assert disk.entries["context.mode"]["note"] == "ask Mia"
    assert not [line for line in asker.shown if line.startswith("Not saved")]


def test_changes_elsewhere_are_told_and_taken_over() -> None:
    asker, disk = Scripted("deploy"), Disk(written=[Written(changed_elsewhere=True)])
    end = conduct(asker, disk)
    assert "changed by somebody else meanwhile; their changes are kept" in " ".join(asker.shown)
    assert "b.stop" in end.matter.closed


def test_the_end_of_a_stretch_is_summed_up_once_and_not_on_the_way_back() -> None:
    asker = Scripted("deploy", "online", "3", Back(), Back(), "batch", Unknown())
    conduct(asker, Disk())
    sums = [line for line in asker.shown if line.startswith(("The system:", "What can stop"))]
    assert len(sums) == 2
    assert all(line.startswith("The system:") for line in sums)


def test_more_is_shown_and_the_question_stays() -> None:
    asker = Scripted(More(), "deploy")
    conduct(asker, Disk())
    assert asker.asked[0] == asker.asked[1]
    assert any("context.purpose is never scored" in line for line in asker.shown)


def test_a_proof_that_is_not_there_is_told_and_not_taken() -> None:
    asker, disk = Scripted("deploy", "online", Proof("gone.md"), "3"), Disk()
    conduct(asker, disk, prove=lambda place: (None, f"There is no file {place}."))
    assert asker.problems[3] == "There is no file gone.md."
    assert "proof" not in disk.entries["b.stop"]
    asker, disk = Scripted("deploy", "online", Proof("a.md"), "3"), Disk()
    conduct(asker, disk, prove=lambda _: ("ab" * 32, ""))
    assert disk.entries["b.stop"]["proof_sha256"] == "ab" * 32


def test_an_overlay_is_offered_once_an_answer_gives_reason_to() -> None:
    asker, disk = Scripted("deploy", "batch", "1"), Disk()
    end = conduct(asker, disk)
    assert asker.asked[2] == "Ask the questions for such systems as well?"
    assert disk.reloaded == ["genai"]
    assert end.assessment.playbook.overlays == ("genai",)


def test_an_overlay_that_was_refused_is_not_offered_again() -> None:
    asker, disk = Scripted("deploy", "batch", "2", Back(), "online", Back(), Back(), "batch"), Disk()
    conduct(asker, disk)
    assert asker.asked.count("Ask the questions for such systems as well?") == 1
    assert disk.reloaded == []


def test_a_script_is_told_of_an_overlay_and_asked_nothing_beside_the_questions() -> None:
    asker = Scripted("deploy", "batch", alone=True)
    conduct(asker, Disk())
    assert "note: it writes: `--overlay genai` adds its questions." in asker.shown
    assert "That was the last question." not in asker.asked


def test_after_the_last_question_one_can_still_go_back() -> None:
    from mlready.interview.scope import Scope  # noqa: PLC0415 - beside its one use

    asker = Scripted("3", Back(), "2", "1")
    disk = Disk()
    end = conduct(asker, disk, started(scope=Scope(only=("b.stop",))))
    assert asker.asked == [PLAYBOOK.controls[3].ask, asker.asked[1], PLAYBOOK.controls[3].ask, asker.asked[1]]
    assert asker.asked[1] == "That was the last question."
    assert disk.entries["b.stop"]["level"] == 2
    assert end.stopped
