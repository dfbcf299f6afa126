"""JSON Schemas of the documents that people write, so that editors complete and check them while they type."""

from collections.abc import Callable
from typing import Any, Final, Literal

from pydantic import Field, create_model

from mlready.model.base import Frozen, Id, Level
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.playbook import Audience, Control, Phase, Playbook, Remedy
from mlready.store.answers import AnswersDocument
from mlready.store.config import Config

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


class Removal(Frozen):
    """A control that an ancestor has and this playbook leaves out, and why."""

    id: Id
    reason: str = Field(min_length=1)


def _entry(name: str, model: type[Frozen], **changed: Any) -> type[Frozen]:  # noqa: ANN401 - annotations of fields
    """Return `model` as an author writes it: an id must be there, every other field may be inherited."""
    annotations = {key: field.annotation for key, field in model.model_fields.items()} | changed
    fields: dict[str, Any] = {key: (annotation | None, None) for key, annotation in annotations.items()}
    if "id" in annotations:
        fields["id"] = (Id, ...)
    return create_model(name, __base__=Frozen, __doc__=model.__doc__, **fields)


RemedyEntry: Final = _entry("RemedyEntry", Remedy)
ControlEntry: Final = _entry("ControlEntry", Control, minimum=Level | dict[str, Level], remedy=RemedyEntry)
ContextEntry: Final = _entry("ContextEntry", ContextQuestion)
PhaseEntry: Final = _entry("PhaseEntry", Phase)

PlaybookDocument: Final = create_model(
    "PlaybookDocument",
    __base__=Frozen,
    __doc__="A playbook file: a checklist of its own, or one that extends another.",
    schema_=(Literal["mlready.playbook/1"], Field(alias="schema")),
    id=(Id, ...),
    title=(str, ...),
    version=(str, "1.0.0"),
    about=(str, "-"),
    audience=(Audience | None, None),
    extends=(str | None, None),
    phases=(tuple[PhaseEntry, ...], ()),
    controls=(tuple[ControlEntry, ...], ()),
    context=(tuple[ContextEntry, ...], ()),
    remove=(tuple[Removal, ...], ()),
)
OverlayDocument: Final = create_model(
    "OverlayDocument",
    __base__=Frozen,
    __doc__="An overlay file: controls that come on top of any playbook, and minimums that it raises.",
    schema_=(Literal["mlready.overlay/1"], Field(alias="schema")),
    id=(Id, ...),
    title=(str, ...),
    version=(str, "1.0.0"),
    about=(str, "-"),
    controls=(tuple[ControlEntry, ...], ()),
    context=(tuple[ContextEntry, ...], ()),
)


def playbook_schema() -> Schema:
    """Return the schema of playbook files."""
    return _schema(PlaybookDocument, "A playbook of mlready")


def overlay_schema() -> Schema:
    """Return the schema of overlay files."""
    return _schema(OverlayDocument, "An overlay of mlready")


def config_schema() -> Schema:
    """Return the schema of ``mlready.yaml``."""
    return _schema(Config, "The settings of mlready in one repository")


def answers_schema(playbook: Playbook | None = None) -> Schema:
    """Return the schema of answers files; with a playbook, of those that answer it: its ids and choices only."""
    schema = _schema(AnswersDocument, "Answers for mlready")
    entry: Schema = {"$ref": "#/$defs/Entry"}
    scalar: Schema = {"type": ["string", "number", "boolean", "null"]}
    schema["properties"]["answers"] = {"type": "object", "additionalProperties": {"anyOf": [scalar, entry]}}
    schema["properties"]["system"]["default"] = {}
    schema["$defs"]["SystemEntry"]["properties"]["repositories"]["items"] = {
        "anyOf": [{"type": "string"}, {"$ref": "#/$defs/Repository"}]
    }
    if playbook:
        known = {control.id: _answer_schema(control) for control in playbook.controls}
        known |= {question.full_id: _context_schema(question) for question in playbook.context}
        schema["properties"]["answers"] = {
            "type": "object",
            "properties": {name: one | {"anyOf": [one.pop("bare"), entry]} for name, one in known.items()},
            "additionalProperties": False,
        }
    return schema


SCHEMAS: Final[dict[str, Callable[[], Schema]]] = {
    "answers": answers_schema,
    "config": config_schema,
    "overlay": overlay_schema,
    "playbook": playbook_schema,
}


def _schema(model: type[Frozen], title: str) -> Schema:
    schema = model.model_json_schema(by_alias=True)
    schema.pop("title", None)
    return {"$schema": _DRAFT, "title": title, **schema}


def _answer_schema(control: Control) -> Schema:
    levels = [choice.level for choice in control.choices]
    ids = [choice.id for choice in control.choices]
    says = "\n".join(f"{choice.level} {choice.id}: {choice.says}" for choice in control.choices)
    return {"description": f"{control.ask}\n{says}", "bare": {"enum": [*levels, *ids, None]}}


def _context_schema(question: ContextQuestion) -> Schema:
    unit = f" ({question.unit})" if question.unit else ""
    match question.type:
        case ContextType.CHOICE:
            bare: Schema = {"enum": [*(choice.id for choice in question.choices), None]}
        case ContextType.BOOLEAN:
            bare = {"type": ["boolean", "null"]}
        case ContextType.COUNT | ContextType.NUMBER | ContextType.SHARE | ContextType.MONEY:
            bare = {"type": ["number", "string", "null"]}
    return {"description": f"{question.ask}{unit}\n{question.why}", "bare": bare}
