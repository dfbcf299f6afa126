import datetime as dt
from pathlib import Path

import pytest

from builders import control, playbook
from mlready.errors import DocumentError, TargetError
from mlready.model.answers import Answer, Answers, ContextAnswer, Repository
from mlready.model.context import ContextQuestion
from mlready.model.playbook import Playbook
from mlready.model.when import When
from mlready.store.answers import bind_answers, read_answers
from mlready.store.library import Library

HEAD = "schema: mlready.answers/1\n"


def question(name: str, kind: str, **fields: object) -> ContextQuestion:
    about = {"id": name, "group": "load", "ask": "How much?", "why": "Size.", "type": kind}
    return ContextQuestion.model_validate(about | fields)


PLAYBOOK = playbook(
    control("sys.peak"),
    control("sys.data", blocks=True),
    control("gov.ethics", blocks_when=When({"context.people": True})),
    control("ops.log", choices=[{"level": 0, "id": "none", "says": "No"}, {"level": 3, "id": "some", "says": "Yes"}]),
    context=[
        question("mode", "choice", choices=[{"id": "online", "says": "On"}, {"id": "batch", "says": "Off"}]),
        question("people", "boolean"),
        question("growth", "share"),
        question("delay", "number", unit="days", words=("never",)),
        question("users", "count"),
    ],
)


def answered(folder: Path, *lines: str, head: str = f"{HEAD}answers:\n", asked: Playbook = PLAYBOOK) -> Answers:
    path = folder / "a.yaml"
    path.write_text(head + "".join(f"  {line}\n" for line in lines))
    return bind_answers(read_answers(path), asked)


def refusal(folder: Path, *lines: str, head: str = f"{HEAD}answers:\n") -> list[str]:
    with pytest.raises(DocumentError) as caught:
        answered(folder, *lines, head=head)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("2", Answer(level=2)),
        ("0", Answer(level=0)),
        ("level-3", Answer(level=3)),
        ("", Answer()),
        ("~", Answer()),
        ("{}", Answer()),
        ("{level: 2}", Answer(level=2)),
        ("{value: 2}", Answer(level=2)),
        ("{level: level-4}", Answer(level=4)),
        ("{unknown: true}", Answer(unknown=True)),
        ("{unknown: false, level: 1}", Answer(level=1)),
        ("{not_applicable: batch only}", Answer(not_applicable="batch only")),
        (
            "{level: 1, note: Soon, by: cto, date: 2026-11-21, proof: 'a.md#top'}",
            Answer(level=1, note="Soon", by="cto", date=dt.date(2026, 11, 21), proof="a.md#top"),
        ),
    ],
)
def test_a_control_is_answered_by_a_bare_value_or_a_mapping(tmp_path: Path, said: str, answer: Answer) -> None:
    assert answered(tmp_path, f"sys.peak: {said}").controls == {"sys.peak": answer}


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("mode", "online", "online"),
        ("mode", "{value: batch}", "batch"),
        ("people", "true", True),
        ("people", "{value: false}", False),
        ("growth", "0.125", 0.125),
        ("growth", "12.5%", 0.125),
        ("growth", "{value: 200 %}", 2.0),
        ("delay", "never", "never"),
        ("delay", "1.5", 1.5),
        ("users", "1e3", 1000),
        ("users", "", None),
        ("users", "{unknown: true}", None),
        ("users", "{not_applicable: nobody}", None),
    ],
)
def test_a_context_question_is_answered_in_its_own_type(tmp_path: Path, name: str, said: str, value: object) -> None:
    found = answered(tmp_path, f"context.{name}: {said}")
    assert found.context == {f"context.{name}": ContextAnswer.model_validate({"value": value})}
    assert type(found.value(f"context.{name}")) is type(value)


def test_remarks_stay_with_a_context_answer(tmp_path: Path) -> None:
    found = answered(tmp_path, "context.users: {value: 3, note: November, date: 2026-11-01}").context["context.users"]
    assert (found.value, found.note, found.date) == (3, "November", dt.date(2026, 11, 1))


