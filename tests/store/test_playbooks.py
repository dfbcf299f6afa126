from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import control
from mlready.errors import DocumentError, TargetError
from mlready.model.playbook import Area, Control, Playbook
from mlready.store.library import Library
from mlready.store.playbooks import load_playbook, open_playbook

BASE = """\
schema: mlready.playbook/1
id: base
title: Base
version: 2.0.0
about: For a test.
phases:
  - {id: plan, title: Plan, about: Planning.}
  - {id: live, title: Live, about: Living.}
context:
  - {id: mode, group: load, ask: 'How?', why: Y., type: choice, choices: [{id: online, says: A}, {id: batch, says: B}]}
controls:
  - id: sys.peak
    phase: live
    topic: Load
    area: serving
    ask: What happens at the peak?
    why: It comes.
    minimum: 2
    choices: [{level: 0, id: none, says: Nothing}, {level: 4, id: all, says: Everything}]
    remedy: {title: Test it, steps: [Do it], effort_days: {startup: 1, enterprise: 2}}
  - id: sys.data
    phase: plan
    topic: Data
    area: data
    ask: Where is it?
    why: It moves.
    minimum: {base: 1, child: 3, other: 4}
    blocks: true
    weight: 2
    target: 3
    choices: [{level: 0, id: none, says: Nothing}, {level: 4, id: all, says: Everything}]
"""
CHILD = "schema: mlready.playbook/1\nid: child\ntitle: Child\nextends: base\n"
OVERLAY = "schema: mlready.overlay/1\nid: over\n"


def load(folder: Path, reference: str = "child", **texts: str) -> Playbook:
    for name, text in {"base": BASE, **texts}.items():
        (folder / f"{name}.yaml").write_text(text)
    overlays = [f"{folder}/{name}.yaml" for name in texts if name.startswith("over")]
    return load_playbook(f"{folder}/{reference}.yaml", overlays)


