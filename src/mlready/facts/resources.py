"""Files that describe what shall run somewhere: Kubernetes and its kin, cloud templates, compose files.

Facts: ``resource`` (named by its kind or type; ``title`` is its own name, ``api`` its API) and ``resource.field``
(named by the path of its keys, list positions left out; ``of`` is the kind of resource, ``value`` what it says,
``image`` the container it belongs to). A compose service is a resource of kind ``compose.service``, ``built: yes``
where the project builds it. Documents that describe no resource give ``config`` facts in the same manner, with
``base`` the file's name and ``folder`` where it lies; so do the files that a ConfigMap holds.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, TypeAlias

from mlready.facts.jsons import load_json
from mlready.facts.source import Source
from mlready.facts.yaml_events import Document, documents, listed, mapping
from mlready.model.fact import Fact

_Path: TypeAlias = tuple[str | int, ...]
_Resource: TypeAlias = tuple[str, str, _Path, dict[str, str]]

MAX_FIELDS: Final = 600
MAX_CONFIG: Final = 400
MAX_DEPTH: Final = 14
MAX_VALUE: Final = 160
_IMAGE_KEYS: Final = ("image", "Image")
MAX_ITEMS: Final = 200
MAX_KEY: Final = 200
MAX_HELD: Final = 50
_HOLDS_FILES: Final = "ConfigMap"


def read_yaml_resources(source: Source) -> Iterator[Fact]:
    """Yield what the documents of a YAML file describe."""
    for document in documents(source.text):
        yield from _described(source, document)


def read_json_resources(source: Source) -> Iterator[Fact]:
    """Yield what a JSON file describes, where it is not plain data."""
    data = load_json(source.text)
    if isinstance(data, dict):
        yield from _described(source, Document(data))


def _described(source: Source, document: Document) -> Iterator[Fact]:
    data = mapping(document.data)
    resources = list(_resources(data))
    if not resources:
        yield from _config(source, document, source.name.lower())
    for kind, title, path, attributes in resources:
        line = _line(document, path)
        yield source.fact("resource", kind, line, title=title, **attributes)
        image = _image(_at(document, path)) or ""
        own = {"of": kind, "title": title, **attributes}
        for field, value, where in _leaves(_at(document, path), path, MAX_FIELDS, image):
            yield source.fact("resource.field", field, _line(document, where[0]), value=value, image=where[1], **own)
        if kind == _HOLDS_FILES:
            yield from _held(source, document, path)


def _held(source: Source, document: Document, path: _Path) -> Iterator[Fact]:
    """Yield what the files of YAML and JSON say that a ConfigMap holds, with the lines that they have in it."""
    files = mapping(mapping(_at(document, path)).get("data"))
    for name, text in islice(files.items(), MAX_HELD):
        if isinstance(text, str) and name.lower().endswith((".yml", ".yaml", ".json")):
            before = _line(document, (*path, "data", name)) or 0
            for inner in documents(text):
                yield from _config(source, inner, name.lower(), before)


def _resources(data: dict[str, Any]) -> Iterator[_Resource]:
    """Yield kind, title, path and what else is known of each resource in a document."""
    kind, api = data.get("kind"), data.get("apiVersion")
    if isinstance(kind, str) and isinstance(api, str):
        items = data.get("items")
        if kind.endswith("List") and isinstance(items, list):
            yield from _items(items)
        else:
            yield kind, str(mapping(data.get("metadata")).get("name", "")), (), {"api": api}
        return
    services = mapping(data.get("services"))
    if any(_is_service(one) for one in services.values()):
        for title, service in services.items():
            if isinstance(service, dict):
                yield "compose.service", title, ("services", title), {"built": "yes" if "build" in service else "no"}
        return
    for key in ("Resources", "resources"):
        yield from _typed(key, data.get(key))


def _items(items: list[Any]) -> Iterator[_Resource]:
    for number, item in enumerate(items[:MAX_ITEMS]):
        for kind, title, path, more in _resources(mapping(item)):
            yield kind, title, ("items", number, *path), more


def _typed(key: str, value: object) -> Iterator[_Resource]:
    """Yield the resources of a cloud template: by name with a Type, or in a list with a type and an API version."""
    if isinstance(value, dict):
        for title, one in value.items():
            if isinstance(one, dict) and isinstance(one.get("Type"), str):
                yield one["Type"], title, (key, title), {"api": "template"}
    elif isinstance(value, list):
        for number, one in enumerate(value[:MAX_ITEMS]):
            if isinstance(one, dict) and isinstance(one.get("type"), str) and "apiVersion" in one:
                yield one["type"], str(one.get("name", "")), (key, number), {"api": "template"}


def _is_service(value: object) -> bool:
    return isinstance(value, dict) and bool({"image", "build", "extends", "deploy", "healthcheck"} & value.keys())


def _image(value: object) -> str | None:
    if isinstance(value, dict):
        for key in _IMAGE_KEYS:
            if isinstance(value.get(key), str):
                return str(value[key])
    return None


def _at(document: Document, path: _Path) -> Any:  # noqa: ANN401 - any YAML value
    return document.at(*path) if path else document.data


def _line(document: Document, path: _Path) -> int | None:
    return document.line(*path) if document.lines else None


def _config(source: Source, document: Document, base: str, before: int = 0) -> Iterator[Fact]:
    folder = source.path.rpartition("/")[0].lower()
    for field, value, where in _leaves(document.data, (), MAX_CONFIG, ""):
        line = _line(document, where[0])
        known = {"value": value, "base": base, "folder": folder, "image": where[1]}
        yield source.fact("config", field, line and line + before, **known)


def _leaves(value: object, path: _Path, limit: int, image: str) -> Iterator[tuple[str, str, tuple[_Path, str]]]:
    """Yield the dotted path, text, place and image of every value that holds no others."""
    waiting = [("", value, path, 0, image)]
    while waiting and limit:
        name, one, where, depth, around = waiting.pop()
        if isinstance(one, dict) and one and depth < MAX_DEPTH:
            inner = _image(one) or around
            # No more of them could be told anyway, and a long key would be copied into the name of each.
            steps = [(f"{name}.{key[:MAX_KEY]}".lstrip("."), child, (*where, key)) for key, child in _first(one)]
            waiting.extend((*step, depth + 1, inner) for step in reversed(steps))
        elif isinstance(one, list) and one and depth < MAX_DEPTH:
            items = [(name, child, (*where, number)) for number, child in enumerate(listed(one)[:100])]
            waiting.extend((*item, depth + 1, around) for item in reversed(items))
        else:
            limit -= 1
            yield name, _text(one), (where, around)


def _first(value: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    return islice(value.items(), MAX_FIELDS)


def _text(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)[:MAX_VALUE]