LEVELS = "answer a level (0, 1, 2, 3, 4) or one of level-0, level-1, level-2, level-3, level-4, not "


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("sys.peak: 5", f"sys.peak: {LEVELS}5"),
        ("sys.peak: -1", f"sys.peak: {LEVELS}-1"),
        ("sys.peak: true", f"sys.peak: {LEVELS}true"),
        ("sys.peak: 3.0", f"sys.peak: {LEVELS}3.0"),
        ("sys.peak: '3'", f"sys.peak: {LEVELS}'3'"),
        ("sys.peak: levl-3", f"sys.peak: {LEVELS}'levl-3'; did you mean level-3?"),
        ("sys.peak: {level: 9, note: x}", f"sys.peak: {LEVELS}9"),
        ("ops.log: 2", "ops.log: answer a level (0, 3) or one of none, some, not 2"),
        ("sys.peak: [2]", "sys.peak: write text, true or false or a number, not a list"),
        ("sys.peak: {level: {}}", "sys.peak.level: write text, true or false or a number, not a mapping"),
        ("sys.peak: {levle: 2}", "sys.peak.levle: there is no key 'levle' here; did you mean level?"),
        ("sys.peak: {unknown: yes}", "sys.peak.unknown: write true or false, not 'yes'"),
        ("sys.peak: {level: 2, value: 2}", "sys.peak: write level or value, not both"),
        ("sys.peak: {level: 2, unknown: true}", "sys.peak: say one thing: an answer, unknown, or not_applicable"),
        ("sys.peak: {value: 0, not_applicable: x}", "sys.peak: say one thing: an answer, unknown, or not_applicable"),
        (
            "sys.peak: {unknown: true, not_applicable: x}",
            "sys.peak: say one thing: an answer, unknown, or not_applicable",
        ),
        ("sys.peak: {not_applicable: ' '}", "sys.peak: say why it does not apply"),
        ("sys.peak: {not_applicable: true}", "sys.peak.not_applicable: write text, not true"),
        ("sys.peak: {level: 1, date: 2026-02-30}", "sys.peak.date: write a date such as 2026-11-21, not '2026-02-30'"),
        ("sys.peak: {level: 1, date: 21.11.2026}", "sys.peak.date: write a date such as 2026-11-21, not '21.11.2026'"),
        ("sys.peak: {level: 1, date: 20261121}", "sys.peak.date: write a date such as 2026-11-21, not 20261121"),
        ("sys.peak: {level: 1, proof: ''}", "sys.peak.proof: write something here"),
        ("context.mode: onlin", "context.mode: answer one of online, batch, not 'onlin'"),
        ("context.mode: {level: 2}", "context.mode: a context question has a value, not a level"),
        (
            "context.mode: {value: online, unknown: true}",
            "context.mode: say one thing: an answer, unknown, or not_applicable",
        ),
        ("context.people: yes", "context.people: answer true or false, not 'yes'"),
        ("context.people: 1", "context.people: answer true or false, not 1"),
        ("context.growth: lots", "context.growth: answer a share such as 0.05 or 5%, not 'lots'"),
        ("context.growth: -5%", "context.growth: answer 0 or more, not '-5%'"),
        ("context.delay: soon", "context.delay: answer a number of days, or never, not 'soon'"),
        ("context.users: 1.5", "context.users: answer a whole number, not 1.5"),
        ("context.users: 1,000", "context.users: answer a whole number, not '1,000'"),
        ("context.users: true", "context.users: answer a whole number, not true"),
        ("sys.peek: 1", "sys.peek: the playbook startup has no sys.peek; did you mean sys.peak?"),
        (
            "context.modes: online",
            "context.modes: the playbook startup has no context.modes; did you mean context.mode?",
        ),
        ("zebra: 1", "zebra: the playbook startup has no zebra"),
        ("genai.safety: 2", "genai.safety: genai.safety belongs to the overlay genai: add it under overlays"),
        ("gov.throughout: 2", "gov.throughout: the playbook startup has no gov.throughout"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_where_it_stands(tmp_path: Path, line: str, says: str) -> None:
    assert refusal(tmp_path, "sys.data: 3", line) == [f"a.yaml:4: answers.{says}"]


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        (["sys.peak: {not_applicable: short}"], False),
        (["sys.data: {not_applicable: short}"], True),
        (["sys.data: {not_applicable: '  123456789  '}"], True),
        (["sys.data: {not_applicable: '1234567890'}"], False),
        (["gov.ethics: {not_applicable: short}"], False),
        (["gov.ethics: {not_applicable: short}", "context.people: true"], True),
        (["gov.ethics: {not_applicable: short}", "context.people: false"], False),
    ],
)
def test_a_blocking_control_needs_a_reason_of_ten_characters(tmp_path: Path, lines: list[str], refused: bool) -> None:  # noqa: FBT001
    if refused:
        name = lines[0].split(":")[0]
        says = "a blocking control: say in 10 characters or more why it does not apply"
        assert refusal(tmp_path, *lines) == [f"a.yaml:3: answers.{name}: {says}"]
    else:
        assert answered(tmp_path, *lines).controls