def refusal(folder: Path, reference: str = "child", **texts: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        load(folder, reference, **texts)
    return str(caught.value).replace(f"{folder}/", "").splitlines()


def the(playbook: Playbook, name: str) -> Control:
    found = playbook.find(name)
    assert found
    return found


def test_a_playbook_alone_is_what_it_says(tmp_path: Path) -> None:
    playbook = load(tmp_path, "base")
    assert (playbook.id, playbook.title, playbook.version, playbook.about) == ("base", "Base", "2.0.0", "For a test.")
    assert (playbook.lineage, playbook.overlays) == (("base",), ())
    assert playbook.ids == ("sys.data", "sys.peak", "context.mode")


def test_controls_stand_in_the_order_of_phases_then_as_written(tmp_path: Path) -> None:
    more = BASE.split("controls:\n")[1].replace("id: sys.", "id: more.")
    playbook = load(tmp_path, child=f"{CHILD}controls:\n{more}")
    assert [one.id for one in playbook.controls] == ["sys.data", "more.data", "sys.peak", "more.peak"]


def test_a_child_changes_the_fields_it_names_and_inherits_the_rest(tmp_path: Path) -> None:
    playbook = load(tmp_path, child=f"{CHILD}controls:\n  - {{id: sys.peak, ask: 'And then?', minimum: 1}}\n")
    changed, parent = the(playbook, "sys.peak"), the(load(tmp_path, "base"), "sys.peak")
    assert (changed.ask, changed.minimum, changed.target) == ("And then?", 1, 2)
    assert changed.model_copy(update={"ask": parent.ask, "minimum": 2, "target": 3}) == parent
    assert (playbook.id, playbook.title, playbook.version, playbook.lineage) == (
        "child",
        "Child",
        "2.0.0",
        ("child", "base"),
    )


def test_a_child_changes_parts_of_a_remedy_and_of_a_phase(tmp_path: Path) -> None:
    text = f"{CHILD}phases: [{{id: live, title: Run}}]\ncontrols: [{{id: sys.peak, remedy: {{title: Mend it}}}}]\n"
    playbook = load(tmp_path, child=text)
    remedy = the(playbook, "sys.peak").remedy
    assert remedy
    assert (remedy.title, [step.do for step in remedy.steps]) == ("Mend it", ["Do it"])
    assert [(phase.title, phase.about) for phase in playbook.phases] == [("Plan", "Planning."), ("Run", "Living.")]


def test_a_null_changes_nothing(tmp_path: Path) -> None:
    playbook = load(tmp_path, child=f"{CHILD}controls: [{{id: sys.peak, ask: , minimum: }}]\nphases:\n")
    assert the(playbook, "sys.peak") == the(load(tmp_path, "base"), "sys.peak")


@pytest.mark.parametrize(("reference", "minimum"), [("base", 1), ("child", 3), ("grandchild", 3)])
def test_a_minimum_by_playbook_is_that_of_the_nearest_in_the_family(
    tmp_path: Path, reference: str, minimum: int
) -> None:
    grandchild = "schema: mlready.playbook/1\nid: grandchild\ntitle: G\nextends: child\n"
    playbook = load(tmp_path, reference, child=CHILD, grandchild=grandchild)
    assert the(playbook, "sys.data").minimum == minimum


def test_a_minimum_by_playbook_is_the_strictest_for_a_stranger(tmp_path: Path) -> None:
    stranger = load(
        tmp_path, "stranger", stranger=BASE.replace("id: base\n", "id: stranger\n").replace("target: 3", "target: 4")
    )
    assert the(stranger, "sys.data").minimum == 4


def test_an_overlay_may_give_a_minimum_by_playbook(tmp_path: Path) -> None:
    over = f"{OVERLAY}controls: [{{id: sys.peak, minimum: {{base: 3, child: 4}}}}]\n"
    assert the(load(tmp_path, "base", over=over), "sys.peak").minimum == 3
    assert the(load(tmp_path, child=CHILD, over=over), "sys.peak").minimum == 4


@pytest.mark.parametrize("minimum", ["{}", "{base: two}", "{base: 1, child: }"])
def test_a_minimum_by_playbook_holds_levels_only(tmp_path: Path, minimum: str) -> None:
    says = refusal(tmp_path, child=f"{CHILD}controls:\n  - id: sys.peak\n    minimum: {minimum}\n")
    assert says == ["child.yaml:7: controls.sys.peak.minimum: give each playbook a level 0 to 4"]


def test_a_raised_minimum_takes_a_target_that_it_passes_along(tmp_path: Path) -> None:
    changed = the(load(tmp_path, child=f"{CHILD}controls: [{{id: sys.data, minimum: 4}}]\n"), "sys.data")
    assert (changed.minimum, changed.target) == (4, 4)


def test_a_control_may_be_removed_with_a_reason(tmp_path: Path) -> None:
    playbook = load(tmp_path, child=f"{CHILD}remove: [{{id: sys.peak, reason: We have no peaks}}]\n")
    assert [one.id for one in playbook.controls] == ["sys.data"]


@pytest.mark.parametrize(
    ("removal", "place"),
    [
        ("sys.peak", "0"),
        ("{id: sys.peak}", "sys.peak"),
        ("{id: sys.peak, reason: ' '}", "sys.peak"),
        ("{id: sys.peak, reason: 5}", "sys.peak"),
        ("[]", "0"),
    ],
)
def test_removing_without_a_reason_is_refused(tmp_path: Path, removal: str, place: str) -> None:
    assert refusal(tmp_path, child=f"{CHILD}remove:\n  - {removal}\n") == [
        f"child.yaml:6: remove.{place}: write {{id: …, reason: …}}: removing a control needs a reason"
    ]


def test_removing_what_is_not_there_is_answered_with_a_guess(tmp_path: Path) -> None:
    assert refusal(tmp_path, child=f"{CHILD}remove:\n  - {{id: sys.peek, reason: Gone}}\n") == [
        "child.yaml:6: remove.sys.peek: there is no control sys.peek to remove; did you mean sys.peak?"
    ]


def test_changing_what_is_not_there_is_answered_with_a_guess(tmp_path: Path) -> None:
    text = f"{CHILD}controls:\n  - minimum: 3\n    id: sys.peek\ncontext:\n  - {{id: mod, why: Because}}\n"
    assert refusal(tmp_path, child=text) == [
        "child.yaml:7: controls.sys.peek.id: there is no sys.peek to change; did you mean sys.peak?",
        "child.yaml:9: context.mod.id: there is no mod to change; did you mean mode?",
    ]


def test_an_id_that_stands_twice_in_one_list_is_refused(tmp_path: Path) -> None:
    text = f"{CHILD}controls:\n  - {{id: sys.peak, ask: 'A?'}}\n  - id: sys.peak\n    ask: B?\n"
    assert refusal(tmp_path, child=text) == ["child.yaml:7: controls.1.id: sys.peak stands in this list twice"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("minimum: 7", "child.yaml:7: sys.peak.minimum: it should be less than or equal to 4, not 7"),
        ("minium: 3", "child.yaml:7: sys.peak.minium: there is no key 'minium' here; did you mean minimum?"),
        ("blocks: yes", "child.yaml:7: sys.peak.blocks: write true or false, not 'yes'"),
        ("weight: .5", "child.yaml:7: sys.peak.weight: it should be greater than or equal to 1, not 0.5"),
        ("weight: '9'", "child.yaml:7: sys.peak.weight: write a number, not '9'"),
        ("weight: 1e999", "child.yaml:7: sys.peak.weight: write a number, not '1e999'"),
        ("phase: gone", "child.yaml:7: sys.peak.phase: there is no phase 'gone'"),
        ("valid_for: 180", "child.yaml:7: sys.peak.valid_for: write a number of days such as 180d, not 180"),
        (
            "valid_for: 6 months",
            "child.yaml:7: sys.peak.valid_for: write a number of days such as 180d, not '6 months'",
        ),
        ("choices: [{level: 0, id: a, says: b}]", "child.yaml:7: sys.peak.choices: list 2 or more here"),
        (
            "blocks_when: {context.mode: '< sum(1)'}",
            "child.yaml:7: sys.peak.blocks_when: 'sum(1)' is neither a number,",
        ),
        ("blocks_when: 5", "child.yaml:7: sys.peak.blocks_when: write a mapping or a list, not 5"),
        ("remedy: {steps: [[]]}", "child.yaml:7: sys.peak.remedy.steps.0: write a mapping, not a list"),
        (
            "evidence: {ci.tests: 5}",
            "child.yaml:7: sys.peak.evidence.ci.tests: it should be less than or equal to 4, not 5",
        ),
        ("target: 1", "child.yaml:6: sys.peak: the target 1 lies below the minimum 2"),
    ],
)
def test_a_wrong_field_is_reported_where_it_was_written(tmp_path: Path, line: str, says: str) -> None:
    (reported,) = refusal(tmp_path, child=f"{CHILD}controls:\n  - id: sys.peak\n    {line}\n")
    assert reported.replace("controls.sys.peak.phase", "sys.peak.phase").startswith(says)


