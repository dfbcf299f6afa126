"""What a lint rule found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one entry of a playbook; `field` is the part of it that the author must look at."""

    id: str
    field: str
    says: str
