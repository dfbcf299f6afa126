"""Assessment -> strategy: stop, or a release by the rules that apply."""

from mlready.model.strategies import Strategies, StrategyRule
from mlready.model.strategy import Prospect, ReleaseStep, Strategy, Undecided
from mlready.planning.situation import Situation, mendable, raised
from mlready.planning.strategy import reasons, rules
from mlready.planning.strategy.parts import Draft, Drafting, needs_of
from mlready.planning.strategy.steps import release_steps, used_strategies


def choose(book: Strategies, situation: Situation) -> Strategy:
    """Return how to release in `situation`."""
    stop = rules.stop_of(book, situation)
    return _stopped(stop, book, situation) if stop else _released(book, situation)


def _stopped(stop: StrategyRule, book: Strategies, situation: Situation) -> Strategy:
    why = rules.stop_reason(stop, situation)
    settled = raised(situation, (need.when for need in stop.needs))
    return Strategy(
        base=None,
        rule=stop.id,
        stopped=True,
        why=(why,),
        rejected=reasons.all_rejected(book, stop),
        undecided=(Undecided(rule=stop.id, title=stop.title, missing=why.unknown),) if why.unknown else (),
        requirements=tuple(reasons.stop_requirements(stop, situation)),
        after_stop=_outlook(book, settled),
    )


def _released(book: Strategies, situation: Situation) -> Strategy:
    drafting = Drafting(book, situation, rules.apply(book, situation))
    applied = drafting.applied
    draft, steps = _drawn(drafting)
    used = tuple(dict.fromkeys(step.id for step in steps))
    mended = raised(situation, (need.when for _, need in needs_of(book, draft.gone) if mendable(need.when)))
    later = _later(book, situation)
    return Strategy(
        base=steps[0].id if steps else None,
        rule=applied.bases[0].id,
        rest_from=applied.bases[1].id if applied.bases[1:] else None,
        sequence=steps,
        modifiers=rules.ids(applied.modifiers),
        why=rules.reasons(applied, situation),
        rejected=tuple(reasons.rejections(drafting, draft, used)),
        undecided=rules.undecided(applied, situation),
        requirements=tuple(reasons.requirements(drafting, draft)),
        before=tuple(reasons.preparations(drafting, draft, used)),
        once_mended=_other(_outlook(book, mended), steps),
        next_version=_other(_outlook(book, later), steps) if later else None,
        used=used_strategies(steps, book),
        platform_notes=reasons.platform_notes(book, situation, used),
        reviews=reasons.reviews(book, situation),
    )


def _later(book: Strategies, situation: Situation) -> Situation | None:
    """Return the situation of the next version, all levels reached that a release needs; None where it is the same."""
    changed = book.next_version
    if changed is None or situation.holds(changed.when) is not True:
        return None
    every = needs_of(book, (kind.id for kind in book.strategies))
    return raised(situation, (need.when for _, need in every if mendable(need.when))).having(changed.answers)


def _drawn(drafting: Drafting) -> tuple[Draft, tuple[ReleaseStep, ...]]:
    draft = drafting.draft()
    return draft, release_steps(draft.parts, _caps(drafting), drafting.book, drafting.situation)


def _caps(drafting: Drafting) -> dict[str, float]:
    """Return the largest share that each strategy may take: by its own bounds, the rules and the platform."""
    situation, book = drafting.situation, drafting.book
    given = [(kind.id, cap.share) for kind in book.strategies for cap in kind.caps if situation.holds(cap.when) is True]
    given += [pair for rule in drafting.applied.rules for pair in rule.caps.items()]
    given += [pair for fact in book.platform_facts if situation.holds(fact.when) is True for pair in fact.caps.items()]
    caps: dict[str, float] = {}
    for name, share in given:
        caps[name] = min(share, caps.get(name, 1))
    return caps


def _outlook(book: Strategies, situation: Situation) -> Prospect:
    """Return what the rules give in another situation, in short."""
    drafting = Drafting(book, situation, rules.apply(book, situation))
    _, steps = _drawn(drafting)
    return Prospect(base=steps[0].id if steps else None, rule=drafting.applied.bases[0].id, sequence=steps)


def _other(outlook: Prospect, steps: tuple[ReleaseStep, ...]) -> Prospect | None:
    """Return `outlook` where it takes other steps than `steps`, else None."""
    now, then = ([(step.id, step.share) for step in some] for some in (steps, outlook.sequence))
    return outlook if now != then else None