def test_every_problem_is_reported_at_once_in_line_order(tmp_path: Path) -> None:
    lines = ["zebra: 1", "sys.peak: 5", "context.mode: off", "sys.data: {not_applicable: no}", "sys.pea: 1"]
    waivers = "waivers:\n  - {control: sys.peek, reason: Pilot, owner: cto, until: 2027-01-31}\n"
    text = f"{HEAD}{waivers}answers:\n"
    found = refusal(tmp_path, *lines, head=text)
    assert [line.split(": ")[:2] for line in found] == [
        ["a.yaml:3", "waivers.sys.peek.control"],
        ["a.yaml:5", "answers.zebra"],
        ["a.yaml:6", "answers.sys.peak"],
        ["a.yaml:7", "answers.context.mode"],
        ["a.yaml:8", "answers.sys.data"],
        ["a.yaml:9", "answers.sys.pea"],
    ]


def test_every_problem_of_form_is_reported_at_once_in_line_order(tmp_path: Path) -> None:
    text = (
        f"{HEAD}overlays: genai\nsystm: x\nassumptions: {{spare: -1, alpha: 1e999}}\nwaivers: [{{control: sys.peak}}]\n"
    )
    assert refusal(tmp_path, "sys.peak: {by: 3}", head=f"{text}answers:\n") == [
        "a.yaml:2: overlays: write a list, not 'genai'",
        "a.yaml:3: systm: there is no key 'systm' here; did you mean system?",
        "a.yaml:4: assumptions.alpha: it should be a finite number, not '1e999'",
        "a.yaml:4: assumptions.spare: it should be greater than or equal to 0, not -1",
        "a.yaml:5: waivers.sys.peak: owner is missing",
        "a.yaml:5: waivers.sys.peak: reason is missing",
        "a.yaml:5: waivers.sys.peak: until is missing",
        "a.yaml:7: answers.sys.peak.by: write text, not 3",
    ]


@pytest.mark.parametrize(
    ("waiver", "says"),
    [
        (
            "{control: sys.peek, reason: a, owner: b, until: 2027-01-31}",
            "sys.peek.control: the playbook startup has no sys.peek; did",
        ),
        (
            "{control: genai.safety, reason: a, owner: b, until: 2027-01-31}",
            "genai.safety.control: genai.safety belongs to the overlay",
        ),
        (
            "{control: context.mode, reason: a, owner: b, until: 2027-01-31}",
            "context.mode.control: a waiver is for a control, not for a context question",
        ),
        ("{control: sys.peak, reason: a, owner: b, until: soon}", "sys.peak.until: write a date such as"),
        ("{control: sys.peak, reason: '', owner: b, until: 2027-01-31}", "sys.peak.reason: write something here"),
    ],
)
def test_a_wrong_waiver_is_refused(tmp_path: Path, waiver: str, says: str) -> None:
    (found,) = refusal(tmp_path, head=f"{HEAD}waivers:\n  - {waiver}\n")
    assert found.startswith(f"a.yaml:3: waivers.{says}")


