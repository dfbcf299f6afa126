"""Products on their way out, as a check tells of them."""

import json

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import Rules, assess
from mlready.model.assessment import Assessment
from mlready.model.evidence import Evidence, ProductFinding, Retirement, Scan
from mlready.render.json import check_json
from mlready.render.markdown import check_markdown
from mlready.render.practices import practices_text

GONE = Retirement(
    state="retired", says="It ended.", instead="Take KServe.", checked_on="2026-11", source="https://example.org"
)
PLACE = Evidence(path="serve/run.py", line=7, repository="api", says="old is imported")
OLD = ProductFinding(id="old", title="Old | server", serves=("serving",), retired=GONE, evidence=(PLACE,))
KEPT = ProductFinding(id="new", title="New server", serves=("serving",), evidence=(PLACE,))


def seen(*products: ProductFinding) -> Assessment:
    practices = {"ci.tests": {"id": "ci.tests", "status": "missing"}}
    scan = Scan.model_validate({"practices": practices, "products": products})
    return assess(playbook(control("plan.fine")), answers({}), today=TODAY, scan=scan, rules=Rules([]))


def test_a_terminal_shows_place_reason_and_what_to_use_instead() -> None:
    text = practices_text(seen(OLD, KEPT), width=100, colour=False)
    part = text[text.index("On the way out") :].splitlines()[:4]
    assert part == [
        "On the way out",
        "  Old | server",
        "    api: serve/run.py:7 old is imported",
        "    It ended. Take KServe.",
    ]
    assert "New server" not in text


def test_markdown_says_it_in_a_line_and_escapes_it() -> None:
    text = check_markdown(seen(OLD))
    assert "On the way out: Old \\| server (`api: serve/run.py:7`): It ended. Take KServe." in text


def test_json_holds_the_whole_finding() -> None:
    (one,) = json.loads(check_json(seen(OLD, KEPT)))["retired"]
    assert one["retired"]["instead"] == "Take KServe."
    assert one["evidence"][0]["line"] == 7


def test_where_nothing_is_to_go_nothing_is_said() -> None:
    assert "way out" not in practices_text(seen(KEPT), width=80, colour=False)
    assert "way out" not in check_markdown(seen())
    assert json.loads(check_json(seen()))["retired"] == []
