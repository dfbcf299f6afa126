"""One system with everything that a report for CI must show, in files with names as hostile as a disk allows."""

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import Rules, assess
from mlready.model.assessment import Assessment
from mlready.model.evidence import Evidence, PracticeFinding, Scan, Status
from mlready.render.shortfalls import Ground

HOSTILE_PATH = 'src/a\nb\x1b[31m,c:d%20<x>&"[y](z).py'
HOSTILE = "one\n::error::two \x1b[31mred\x00\ufffe ]](http://evil) <b>&amp; %0A ##[error]x"
GROUND = Ground("README.md")


def a_report(*, shift: int = 0, backwards: bool = False) -> Assessment:
    """Return a system that falls short in every way; `shift` moves every line, `backwards` turns every order."""
    controls = [
        control("plan.blocker", blocks=True, evidence={"code.tests": 1}),
        control("plan.unheard", blocks=True),
        control("plan.silent"),
        control("plan.below", ask=HOSTILE, remedy=None),
        control("plan.waived", blocks=True),
        control("plan.claimed", decidable=True, evidence={"code.tests": 2}),
        control("plan.fine"),
        control("plan.optional", minimum=0),
        control("plan.batch", asked_when={"context.mode": "batch"}),
    ]
    found = [
        PracticeFinding(
            id="code.tests",
            status=Status.FOUND,
            evidence=(Evidence(path="tests/test_a.py", line=7 + shift, says="a test"),),
        ),
        PracticeFinding(
            id="code.lint",
            status=Status.PARTIAL,
            evidence=(Evidence(path=HOSTILE_PATH, line=3 + shift, says="a linter"),),
            reason=HOSTILE,
        ),
        PracticeFinding(id="code.typecheck", status=Status.MISSING, reason="looked for: a type checker"),
    ]
    if backwards:
        controls.reverse()
        found.reverse()
    return assess(
        playbook(*controls),
        answers(
            {
                "plan.blocker": 1,
                "plan.below": 0,
                "plan.waived": 0,
                "plan.claimed": 4,
                "plan.fine": 3,
            },
            {"mode": "online"},
            waivers=[{"control": "plan.waived", "reason": HOSTILE, "owner": "cto", "until": "2027-01-31"}],
        ),
        today=TODAY,
        scan=Scan(practices={one.id: one for one in found}),
        rules=Rules([]),
    )


def a_perfect_system() -> Assessment:
    """Return a system that falls short in nothing."""
    return assess(
        playbook(control("plan.fine")), answers({"plan.fine": 4}), today=TODAY, scan=Scan(practices={}), rules=Rules([])
    )