def test_a_wrong_field_of_the_parent_is_reported_there(tmp_path: Path) -> None:
    child = f"{CHILD}controls: [{{id: sys.peak, ask: 'And then?'}}]\n"
    says = refusal(tmp_path, base=BASE.replace("why: It comes.", "why: [1]"), child=child)
    assert says == ["base.yaml:17: sys.peak.why: write text, not a list"]


def test_a_new_control_names_what_it_lacks(tmp_path: Path) -> None:
    says = refusal(tmp_path, child=f"{CHILD}controls:\n  - {{id: new.one, ask: 'What?', minimum: 1}}\n")
    assert says == [f"child.yaml:6: new.one: {key} is missing" for key in ("area", "choices", "phase", "topic", "why")]


def test_the_problems_of_all_files_are_reported_at_once_in_line_order(tmp_path: Path) -> None:
    areas = ", ".join(map(repr, get_args(Area)[:-1]))
    child = f"{CHILD}audience: all\nremove: 5\nphasis: 1\ncontrols:\n  - 5\n  - {{id: sys.peak, minimum: 9}}\n"
    assert refusal(tmp_path, base=BASE.replace("area: data", "area: dat"), child=child) == [
        f"base.yaml:24: sys.data.area: it should be {areas} or 'content', not 'dat'",
        "child.yaml:5: audience: it should be 'startup' or 'enterprise', not 'all'",
        "child.yaml:6: remove.0: write {id: …, reason: …}: removing a control needs a reason",
        "child.yaml:7: phasis: there is no key 'phasis' here; did you mean phases?",
        "child.yaml:9: controls.0: each entry is a mapping with an id",
        "child.yaml:10: sys.peak.minimum: it should be less than or equal to 4, not 9",
    ]


