"""Answers -> the profile of a pipeline and the host that it stands on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mlready.model.context import PREFIX
from mlready.model.pipeline import OtherProfile, ProfileChoice, ProfileReason
from mlready.model.pipelines import Pipelines, Profile, ProfileRule
from mlready.planning.situation import Situation
from mlready.planning.wording import say


@dataclass(frozen=True, slots=True)
class Chosen:
    """A profile, on a host where it needs one, with the rules that decided and those that could still decide."""

    main: Profile
    host: Profile
    why: tuple[ProfileReason, ...]
    undecided: tuple[OtherProfile, ...]

    @property
    def choice(self) -> ProfileChoice:
        """The ids of both; no host where the profile is one itself."""
        return ProfileChoice(main=self.main.id, host=None if self.main.host else self.host.id)


def choose_profile(book: Pipelines, situation: Situation) -> Chosen:
    """Return the profile that the first rules that hold lead to."""
    rules = [_deciding(rules, situation) for rules in (book.main, book.host)]
    above, below = rules
    deciding = [rule for rule in rules if rule]
    if below is None:
        raise ValueError("the last rule for a host holds always")
    host = book.profile(below.profile)
    return Chosen(
        main=book.profile(above.profile) if above else host,
        host=host,
        why=tuple(_reason(rule, book, situation) for rule in deciding),
        undecided=tuple(_others(book, situation)),
    )


def _deciding(rules: Sequence[ProfileRule], situation: Situation) -> ProfileRule | None:
    return next((rule for rule in rules if situation.holds(rule.when) is True), None)


def _reason(rule: ProfileRule, book: Pipelines, situation: Situation) -> ProfileReason:
    named = situation.named(rule.when)
    return ProfileReason(
        profile=rule.profile,
        title=title_of(book.profile(rule.profile), situation),
        says=rule.says,
        answers={name: value for name, value in named.items() if name.startswith(PREFIX)},
    )


def title_of(profile: Profile, situation: Situation) -> str:
    """Return what a profile is called in `situation`."""
    return say(profile.title, situation) or profile.id


def _others(book: Pipelines, situation: Situation) -> Iterator[OtherProfile]:
    """Yield each profile that an open question could still lead to, with the questions."""
    found: dict[str, dict[str, None]] = {}
    for rules in (book.main, book.host):
        decided = _deciding(rules, situation)
        before = rules[: rules.index(decided)] if decided else rules
        for rule in before:
            if rule.when and situation.holds(rule.when) is None and not (decided and rule.profile == decided.profile):
                missing = [name for name in situation.missing(rule.when) if situation.is_open(name)]
                found.setdefault(rule.profile, {}).update(dict.fromkeys(missing))
    for name, open_ones in found.items():
        if open_ones:
            yield OtherProfile(profile=name, title=title_of(book.profile(name), situation), missing=tuple(open_ones))
