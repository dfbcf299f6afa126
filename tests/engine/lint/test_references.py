from builders import control, playbook, remedy
from mlready.engine.lint import Fault, lint
from mlready.engine.lint.references import reference_faults
from mlready.model.playbook import Control
from mlready.model.practice import Practice

NAME = "sys.versioning"
ROLES = {"ml-engineer", "product-owner"}
PRACTICES = {"ci.tests": Practice(id="ci.tests", title="T", shows="S", not_enough="N", why="W")}


def faults(*controls: Control) -> list[Fault]:
    return list(reference_faults(playbook(*controls), PRACTICES, ROLES))


def after(name: str, *others: str) -> Control:
    return control(name, remedy=remedy(1, *others))


def test_references_that_lead_somewhere_are_no_fault() -> None:
    assert faults(after(NAME, "sys.peak"), control("sys.peak", evidence={"ci.tests": 3})) == []
    assert faults(control(remedy=None)) == []


def test_evidence_of_a_practice_that_is_not_there_is_a_fault() -> None:
    assert faults(control(evidence={"ci.test": 3, "ci.tests|ci.lint": 2})) == [
        Fault(NAME, "evidence", "there is no practice ci.test; did you mean ci.tests?"),
        Fault(NAME, "evidence", "there is no practice ci.lint"),
    ]


def test_a_remedy_after_a_control_that_is_not_there_is_a_fault() -> None:
    assert faults(after(NAME, "sys.peek")) == [
        Fault(NAME, "remedy", "its remedy comes after sys.peek, which is not a control here")
    ]


def test_a_control_that_no_role_owns_is_a_fault() -> None:
    assert faults(control(role=None)) == [Fault(NAME, "role", "no role owns the question, so nobody is asked")]


def test_a_role_that_is_not_there_is_a_fault_in_a_control_and_in_its_remedy() -> None:
    assert faults(control(role="ml-enginer")) == [Fault(NAME, "role", "there is no role ml-enginer")]
    wrong = control(remedy=remedy(1) | {"role": "nobody"})
    assert faults(wrong) == [Fault(NAME, "role", "there is no role nobody")]


def test_every_kind_of_fault_is_told_at_once() -> None:
    wrong = control(role=None, remedy=None, blocks=True, asked_when={"context.nothing": True})
    assert [fault.field for fault in lint(playbook(wrong), PRACTICES, ROLES)] == ["remedy", "asked_when", "role"]