def test_remedies_that_wait_for_each_other_are_refused_at_each_of_them(tmp_path: Path) -> None:
    remedy = "{title: T, steps: [S], effort_days: {startup: 1, enterprise: 2}, after: [sys.peak]}"
    child = f"{CHILD}controls:\n  - id: sys.peak\n    remedy: {{after: [sys.data]}}\n"
    ends = f"  - id: sys.data\n    remedy: {remedy}\n"
    circle = "these remedies wait for each other: sys.data → sys.peak → sys.data"
    assert refusal(tmp_path, child=child + ends) == [
        f"child.yaml:7: sys.peak.remedy: {circle}",
        f"child.yaml:9: sys.data.remedy: {circle}",
    ]
    assert the(load(tmp_path, child=child), "sys.peak").remedy


def test_a_remedy_that_waits_for_itself_is_refused(tmp_path: Path) -> None:
    says = refusal(tmp_path, child=f"{CHILD}controls: [{{id: sys.peak, remedy: {{after: [sys.peak]}}}}]\n")
    assert says == ["child.yaml:5: sys.peak.remedy: these remedies wait for each other: sys.peak → sys.peak"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "child.yaml:1: write a mapping that starts with schema: mlready.playbook/1"),
        ("[]", "child.yaml:1: write a mapping that starts with schema: mlready.playbook/1"),
        ("id: child", "child.yaml:1: schema: write schema: mlready.playbook/1"),
        (
            "id: child\nschema: mlready.playbook/2",
            "child.yaml:2: schema: write mlready.playbook/1, not 'mlready.playbook/2'",
        ),
        ("schema: mlready.overlay/1", "child.yaml:1: schema: write mlready.playbook/1, not 'mlready.overlay/1'"),
        ("schema: mlready.playbook/1", "child.yaml:1: id: give it an id of its own"),
        ("schema: mlready.playbook/1\nextends: base\nid: 5", "child.yaml:3: id: give it an id of its own"),
        (f"{CHILD}controls: 5", "child.yaml:5: controls: write a list here"),
        (
            CHILD.replace("extends: base", "extends: [base]"),
            "child.yaml:4: extends: write the name or the path of one playbook",
        ),
    ],
)
def test_what_is_no_playbook_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert refusal(tmp_path, child=text) == [says]


def test_a_playbook_with_nothing_in_it_names_what_it_lacks(tmp_path: Path) -> None:
    assert refusal(tmp_path, child="schema: mlready.playbook/1\nid: child\n") == [
        "child.yaml:1: title is missing",
        "child.yaml:1: controls: list 1 or more here",
        "child.yaml:1: phases: list 1 or more here",
    ]


def test_a_playbook_that_extends_itself_is_refused(tmp_path: Path) -> None:
    says = refusal(tmp_path, child=CHILD.replace("extends: base", "extends: child"))
    assert says == ["child.yaml:4: extends: a playbook cannot extend itself"]


def test_playbooks_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    says = refusal(tmp_path, child=CHILD, base=f"{BASE}extends: ./child.yaml\n")
    assert says == [f"base.yaml:{BASE.count(chr(10)) + 1}: extends: a playbook cannot extend itself"]


def test_a_family_has_an_end(tmp_path: Path) -> None:
    texts = {f"p{n}": CHILD.replace("extends: base", f"extends: p{n + 1}") for n in range(12)}
    assert refusal(tmp_path, "p0", **texts) == ["p9.yaml:4: extends: more than 10 playbooks in a line"]


def test_a_parent_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="there is no playbook named 'strtup'; did you mean startup"):
        load(tmp_path, child=CHILD.replace("extends: base", "extends: strtup"))


def test_a_parent_may_be_named_by_a_path_from_the_childs_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "base.yaml").write_text(BASE)
    (tmp_path / "sub" / "child.yaml").write_text(CHILD.replace("extends: base", "extends: ../base.yaml"))
    assert load_playbook(f"{tmp_path}/sub/child.yaml").lineage == ("child", "base")


def test_the_projects_own_startup_playbook_may_extend_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / ".mlready" / "playbooks" / "startup.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("schema: mlready.playbook/1\nid: startup\ntitle: Ours\nextends: startup\n")
    playbook = load_playbook("startup", library=Library(tmp_path))
    assert (playbook.title, playbook.lineage) == ("Ours", ("startup", "startup"))
    assert playbook.controls == load_playbook("startup").controls


def test_an_overlay_adds_controls_and_questions(tmp_path: Path) -> None:
    added = BASE.split("context:\n")[1].replace("id: sys.", "id: over.").replace("id: mode", "id: size")
    playbook = load(tmp_path, "base", over=f"{OVERLAY}context:\n{added}")
    assert playbook.ids == ("sys.data", "over.data", "sys.peak", "over.peak", "context.mode", "context.size")
    assert (playbook.id, playbook.lineage, playbook.overlays) == ("base", ("base",), ("over",))


