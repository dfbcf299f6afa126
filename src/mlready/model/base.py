"""What every value of mlready has in common."""

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema, any_schema


class Frozen(BaseModel):
    """A value: it never changes after it was made, and knows no field that it was not given."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


class _Made:
    """Lets pydantic take a value as it is: to prepare the check of all that is inside takes longer than a command."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return any_schema()


T = TypeVar("T")
Made = Annotated[T, _Made()]
"""A field of what we put together ourselves from values that are checked, never of what a document holds."""


Level = Annotated[int, Field(strict=True, ge=0, le=4)]
"""How far a control has come: 0 (nothing) to 4 (nobody does it better)."""

PerCent = Annotated[float, Field(ge=0, le=100)]
"""A part of a hundred."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false; never a word that only looks like it, such as ``yes``."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)*$", max_length=80)]
"""A public name: lower case, parts joined by dots, never reused for something else."""

Line = Annotated[str, Field(min_length=1, max_length=2000)]
"""Text that a person reads; never empty."""
