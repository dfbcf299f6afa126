"""Alerts for Prometheus: what they hold always, and what promtool says of them where it is installed."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlready.errors import UsageError
from mlready.model.metrics import SERIES, series_in
from mlready.render.emit import Emit
from plans import made, planned
from shipped import PLAYBOOKS, advice
from watched import ASSISTANT, BATCH, ONLINE

HOSTILE = 'a "b" {{ $labels.x }} {{{ \\ `c` \' | <d> ${e} %s: #\n- f\u2028\u0085'
SYSTEMS: dict[str, dict[str, object]] = {
    "online": {
        **ONLINE,
        "availability_target_percent": 99.9,
        "latency_target_ms": 120,
        "requests_per_day": 900_000,
        "error_rate_now": 0.004,
        "error_rate_alarm": 0.006,
        "ground_truth_delay_days": 45,
        "budget_per_month": 2_500,
        "cloud": "gcp",
        "decides_about_people": True,
        "gpu_scarce": True,
    },
    "stream": {**ONLINE, "mode": "stream", "problem_type": "anomaly-detection", "requests_per_day": 50_000},
    "batch": {**BATCH, "batch_records": 5_000_000, "batch_window_hours": 2, "ground_truth_delay_days": 3},
    "assistant": {**ASSISTANT, "platform": "serverless", "tokens_in": 4_200, "tokens_out": 310},
    "forecast": {**BATCH, "problem_type": "forecasting", "ground_truth_delay_days": 7},
    "ranking": {**ONLINE, "problem_type": "ranking", "ground_truth_delay_days": 0.5},
    "vision": {**ONLINE, "problem_type": "computer-vision"},
    "little said": {"mode": "online"},
}
needs_promtool = pytest.mark.skipif(
    shutil.which("promtool") is None, reason="promtool (package prometheus) is not here"
)


def rules(text: str) -> dict[str, dict[str, Any]]:
    document = yaml.safe_load(text)
    return {rule["alert"]: rule for group in document["groups"] for rule in group["rules"]}


def promtool(folder: Path, command: str, *files: tuple[str, str]) -> str:
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["promtool", command, "rules", files[-1][0]],  # noqa: S607 - wherever the person has it
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_alert_is_whole(system: str, playbook: str) -> None:
    plan = planned(SYSTEMS[system], playbook=playbook)
    text = made(plan, Emit.PROMETHEUS_RULES)
    declared = set(re.findall(r"^# (ml_[a-z0-9_]+)\{system", text, re.MULTILINE))
    known = [one.name for one in advice().metrics.series]
    found = rules(text)
    assert found
    used = set()
    for name, rule in found.items():
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}
        assert rule["labels"]["severity"] in {"page", "ticket", "report"}
        assert rule["labels"]["system"] == "fraud-scoring"
        assert rule["annotations"]["runbook"] == f"runbook.md#{name.lower()}"
        assert not re.search(r"<[a-z]", rule["expr"])
        assert rule["expr"].count('system="fraud-scoring"') == len(SERIES.findall(rule["expr"]))
        used |= set(series_in(rule["expr"], known))
    assert used <= declared


def test_the_burn_rates_are_those_of_the_target() -> None:
    found = rules(made(planned(SYSTEMS["online"], playbook="enterprise"), Emit.PROMETHEUS_RULES))
    bounds = {name: set(re.findall(r"> ([0-9.]+)", rule["expr"])) for name, rule in found.items() if "Budget" in name}
    assert bounds == {
        "MlErrorBudgetFast": {"0.0144"},
        "MlErrorBudgetSteady": {"0.006"},
        "MlErrorBudgetSlow": {"0.003"},
        "MlErrorBudgetSpent": {"0.001"},
    }
    assert "> 0.12" in found["MlSlow"]["expr"]


def test_a_start_up_gets_the_alerts_it_begins_with() -> None:
    small, large = (made(planned(SYSTEMS["online"], playbook=one), Emit.PROMETHEUS_RULES) for one in PLAYBOOKS)
    assert set(rules(small)) < set(rules(large))


def test_hostile_names_stay_what_they_are() -> None:
    plan = planned(SYSTEMS["online"], name=HOSTILE)
    shown = 'a "b" {{ $labels.x }} {{{ \\ `c` \' | <d> ${e} %s: # - f'
    text = made(plan, Emit.PROMETHEUS_RULES)
    for rule in rules(text).values():
        assert 'system="a \\"b\\" {{ $labels.x }} {{{ \\\\ `c`' in rule["expr"]
        for said in (*rule["labels"].values(), *rule["annotations"].values()):
            assert "{{" not in said.replace('{{ "{{" }}', "")
        assert rule["labels"]["system"].replace('{{ "{{" }}', "{{") == shown
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert text.startswith("\n".join(head) + "\ngroups:")


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert made(planned(SYSTEMS["batch"]), Emit.PROMETHEUS_RULES) == made(
        planned(SYSTEMS["batch"]), Emit.PROMETHEUS_RULES
    )


def test_who_must_keep_data_for_longer_is_told() -> None:
    said = {**ONLINE, "review_share": 0.01, "decides_about_people": True}
    assert "Some look back 35 days" in made(planned(said), Emit.PROMETHEUS_RULES)
    assert "look back" not in made(planned(ONLINE), Emit.PROMETHEUS_RULES)


@pytest.mark.parametrize("wanted", [Emit.PROMETHEUS_RULES, Emit.GRAFANA_DASHBOARD])
@pytest.mark.parametrize(("mode", "says"), [("edge", "a model on devices"), (None, "nobody has said how the model is")])
def test_what_cannot_be_scraped_has_none(wanted: Emit, mode: str | None, says: str) -> None:
    said: dict[str, object] = {"mode": mode} if mode else {}
    with pytest.raises(UsageError, match=says):
        made(planned(said), wanted)


@needs_promtool
@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_promtool_takes_them(tmp_path: Path, system: str, playbook: str) -> None:
    text = made(planned(SYSTEMS[system], name=HOSTILE, playbook=playbook), Emit.PROMETHEUS_RULES)
    assert "SUCCESS" in promtool(tmp_path, "check", ("rules.yml", text))


def alerting(folder: Path, plan_rules: str, series: dict[str, str], at: str, *alerts: str) -> None:
    """Let promtool play `series` minute by minute, and compare what fires at a time with `alerts`."""
    found = rules(plan_rules)
    test = {
        "rule_files": ["rules.yml"],
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [{"series": name, "values": values} for name, values in series.items()],
                "alert_rule_test": [
                    {
                        "eval_time": at,
                        "alertname": name,
                        "exp_alerts": [
                            {
                                "exp_labels": found[name]["labels"],
                                "exp_annotations": found[name]["annotations"],
                            }
                        ]
                        if name in alerts
                        else [],
                    }
                    for name in found
                    if name not in {"MlNotMeasured", "MlRunNotMeasured"}
                ],
            }
        ],
    }
    promtool(folder, "test", ("rules.yml", plan_rules), ("test.yml", yaml.safe_dump(test)))


@needs_promtool
@pytest.mark.parametrize(
    ("failed", "alerts"),
    [
        (0, ()),
        (10, ("MlErrorBudgetSlow",)),  # 1 % is ten times the budget's pace: no page yet, a ticket
        (20, ("MlErrorBudgetFast", "MlErrorBudgetSlow")),  # 2 % is twenty times
    ],
)
def test_failing_requests_burn_the_budget(tmp_path: Path, failed: int, alerts: tuple[str, ...]) -> None:
    text = made(planned({**ONLINE, "availability_target_percent": 99.9}), Emit.PROMETHEUS_RULES)
    series = {
        'ml_requests_total{system="fraud-scoring",outcome="ok"}': f"0+{1_000 - failed}x1500",
        'ml_requests_total{system="fraud-scoring",outcome="failed"}': f"0+{failed}x1500",
        'ml_predictions_logged_total{system="fraud-scoring"}': f"0+{1_000 - failed}x1500",
    }
    alerting(tmp_path, text, series, "24h", *alerts)


@needs_promtool
def test_silence_and_a_gap_in_the_log_are_noticed(tmp_path: Path) -> None:
    text = made(planned({**ONLINE, "requests_per_day": 900_000}), Emit.PROMETHEUS_RULES)
    ok = 'ml_requests_total{system="fraud-scoring",outcome="ok"}'
    log = 'ml_predictions_logged_total{system="fraud-scoring"}'
    alerting(tmp_path, text, {ok: "0+1000x30 30000x60", log: "0+1000x30 30000x60"}, "60m", "MlNoTraffic")
    alerting(tmp_path, text, {ok: "0+1000x180", log: "0+990x180"}, "180m", "MlPredictionLogGap")


@needs_promtool
def test_a_run_that_is_late_or_loses_records_is_noticed(tmp_path: Path) -> None:
    said = {**BATCH, "batch_records": 1_000, "batch_runs_per_day": 1, "batch_window_hours": 2}
    text = made(planned(said), Emit.PROMETHEUS_RULES)
    by = '{system="fraud-scoring"'
    fine = {
        f"ml_run_completed_timestamp_seconds{by}}}": "0x2000",
        f'ml_run_rows{by},direction="in"}}': "1000x2000",
        f'ml_run_rows{by},direction="out"}}': "1000x2000",
    }
    alerting(tmp_path, text, fine, "25h", *())
    alerting(tmp_path, text, fine, "27h", "MlRunLate")
    lost = {**fine, f'ml_run_rows{by},direction="out"}}': "990x2000"}
    alerting(tmp_path, text, lost, "1h", "MlRunRowsLost")
    few = {name: values.replace("1000", "600") for name, values in fine.items()}
    alerting(tmp_path, text, few, "1h", "MlRunVolume")


@needs_promtool
def test_drift_of_the_output_needs_rows_to_be_heard(tmp_path: Path) -> None:
    text = made(planned(BATCH), Emit.PROMETHEUS_RULES)
    psi = 'ml_drift_psi{system="fraud-scoring",feature="prediction"}'
    done = {'ml_run_completed_timestamp_seconds{system="fraud-scoring"}': "0x60"}
    for rows, alerts in ((400, ()), (600, ("MlOutputDrift",))):
        series = {psi: "0.25x60", 'ml_drift_rows{system="fraud-scoring"}': f"{rows}x60", **done}
        alerting(tmp_path, text, series, "30m", *alerts)
