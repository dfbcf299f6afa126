import json

from builders import answers
from mlready.planning.plan import make_plan
from mlready.render.json import plan_json
from shipped import advice, assessed, shipped_playbook


def plan(**context: object) -> dict[str, object]:
    said = answers({"sys.versioning": 1, "gov.ethics": 1}, context)
    document: dict[str, object] = json.loads(plan_json(make_plan(assessed(shipped_playbook(), said), advice())))
    return document


def test_risks_stand_at_the_top_with_their_severity_and_nowhere_twice() -> None:
    document = plan(error_cost="critical", decides_about_people=True)
    risks = document["risks"]
    assert isinstance(risks, list)
    unfair = next(one for one in risks if one["id"] == "unfair")
    assert (unfair["likelihood"], unfair["impact"], unfair["severity"]) == ("high", "critical", 12)
    assert unfair["mitigations"] == ["gov.ethics"]
    assert unfair["answers"] == {"context.decides_about_people": True, "context.error_cost": "critical"}
    governance = document["governance"]
    assert isinstance(governance, dict)
    assert governance.keys() == {"seats", "duties", "gates", "checklists", "contradictions", "undecided"}


def test_standards_stand_with_their_counts_whether_the_plan_goes_into_them_or_not() -> None:
    standards = plan(high_risk_use=False)["standards"]
    assert isinstance(standards, list)
    by_id = {one["id"]: one for one in standards}
    assert by_id["iso-42001"]["in_plan"] is False
    assert sum(by_id["iso-42001"]["counts"].values()) == 38
    article = next(one for one in by_id["eu-ai-act"]["items"] if one["id"] == "Art. 9")
    assert (article["status"], article["reason"]) == ("not-applicable", "you say that the use is not high-risk")
    assert article["dates"][0] == {"since": "2027-12-02", "says": "Annex III", "begun": False}


def test_a_system_out_of_scope_has_none_of_it() -> None:
    document = plan(purpose="explore")
    assert (document["governance"], document["risks"], document["standards"]) == (None, None, None)
