"""A page as a reader takes it: its elements, its text, where its links lead, and what it would load."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "img", "input", "br", "hr", "base", "source", "track", "embed", "col", "wbr", "area"}
_LOADS = {"src", "srcset", "data", "poster", "background", "action", "formaction", "manifest", "ping", "codebase"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    source: str
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    crossed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.crossed.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements named `tag` that have `attributes`; ``class_`` stands for ``class``."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.elements
            if one.tag == tag and all(value in one.attributes.get(name, "").split() for name, value in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what the page is made of, whatever it says."""
        return [(one.tag, tuple(one.attributes)) for one in self.elements]

    @property
    def links(self) -> list[str]:
        return [one.attributes["href"] for one in self.elements if "href" in one.attributes]

    @property
    def loads(self) -> list[str]:
        """Return everything that would make a browser load or send something."""
        loaded = [f"{one.tag} {name}" for one in self.elements for name in one.attributes if name in _LOADS]
        loaded += [one.tag for one in self.elements if one.tag in {"link", "iframe", "object", "img", "base"}]
        style = "".join(one.text for one in self.all("style"))
        return loaded + re.findall(r"@import|@font-face|url\((?!#)[^)]*\)|image-set", style)

    @property
    def handlers(self) -> list[str]:
        """Return every attribute that holds script or style."""
        return [name for one in self.elements for name in one.attributes if name.startswith("on") or name == "style"]