@pytest.mark.parametrize(
    ("given_fields", "minimum", "target", "weight", "blocks"),
    [
        ("minimum: 1", 2, 3, 1, False),
        ("minimum: 3", 3, 4, 1, False),
        ("minimum: 3, target: 3", 3, 3, 1, False),
        ("target: 2", 2, 3, 1, False),
        ("target: 4", 2, 4, 1, False),
        ("blocks: true", 2, 3, 3, True),
        ("blocks: true, weight: 2", 2, 3, 2, True),
        ("blocks: false, weight: 1", 2, 3, 1, False),
        ("weight: 5", 2, 3, 5, False),
    ],
)
def test_an_overlay_only_raises(  # noqa: PLR0913, PLR0917 - one row of a table
    tmp_path: Path,
    given_fields: str,
    minimum: int,
    target: int,
    weight: float,
    blocks: bool,  # noqa: FBT001
) -> None:
    found = the(load(tmp_path, "base", over=f"{OVERLAY}controls: [{{id: sys.peak, {given_fields}}}]\n"), "sys.peak")
    assert (found.minimum, found.target, found.weight, found.blocks) == (minimum, target, weight, blocks)


def test_an_overlay_that_asks_less_of_a_blocking_control_changes_nothing(tmp_path: Path) -> None:
    over = f"{OVERLAY}controls: [{{id: sys.data, minimum: 0, target: 1, weight: 1, blocks: false}}]\n"
    assert load(tmp_path, "base", over=over).controls == load(tmp_path, "base").controls


def test_an_overlay_makes_conditions_wider_never_narrower(tmp_path: Path) -> None:
    conditions = "asked_when: {context.mode: batch}\n    blocks_when: {context.mode: batch}\n    "
    online = "{context.mode: online}"
    over = f"{OVERLAY}controls: [{{id: sys.peak, asked_when: {online}, blocks_when: {online}}}]\n"
    changed = the(
        load(tmp_path, "base", base=BASE.replace("topic: Load", f"{conditions}topic: Load"), over=over), "sys.peak"
    )
    for condition in (changed.asked_when, changed.blocks_when):
        assert condition
        assert [condition.holds({"context.mode": mode}) for mode in ("batch", "online", "edge")] == [True, True, False]


def test_an_overlay_cannot_make_a_control_conditional(tmp_path: Path) -> None:
    over = f"{OVERLAY}controls: [{{id: sys.peak, asked_when: {{context.mode: online}}}}]\n"
    assert the(load(tmp_path, "base", over=over), "sys.peak").asked_when is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("remove: [{id: sys.peak, reason: No}]", "over.yaml:3: remove: there is no key 'remove' here"),
        ("audience: startup", "over.yaml:3: audience: there is no key 'audience' here"),
        ("controls: [{id: sys.peak, minimum: true}]", "over.yaml:3: sys.peak.minimum: write a whole number, not true"),
        ("controls: [{id: sys.data, blocks: no}]", "over.yaml:3: sys.data.blocks: write true or false, not 'no'"),
        ("controls: [{id: sys.data, weight: '1'}]", "over.yaml:3: sys.data.weight: write a number, not '1'"),
        (
            "controls: [{id: sys.peek, minimum: 3}]",
            "over.yaml:3: controls.sys.peek.id: there is no sys.peek to change; did you mean",
        ),
    ],
)
def test_what_an_overlay_may_not_say_is_refused_where_it_stands(tmp_path: Path, line: str, says: str) -> None:
    (reported,) = refusal(tmp_path, "base", over=f"{OVERLAY}{line}\n")
    assert reported.startswith(says)


def test_an_overlay_named_twice_counts_once(tmp_path: Path) -> None:
    assert load_playbook("startup", ["genai", "genai"], Library(tmp_path)).overlays == ("genai",)


def test_a_playbook_is_no_overlay(tmp_path: Path) -> None:
    assert refusal(tmp_path, "base", over=BASE) == [
        "over.yaml:1: schema: write mlready.overlay/1, not 'mlready.playbook/1'"
    ]