def test_an_id_of_a_projects_own_overlay_is_known_and_a_broken_list_is_no_bug(tmp_path: Path) -> None:
    overlays = tmp_path / ".mlready" / "playbooks" / "overlays"
    overlays.mkdir(parents=True)
    (overlays / "odd.yaml").write_text("controls: 5\ncontext: [5, {id: heat, ask: 'How hot?'}, {id: mode}]")
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}answers: {{context.heat: 5}}")
    with pytest.raises(DocumentError) as caught:
        bind_answers(read_answers(path), PLAYBOOK, Library(tmp_path))
    says = "context.heat belongs to the overlay odd: add it under overlays"
    assert str(caught.value) == f"{path}:2: answers.context.heat: {says}"


def test_partly_leaves_out_what_another_playbook_asks_but_not_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{HEAD}answers: {{zebra: 1, sys.peak: 2}}")
    assert bind_answers(read_answers(path), PLAYBOOK, partly=True).controls == {"sys.peak": Answer(level=2)}
    path.write_text(f"{HEAD}answers: {{zebra: 1, sys.peak: 9}}")
    with pytest.raises(DocumentError, match="answer a level"):
        bind_answers(read_answers(path), PLAYBOOK, partly=True)


def test_a_whole_file_is_read_as_its_example_says(tmp_path: Path) -> None:
    head = (
        f"{HEAD}system: {{name: fraud, repositories: [., {{path: ../t, role: training, folder: src}}]}}\n"
        "playbook: enterprise\noverlays: [genai]\nassumptions: {peak_factor: 6}\n"
        "waivers: [{control: sys.peak, reason: pilot, owner: cto, until: 2027-01-31}]\nanswers:\n"
    )
    found = answered(tmp_path, "sys.peak: 2", head=head)
    content = read_answers(tmp_path / "a.yaml").content
    assert (content.playbook, content.overlays) == ("enterprise", ("genai",))
    assert found.system.name == "fraud"
    assert found.system.repositories == (Repository(path="."), Repository(path="../t", role="training", folder="src"))
    assert (found.assumptions.peak_factor, found.assumptions.spare) == (6, 1)
    assert [(waiver.control, waiver.until) for waiver in found.waivers] == [("sys.peak", dt.date(2027, 1, 31))]


def test_an_empty_section_is_as_good_as_none(tmp_path: Path) -> None:
    found = answered(tmp_path, head=f"{HEAD}system:\nplaybook:\noverlays:\nassumptions:\nanswers:\nwaivers:\n")
    assert found == Answers()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a.yaml:1: this is no answers file: it starts with `schema: mlready.answers/1`"),
        ("- 1", "a.yaml:1: this is no answers file: it starts with `schema: mlready.answers/1`"),
        ("answers: {}", "a.yaml:1: schema is missing"),
        (
            "answers: {}\nschema: mlready.answers/9",
            "a.yaml:2: schema: it should be 'mlready.answers/1', not 'mlready.answers/9'",
        ),
        (f"{HEAD}answers: [1]", "a.yaml:2: answers: write a mapping, not a list"),
        (f"{HEAD}system: 5", "a.yaml:2: system: write a mapping, not 5"),
        (f"{HEAD}system: {{repositories: .}}", "a.yaml:2: system.repositories: write a list, not '.'"),
        (f"{HEAD}system: {{repositories: [5]}}", "a.yaml:2: system.repositories.0: write text, not 5"),
        (
            f'{HEAD}system: {{repositories: ["a\\0b"]}}',
            "a.yaml:2: system.repositories.0: no path holds a NUL character",
        ),
        (
            f'{HEAD}system: {{repositories: [{{path: a, folder: "\\0"}}]}}',
            "a.yaml:2: system.repositories.0.folder: no path holds a NUL character",
        ),
        (
            f"{HEAD}answers: {{sys.peak: 1, sys.peak: 2}}",
            "a.yaml:2: answers.sys.peak: the key 'sys.peak' stands here twice",
        ),
    ],
)
def test_what_is_no_answers_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert refusal(tmp_path, head=text) == [says]


def test_an_answers_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="no such file"):
        read_answers(tmp_path / "gone.yaml")


def test_a_document_of_ours_that_is_no_answers_file_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "check.json"
    path.write_text('{"schema": "mlready.check/1",\n"tool": {}, "score": 5}')
    with pytest.raises(DocumentError) as caught:
        read_answers(path)
    assert str(caught.value) == f"{path}:1: schema: it should be 'mlready.answers/1', not 'mlready.check/1'"
