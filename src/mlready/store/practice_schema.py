"""The JSON Schema of practices as files write them: every kind of fact is a key that an editor completes."""

from typing import Any, Final, get_args

from mlready.model.fact import Place
from mlready.model.practice import PracticeEntry
from mlready.model.vocabulary import FILE, KINDS, SYSTEM

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_NAMES: Final[Schema] = {"$ref": "#/$defs/Names"}
_PLACE: Final[Schema] = {"enum": list(get_args(Place))}
_RULES: Final[Schema] = {"type": "array", "items": {"$ref": "#/$defs/Rule"}}

COUNTS_LIKE: Final[Schema] = {
    "type": "object",
    "description": "Names of yours, each with one of ours, or several: wherever a rule names ours, yours counts too.",
    "additionalProperties": _NAMES,
}


def practice_definitions() -> dict[str, Schema]:
    """Return the parts of schemas in which practices stand: an entry, a rule and a pattern."""
    entry = PracticeEntry.model_json_schema()
    strength = entry["$defs"]["Strength"]
    rule = _rule()
    entry["properties"] = {
        **{name: _plain(one) for name, one in entry["properties"].items()},
        "found": _RULES | {"description": "What shows it."},
        "partial": _RULES | {"description": "What falls short of it."},
        **rule["properties"],
    }
    return {
        "Names": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
        "Pattern": _object("Facts of one kind, by their names; * is anything, and ! refuses.", _pattern_keys()),
        "PracticeEntry": {name: value for name, value in entry.items() if name != "$defs"},
        "Rule": rule,
        "Strength": strength,
    }


def practices_schema() -> Schema:
    """Return the schema of a file in ``practices/``."""
    properties: dict[str, Schema] = {
        "family": {"type": "string"},
        "title": {"type": "string"},
        "practices": {"type": "array", "items": {"$ref": "#/$defs/PracticeEntry"}},
        "counts_like": COUNTS_LIKE,
    }
    return {**_object("Practices of mlready", properties), "$defs": practice_definitions()}


def _rule() -> Schema:
    patterns: Schema = {"type": "array", "items": {"$ref": "#/$defs/Pattern"}}
    return _object(
        "What shows a practice: a pattern, or several under all.",
        {
            "says": _TEXT | {"minLength": 1, "description": "What was seen; {name} is the name of the fact."},
            "strength": {"$ref": "#/$defs/Strength"},
            "all": {**patterns, "minItems": 1, "description": "The first is the evidence; all must be there."},
            "anywhere": {**patterns, "description": "These must be there too, wherever in the system."},
            "nowhere": {**patterns, "description": "None of these may be there, wherever in the system."},
            "unless": {**patterns, "description": "None of these may be there."},
            "same": {
                "type": "string",
                "description": f"What they must share: {SYSTEM} (at least), {FILE}, or an attribute such as handler.",
            },
            **_pattern_keys(),
        },
    )


def _pattern_keys() -> dict[str, Schema]:
    known = sorted({attribute for kind in KINDS.values() for attribute in kind.attributes})
    attribute: Schema = {"anyOf": [{"enum": known}, {"pattern": r"^(kw|with)\."}]}
    return {
        **{name: _NAMES | {"description": f"{kind.looks} …"} for name, kind in KINDS.items()},
        "with": {
            "type": "object",
            "description": "Attributes that it must have.",
            "propertyNames": attribute,
            "additionalProperties": _NAMES,
        },
        "place": {"anyOf": [_PLACE, {"type": "array", "items": _PLACE}], "default": ["project"]},
    }


def _object(description: str, properties: dict[str, Schema]) -> Schema:
    return {"description": description, "type": "object", "properties": properties, "additionalProperties": False}


def _plain(schema: Schema) -> Schema:
    """Return the schema of a field without the null that only says that it may be left out."""
    choices = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    rest = {name: value for name, value in schema.items() if name not in {"anyOf", "default", "title"}}
    return {**choices[0], **rest} if len(choices) == 1 else {**schema}