RAISES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"id": st.just("sys.peak")},
    optional={
        "minimum": st.integers(0, 4),
        "weight": st.sampled_from([1, 1.5, 2, 3, 5]),
        "blocks": st.booleans(),
        "target": st.integers(1, 4),
        "asked_when": st.sampled_from([{"context.mode": "online"}, [{"context.mode": "batch"}]]),
    },
)


def sensible(entry: dict[str, Any]) -> bool:
    return bool(entry.get("target", 4) >= entry.get("minimum", 0))


def composed(base: Control, left_out: set[str], overlays: tuple[Mapping[str, Any], ...], folder: Path) -> Control:
    written = base.model_dump(mode="json", exclude_none=True, exclude=left_out)
    phases = [{"id": "plan", "title": "Plan", "about": "Planning."}]
    document = {"schema": "mlready.playbook/1", "id": "base", "title": "Base", "phases": phases, "controls": [written]}
    (folder / "base.yaml").write_text(yaml.safe_dump(document))
    for number, entry in enumerate(overlays):
        overlay = {"schema": "mlready.overlay/1", "id": f"over{number}", "controls": [entry]}
        (folder / f"over{number}.yaml").write_text(yaml.safe_dump(overlay))
    names = [f"{folder}/over{number}.yaml" for number in range(len(overlays))]
    return the(load_playbook(f"{folder}/base.yaml", names), "sys.peak")


@settings(deadline=None, max_examples=50)
@given(data=st.data())
def test_the_order_of_overlays_never_changes_what_is_asked(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    minimum = data.draw(st.integers(0, 4))
    fields = {
        "minimum": minimum,
        "blocks": data.draw(st.booleans()),
        "target": data.draw(st.integers(max(minimum, 1), 4)),
    }
    written = control("sys.peak", weight=data.draw(st.sampled_from([1, 2, 4])), **fields)
    left_out = data.draw(st.sets(st.sampled_from(["target", "weight"])))
    overlays = tuple(data.draw(st.lists(RAISES.filter(sensible), min_size=1, max_size=3)))
    base = composed(written, left_out, (), folder)
    found = [composed(written, left_out, order, folder) for order in permutations(overlays)]
    asked = {(one.minimum, one.target, one.weight, one.blocks, one.asked_when) for one in found}
    assert len(asked) == 1
    assert all(
        one.minimum >= base.minimum
        and one.target >= base.target
        and one.weight >= base.weight
        and one.blocks >= base.blocks
        for one in found
    )


def test_the_digest_changes_with_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    over = f"{OVERLAY}controls: [{{id: sys.peak, minimum: 3}}]\n"
    digests = [
        load(tmp_path, child=CHILD).digest,
        load(tmp_path, child=f"{CHILD}# more\n").digest,
        load(tmp_path, child=CHILD, base=f"{BASE}# more\n").digest,
        load(tmp_path, child=CHILD, over=over).digest,
    ]
    assert len(set(digests)) == len(digests)
    assert load(tmp_path, child=CHILD).digest == digests[0]


def test_a_loaded_playbook_tells_where_a_field_was_written_last(tmp_path: Path) -> None:
    load(tmp_path, child=f"{CHILD}controls:\n  - id: sys.peak\n    ask: And then?\n")
    loaded = open_playbook(f"{tmp_path}/child.yaml")
    assert str(loaded.problem("sys.peak", "ask", "no")) == f"{tmp_path}/child.yaml:7: sys.peak.ask: no"
    assert str(loaded.problem("sys.peak", "why", "no")) == f"{tmp_path}/base.yaml:17: sys.peak.why: no"
    assert str(loaded.problem("sys.peak", "role", "no")) == f"{tmp_path}/base.yaml:12: sys.peak.role: no"


@pytest.mark.parametrize("reference", ["startup", "enterprise"])
@pytest.mark.parametrize("overlays", list(permutations(["content", "genai", "regulated"])))
def test_shipped_playbooks_load_with_shipped_overlays_in_any_order(reference: str, overlays: tuple[str, ...]) -> None:
    first = load_playbook(reference, sorted(overlays))
    found = load_playbook(reference, overlays)
    assert {one.id: one for one in found.controls} == {one.id: one for one in first.controls}


@pytest.mark.parametrize("written", ["{}", '""', "0", "false"])
def test_controls_are_a_list(tmp_path: Path, written: str) -> None:
    assert refusal(tmp_path, child=f"{CHILD}controls: {written}\n") == ["child.yaml:5: controls: write a list here"]
