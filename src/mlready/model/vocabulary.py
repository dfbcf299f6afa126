"""The kinds of facts and their attributes: every word that a rule may use, and how it reads.

docs/facts.md says what each of them means; a test keeps it, and what the readers say, to these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SYSTEM: Final = "system"
FILE: Final = "file"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact. `looks` begins what a rule looks for, `says` is what one such fact says by itself."""

    looks: str
    says: str
    attributes: tuple[str, ...] = ()
    open: str | None = None

    def knows(self, attribute: str) -> bool:
        """Return whether a fact of this kind may have `attribute`."""
        named = self.open is not None and attribute.startswith(self.open) and attribute != self.open
        return named or attribute in self.attributes


_JOB: Final = ("system", "job", "starts", "branches", "gate")
_HANDLER: Final = ("handler", "route", "by", "methods", "function")
_INSTRUCTION: Final = ("stage", "by")
_PROSE: Final = ("body", "folder", "teaches")

KINDS: Final[Mapping[str, Kind]] = {
    "import": Kind("an import of", "{name} is imported"),
    "call": Kind("a call of", "{name} is called", ("in", "arguments"), "kw."),
    "decorator": Kind("a function decorated with", "{name} decorates a function", ("function", "arguments")),
    "class": Kind("a class named", "there is a class {name}", ("bases",)),
    "subclass": Kind("a class that inherits from", "a class inherits from {name}", ("by",)),
    "function": Kind("a function named", "there is a function {name}", ("in",)),
    "environment": Kind("a read of the environment variable", "{name} is read from the environment"),
    "notebook": Kind("a notebook at", "there is a notebook {name}"),
    "test": Kind("a test function named", "there is a test {name}", ("in",)),
    "test.case": Kind("a test that a runner collects, named", "a runner collects the test {name}"),
    "file": Kind("a file at", "there is a file {name}", ("base",)),
    "flow": Kind(
        "a function named", "there is a function {name}", ("calls", "passes", "guards", "takes", "refuses", "does")
    ),
    "flow.scope": Kind("what stands before every handler, put there by", "{name} guards handlers", ("guards", "wide")),
    "handler": Kind("a handler of the route", "the service answers {name}", ("by", "methods", "function", "gives")),
    "handler.route": Kind("a handler of the route", "the service answers {name}", _HANDLER),
    "handler.call": Kind("a handler that calls", "a handler calls {name}", (*_HANDLER, "how")),
    "handler.takes": Kind("a handler that takes a", "a handler takes a {name}", (*_HANDLER, "type", "depth")),
    "handler.refuses": Kind("a handler that refuses with", "a handler refuses with {name}", (*_HANDLER, "how", "in")),
    "scored": Kind(
        "a prediction that is kept, made by",
        "what {name} gives is kept",
        ("writes", "function", "module", "fits", "measures", "plots", "handler", "reads"),
    ),
    "alert": Kind("a message under a condition on a measure, sent by", "{name} tells somebody", ("function",)),
    "seed": Kind("a seed given to", "{name} gets a seed", ("in",)),
    "gate": Kind("a metric against a bound, which", "a metric against a bound {name}", ("in", "metric")),
    "trigger": Kind(
        "training that drift, a bad metric or the clock starts by", "{name} starts training", ("in", "because")
    ),
    "drift": Kind("drift measured by the project's own function", "{name} measures drift", ("by",)),
    "data-check": Kind("a check of a data frame which, where it fails,", "a failed check {name}", ("in", "of")),
    "data-test": Kind("a check of data in SQL:", "{name} checks the data"),
    "group-metric": Kind("a metric of each group", "{name} is computed for each group", ("in",)),
    "fitted": Kind("a trained estimator's", "{name} is asked of a trained estimator", ("in",)),
    "prediction": Kind("a prediction that is", "a prediction is {name}", ("in", "by")),
    "checked": Kind("an answer of a model that is checked by", "{name} checks what a model answers", ("in",)),
    "key": Kind("a key of a request to a platform, named", "{name} is asked of the platform"),
    "split": Kind("a share of the requests sent another way by", "{name} sends a share of the requests", ("by",)),
    "keeps": Kind("a function that stores what it is given, named", "{name} stores what it is given", ("by", "of")),
    "behaviour": Kind("a test of what a model answers, named", "{name} tests what a model answers", ("of", "stubbed")),
    "r.import": Kind("R code that loads", "{name} is loaded"),
    "r.call": Kind("an R call of", "{name} is called"),
    "js.import": Kind("a JavaScript import of", "{name} is imported"),
    "js.call": Kind("a JavaScript call of", "{name} is called"),
    "js.key": Kind("a key in JavaScript, named", "{name} is set", ("value",)),
    "js.handler": Kind("a JavaScript handler of", "the JavaScript service answers {name}", ("by",)),
    "dependency": Kind("a dependency on", "{name} is a dependency", ("version", "group", "ecosystem")),
    "manifest": Kind(
        "a list of dependencies named", "{name} lists dependencies", ("group", "ecosystem", "pins", "count")
    ),
    "lock": Kind("a lock file named", "{name} locks dependencies"),
    "locked": Kind("a file that fixes what the main application needs, named", "{name} fixes what is installed"),
    "image": Kind("an image built on", "an image is built on {name}", ("holds", "dev", "starts")),
    "image.from": Kind("an image built on", "an image is built on {name}", _INSTRUCTION),
    "image.run": Kind("an image whose build runs", "the image's build runs {name}", _INSTRUCTION),
    "image.starts": Kind("an image that starts", "the image starts {name}", _INSTRUCTION),
    "image.copy": Kind("an image that copies", "the image copies {name}", _INSTRUCTION),
    "image.env": Kind("an image that sets", "the image sets {name}", _INSTRUCTION),
    "image.expose": Kind("an image that exposes", "the image exposes {name}", _INSTRUCTION),
    "image.user": Kind("an image that runs as", "the image runs as {name}", _INSTRUCTION),
    "image.healthcheck": Kind("an image with the health check", "the image has a health check", _INSTRUCTION),
    "resource": Kind("a resource of the kind", "a {name} is defined", ("title", "api", "built")),
    "resource.field": Kind("a resource's field", "{name} is set", ("of", "title", "value", "image", "api", "built")),
    "config": Kind("a configuration's key", "{name} is configured", ("value", "base", "folder", "image")),
    "ci.start": Kind("CI that starts on", "CI starts on {name}", ("system", "branches")),
    "ci.run": Kind("a command of CI:", "CI runs {name}", (*_JOB, "via", "missing")),
    "ci.uses": Kind("an action or image of CI:", "CI uses {name}", _JOB, "with."),
    "ci.job": Kind("a job of CI named", "CI has a job {name}", _JOB),
    "ci.secret": Kind("a secret that CI hands over, named", "CI hands over the secret {name}", _JOB),
    "step": Kind("a step of a pipeline named", "{name} is a step behind others", ("after",)),
    "task.run": Kind("a task's command:", "a task runs {name}", ("runner", "task", "default")),
    "hook": Kind("a pre-commit hook:", "the hook {name} is set up", ("repo",)),
    "tool": Kind("settings of the tool", "{name} is configured", ("file", "filled")),
    "tracked": Kind("a file that a tool keeps versions of:", "versions of {name} are kept", ("what", "by", "side")),
    "updates": Kind("a service that updates", "{name} is kept up to date"),
    "owner": Kind("an owner of code:", "{name} owns code", ("rule",)),
    "env.example": Kind("an example environment that asks for", "the example environment asks for {name}"),
    "page": Kind("a web page that shows", "a page shows {name}"),
    "section": Kind("a document's section", "a document has a section {name}", (*_PROSE, "level", "document")),
    "document": Kind("a document named", "there is a document {name}", _PROSE),
    "document.report": Kind(
        "a document that has holes reported to", "holes are reported to {name}", ("document", "folder", "paragraph")
    ),
    "document.command": Kind("a document's command:", "a document gives the command {name}", ("document", "folder")),
}
"""Every kind of fact by its name."""
