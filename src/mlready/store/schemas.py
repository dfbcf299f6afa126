"""JSON Schemas of the documents that people write, so that editors complete and check them while they type."""

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from mlready.model.base import Frozen
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.governance_book import GovernanceBook
from mlready.model.integration_book import IntegrationBook
from mlready.model.metrics import Metrics
from mlready.model.pipelines import Pipelines
from mlready.model.playbook import Control, Playbook
from mlready.model.product import Product
from mlready.model.risks import RiskBook
from mlready.model.standards import StandardCrosswalk
from mlready.model.strategies import Strategies
from mlready.store.answers import AnswersDocument
from mlready.store.config import Config
from mlready.store.playbooks import OVERLAY_SCHEMA, PLAYBOOK_SCHEMA
from mlready.store.practice_schema import COUNTS_LIKE, practice_definitions
from mlready.store.practice_schema import practices_schema as family_schema

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema: TypeAlias = dict[str, Any]


# What composing a playbook adds; no author writes it.
_COMPOSED: Final = ("lineage", "overlays", "digest")
# What an overlay leaves to the playbook under it.
_NOT_IN_OVERLAYS: Final = ("audience", "phases", "extends", "remove")
_INHERITABLE: Final = ("Control", "ContextQuestion", "Phase", "Remedy")
_BY_PLAYBOOK: Final[Schema] = {
    "type": "object",
    "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 4},
}
_REPOSITORY: Final[Schema] = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Repository"}]}
_REMOVAL: Final[Schema] = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "reason": {"type": "string", "minLength": 1}},
    "required": ["id", "reason"],
    "additionalProperties": False,
}


def playbook_schema() -> Schema:
    """Return the schema of playbook files: of an entry that may be inherited, only the id must be there."""
    schema = _schema(Playbook, "A playbook of mlready")
    for name in _INHERITABLE:
        entry = schema["$defs"][name]
        entry["required"] = ["id"] if "id" in entry["properties"] else []
    schema["$defs"] = {
        name: part for name, part in schema["$defs"].items() if name != "Practice"
    } | practice_definitions()
    schema["properties"]["practices"]["items"] = {"$ref": "#/$defs/PracticeEntry"}
    minimum = schema["$defs"]["Control"]["properties"]["minimum"]
    schema["$defs"]["Control"]["properties"]["minimum"] = {"anyOf": [minimum, _BY_PLAYBOOK]}
    written = {name: value for name, value in schema["properties"].items() if name not in _COMPOSED}
    schema["properties"] = {
        "schema": {"const": PLAYBOOK_SCHEMA},
        "extends": {"type": "string", "description": "The playbook that this one starts from."},
        **written,
        "counts_like": COUNTS_LIKE,
        "remove": {"type": "array", "items": _REMOVAL},
    }
    schema["required"] = ["schema", "id", "title"]
    return schema


def overlay_schema() -> Schema:
    """Return the schema of overlay files: controls that come on top, and minimums that rise."""
    schema = playbook_schema()
    schema["title"] = "An overlay of mlready"
    schema["properties"] = {
        name: value for name, value in schema["properties"].items() if name not in _NOT_IN_OVERLAYS
    } | {"schema": {"const": OVERLAY_SCHEMA}}
    return schema


def practices_schema() -> Schema:
    """Return the schema of a file in ``practices/``."""
    return {"$schema": _DRAFT, "title": "Practices of mlready", **family_schema()}


def strategies_schema() -> Schema:
    """Return the schema of ``advice/strategies.yaml``."""
    return _schema(Strategies, "Strategies of a release")


def governance_schema() -> Schema:
    """Return the schema of ``advice/governance.yaml``."""
    return _schema(GovernanceBook, "Duties, sign-offs and checklists")


def risks_schema() -> Schema:
    """Return the schema of ``advice/risks.yaml``."""
    return _schema(RiskBook, "Risks")


def standard_schema() -> Schema:
    """Return the schema of a file in ``crosswalks/`` whose kind is ``standard``."""
    return _schema(StandardCrosswalk, "A law, a standard or a list of risks")


def metrics_schema() -> Schema:
    """Return the schema of ``advice/metrics.yaml``."""
    return _schema(Metrics, "What to watch once a model is live")


def pipelines_schema() -> Schema:
    """Return the schema of ``advice/pipelines.yaml``."""
    return _schema(Pipelines, "Pipelines")


def integration_schema() -> Schema:
    """Return the schema of ``advice/integration.yaml``."""
    return _schema(IntegrationBook, "What joins a model to the systems around it")


def products_schema() -> Schema:
    """Return the schema of a file in ``products/``; its rules are those of the practices."""
    product = Product.model_json_schema()
    rules = {name: part for name, part in practice_definitions().items() if name != "PracticeEntry"}
    product["properties"]["found"]["items"] = {"$ref": "#/$defs/Rule"}
    kept = {name: part for name, part in product.pop("$defs").items() if name == "Retirement"}
    return {
        "$schema": _DRAFT,
        "title": "Products",
        "type": "object",
        "properties": {"products": {"type": "array", "items": {"$ref": "#/$defs/Product"}}},
        "required": ["products"],
        "additionalProperties": False,
        "$defs": {**kept, **rules, "Product": product},
    }


def config_schema() -> Schema:
    """Return the schema of ``mlready.yaml``."""
    schema = _schema(Config, "The settings of mlready in one repository")
    schema["properties"]["repositories"]["items"] = _REPOSITORY
    return schema


def answers_schema(playbook: Playbook | None = None) -> Schema:
    """Return the schema of answers files; with a playbook, of those that answer it: its ids and choices only."""
    schema = _schema(AnswersDocument, "Answers for mlready")
    entry: Schema = {"$ref": "#/$defs/Entry"}
    scalar: Schema = {"type": ["string", "number", "boolean", "null"]}
    schema["properties"]["answers"] = {"type": "object", "additionalProperties": {"anyOf": [scalar, entry]}}
    schema["properties"]["system"]["default"] = {}
    schema["$defs"]["SystemEntry"]["properties"]["repositories"]["items"] = _REPOSITORY
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
    "governance": governance_schema,
    "integration": integration_schema,
    "metrics": metrics_schema,
    "overlay": overlay_schema,
    "pipelines": pipelines_schema,
    "playbook": playbook_schema,
    "practices": practices_schema,
    "products": products_schema,
    "risks": risks_schema,
    "standard": standard_schema,
    "strategies": strategies_schema,
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
        case _:
            bare = {"type": ["number", "string", "null"]}
    return {"description": f"{question.ask}{unit}\n{question.why}", "bare": bare}
