"""The dashboard that Grafana imports."""

import json
from typing import Any

import pytest

from mlready.model.metrics import WIRED, series_in
from mlready.render.emit import Emit
from mlready.render.emit.grafana_dashboard import uid
from plans import made, planned
from shipped import PLAYBOOKS, advice
from watched import ASSISTANT, BATCH, ONLINE

WIDE = 24
SYSTEMS = {"online": ONLINE, "batch": BATCH, "assistant": ASSISTANT, "stream": {**ONLINE, "mode": "stream"}}


def dashboard(said: dict[str, object], name: str = "fraud-scoring", playbook: str = "startup") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(made(planned(said, name=name, playbook=playbook), Emit.GRAFANA_DASHBOARD))
    return document


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_panel_is_whole_and_none_lies_on_another(system: str, playbook: str) -> None:
    board = dashboard(SYSTEMS[system], playbook=playbook)
    assert board["schemaVersion"] >= 36
    assert "id" not in board
    panels = board["panels"]
    assert [panel["id"] for panel in panels] == list(range(1, len(panels) + 1))
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert place["x"] + place["w"] <= WIDE
        assert not cells & taken
        taken |= cells
    known = [one.name for one in advice().metrics.series]
    for panel in (one for one in panels if one["type"] == "timeseries"):
        assert panel["datasource"]["uid"] == "${datasource}"
        assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"])
        for target in panel["targets"]:
            assert not WIRED.findall(target["expr"])
            assert set(series_in(target["expr"], known)) <= set(known)
            assert 'system="fraud-scoring"' in target["expr"]
    assert board["templating"]["list"][0]["name"] == "datasource"


def test_a_line_stands_where_the_alert_fires() -> None:
    panels = dashboard({**ONLINE, "latency_target_ms": 120})["panels"]
    slow = next(panel for panel in panels if panel["title"] == "Response time")
    steps = slow["fieldConfig"]["defaults"]["thresholds"]["steps"]
    assert steps == [{"color": "green", "value": None}, {"color": "red", "value": 0.12}]
    assert slow["fieldConfig"]["defaults"]["unit"] == "s"


def test_the_families_are_rows_in_their_order() -> None:
    rows = [panel["title"] for panel in dashboard(ONLINE)["panels"] if panel["type"] == "row"]
    assert rows == ["Is the service well?", "Is the data well?", "Is the model still right?"]


def test_the_id_hangs_on_the_name_alone() -> None:
    assert dashboard(ONLINE)["uid"] == dashboard({**ONLINE, "latency_target_ms": 9})["uid"] == uid("fraud-scoring")
    assert uid("a") != uid("b")
    assert uid("Fraud Scoring") != uid("fraud-scoring")
    for name in ("", "x" * 300, "日本", '"{{ $x }}"'):
        assert 0 < len(uid(name)) <= 40
        assert uid(name).replace("-", "").isalnum()


def test_hostile_names_stay_data() -> None:
    name = 'a "b" \\ {{ x }} \n </script>'
    board = dashboard(ONLINE, name=name)
    assert board["title"] == 'a "b" \\ {{ x }} </script>: monitoring'
    expr = next(panel["targets"][0]["expr"] for panel in board["panels"] if panel["type"] != "row")
    assert 'system="a \\"b\\" \\\\ {{ x }} </script>"' in expr
