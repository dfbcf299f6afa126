"""Web pages of the project: which figures of a running service or model they show, as far as something fills them in.

Facts: ``page``, named by the measures that its labels speak of, in the order of the alphabet. A label is a short text
between tags, or one that a component is given. A page that nothing fills in shows nothing: neither do words in prose.
"""

import re
from collections.abc import Iterator
from typing import Final

from mlready.facts.source import Source
from mlready.model.fact import Fact

MAX_PAGE: Final = 400_000
_LABEL_WORDS: Final = 5
_ENOUGH: Final = 2
_NOT_OURS: Final = re.compile(
    r"(?:^|/)(?:docs?|site|htmlcov|_build|dist|build|reports?|notebooks|slides)/", re.IGNORECASE
)
_OPENERS: Final = re.compile(r"<!--|\{#|(?<![\w\"'])/\*|<style\b|<script\b", re.IGNORECASE)
_CLOSERS: Final = {"<!--": "-->", "{#": "#}", "/*": "*/", "<style": "</style>", "<script": "</script>"}
_SCRIPT: Final = "<script"
_LABELS: Final = (
    re.compile(r">([^<>{}]{2,120})(?=[<{])"),
    re.compile(r"""\b(?:label|title|heading|header|caption|name)\s*[=:]\s*\{?["'`]([^"'`<>{}\n]{2,60})["'`]"""),
)
# What says by itself that a running system is watched.
_OPERATION: Final = {
    "alerts": r"(?:active |recent |open )?alerts?|incidents?",
    "drift": r"drift|psi|skew",
    "errors": r"(?:error|failure|success) (?:rate|count|ratio)|uptime|failed (?:requests|calls|predictions)"
    r"|total errors",
    "health": r"(?:system|service|model|platform) health|health status|monitoring",
    "latency": r"latency|latencies|response times?|p9[059]|throughput|(?:requests|reqs?)(?:/| per )(?:seconds?|sec|s)",
    "load": r"(?:cpu|memory|gpu|disk)(?: (?:usage|utili[sz]ation|load|used))?",
    "volume": r"(?:total |recent |number of |logged )?(?:predictions?|inferences?|requests|calls) "
    r"(?:today|logs?|logged|recorded|count|total|served|made|volume|history|over time|this (?:week|month)|per \w+)"
    r"|(?:total|recent|logged) (?:predictions|inferences|requests|calls)",
}
_QUALITY: Final = (
    "accuracy|rmse|mae|mse|mape|f1|auc|precision|recall|r2|r²|ndcg|mrr|hit ?rate|log ?loss|perplexity|faithfulness"
)
_MEASURES: Final = [
    (name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)) for name, pattern in _OPERATION.items()
]
_FIGURE: Final = re.compile(rf"(?<![a-z])({_QUALITY})(?![a-z])", re.IGNORECASE)
_ABOUT: Final = re.compile(r"metric|monitor|dashboard|drift|observab|\bops\b|performance|analytics", re.IGNORECASE)
_HEADING: Final = re.compile(r"<(?:title|h[1-3])\b[^>]{0,200}>([^<]{0,80})", re.IGNORECASE)
_FILLED: Final = re.compile(r"\{\{(.{0,120}?)\}\}|\{%(.{0,120}?)%\}", re.DOTALL)
_NAMED: Final = re.compile(r"""\bid=["']([\w-]{3,60})["']""")
_LOADS: Final = re.compile(
    r"\bfetch\w*\(|\baxios\b|XMLHttpRequest|\$\.(?:get|ajax|getJSON)|EventSource|WebSocket|\buse(?:Query|SWR|Fetch)\b"
    r"|\bapi\w*\.\w+|\bapi\w*\(|\.json\(\)|<script[^>]{1,200}src="
    r"|\{ ?(?:data|isLoading)\b[^{}]{0,120}\} = use[A-Z]\w*\("  # a hook of the project's own
)
_DATA: Final = re.compile(
    r"metrics?|latenc|drift|alerts?\b|monitor|error_?rate|throughput|uptime|(?:prediction|inference)s?[_-]?"
    r"(?:log|count|today|total|stat)|rmse|accuracy|ndcg|\bstats\b|total_?(?:predictions|requests|calls)",
    re.IGNORECASE,
)
_HINTS: Final = b"metric latenc drift alert monitor uptime throughput prediction rmse accuracy".split()


def may_watch(source: Source) -> bool:
    """Return whether the text of a page leaves room for figures."""
    text = source.content.lower() if len(source.content) <= MAX_PAGE else b""
    return any(hint in text for hint in _HINTS)


def read_page(source: Source) -> Iterator[Fact]:
    """Yield what a page shows, where it shows several figures and gets them from somewhere."""
    if not may_watch(source) or _NOT_OURS.search(source.path):
        return
    text, markup, scripts = _parted(source.text)
    if _is_component(source):
        markup = text
    shown: dict[str, int] = {}
    for label, at in _labels(markup):
        for name in _measured(label):
            shown.setdefault(name, at)
    operation = {name for name, _ in _MEASURES} & shown.keys()
    called = source.path.rpartition("/")[2]
    headed = _ABOUT.search(" ".join([called, *_HEADING.findall(markup)]))
    # A component is a part of a page: one figure is enough where its own name says what it is for.
    enough = (
        len(operation) >= _ENOUGH
        or (len(shown) >= _ENOUGH and headed)
        or (operation and _is_component(source) and _ABOUT.search(called))
    )
    if enough and _is_filled(source, text, scripts):
        line = text.count("\n", 0, min(shown.values())) + 1
        yield source.fact("page", " ".join(sorted(shown)), line)


def _labels(markup: str) -> Iterator[tuple[str, int]]:
    for pattern in _LABELS:
        for found in pattern.finditer(markup):
            label = " ".join(found[1].split())
            if len(label.split()) <= _LABEL_WORDS:
                yield label, found.start(1)


def _measured(label: str) -> Iterator[str]:
    for name, pattern in _MEASURES:
        if pattern.search(label):
            yield name
    yield from (found.lower() for found in _FIGURE.findall(label))


def _is_filled(source: Source, text: str, scripts: str) -> bool:
    """Return whether figures come into the page from a template, a script or the component's own calls."""
    if any(_DATA.search(" ".join(parts)) for parts in _FILLED.findall(text)):
        return True
    if not _LOADS.search(text):
        return False
    return bool(_DATA.search(text if _is_component(source) else " ".join([scripts, *_NAMED.findall(text)])))


def _is_component(source: Source) -> bool:
    return source.path.lower().endswith((".tsx", ".jsx", ".vue", ".svelte"))


def _parted(page: str) -> tuple[str, str, str]:
    """Return a page without its comments and styles, that without its scripts too, and the scripts."""
    text: list[str] = []
    markup: list[str] = []
    scripts: list[str] = []
    endless: set[str] = set()
    at = 0
    while found := _OPENERS.search(page, at):
        opener = found[0].lower()
        end = -1 if opener in endless else page.find(_CLOSERS[opener], found.end())
        if end < 0:
            endless.add(opener)
            end = found.end() - len(_CLOSERS[opener])
        before, inside = page[at : found.start()], page[found.start() : end + len(_CLOSERS[opener])]
        blank = "\n" * inside.count("\n")
        at = max(end + len(_CLOSERS[opener]), found.end())
        text += (before, inside if opener == _SCRIPT else blank)
        markup += (before, blank)
        if opener == _SCRIPT:
            scripts.append(inside)
    rest = page[at:]
    return "".join([*text, rest]), "".join([*markup, rest]), " ".join(scripts)
