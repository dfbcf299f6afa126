"""Capacity and cost in the plan's JSON: every figure with its arithmetic, or with what is missing."""

from typing import Any

from mlready.model.capacity import Capacity, Further, Quantity, Sizing


def sizing_json(sizing: Sizing | None) -> dict[str, Any]:
    """Return what the plan's JSON says about size and cost, all of it null for a system out of scope."""
    if sizing is None:
        return dict.fromkeys(("capacity", "further", "sensitivity", "cost"))
    return {
        "capacity": _quantities(sizing.capacity),
        "further": _quantities(sizing.further),
        "sensitivity": [one.model_dump(mode="json") for one in sizing.sensitivity],
        "cost": sizing.cost and sizing.cost.model_dump(mode="json"),
    }


def _quantities(figures: Capacity | Further) -> dict[str, Any]:
    return {name: _quantity(quantity) for name, quantity in figures}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    """Return a figure with its arithmetic, or null with the full ids that are missing."""
    if quantity.value is not None:
        return quantity.model_dump(mode="json", include={"value", "unit", "formula", "inputs", "assumed"})
    return quantity.model_dump(mode="json", include={"value", "missing", *(("reason",) if quantity.reason else ())})
