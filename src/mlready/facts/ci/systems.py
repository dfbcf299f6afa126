"""Which CI service a file is for, what starts it there, and whether it waits for a person.

Most are known by the path that the service reads. Cloud Build, Concourse and Tekton take any path: these are known by
their form.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from mlready.facts.source import Source
from mlready.facts.templates import generated_path
from mlready.facts.yaml_events import listed, mapping

# Which system reads which path. What the files call their parts is told by `_PARTS`.
_SYSTEMS: Final = (
    ("circleci", re.compile(r"\.circleci/config\.ya?ml")),
    ("bitbucket", re.compile(r"bitbucket-pipelines\.ya?ml")),
    ("travis", re.compile(r"\.travis\.ya?ml")),
    (
        "cloudbuild",
        re.compile(r"(?:.*/)?[^/]*cloudbuild[^/]*\.(?:ya?ml|json)|(?:.*/)?cloudbuild/[^/]+\.ya?ml", re.IGNORECASE),
    ),
    ("codebuild", re.compile(r"(?:.*/)?[^/]*buildspec[^/]*\.ya?ml|(?:.*/)?buildspecs?/[^/]+\.ya?ml", re.IGNORECASE)),
    ("drone", re.compile(r"\.drone\.ya?ml|\.woodpecker(?:\.ya?ml|/(?:.*/)?[^/]+\.ya?ml)")),
    ("buildkite", re.compile(r"\.buildkite/(?:.*/)?[^/]+\.ya?ml|buildkite\.ya?ml")),
    ("semaphore", re.compile(r"\.semaphore/[^/]+\.ya?ml")),
    ("cirrus", re.compile(r"\.cirrus\.ya?ml")),
    ("appveyor", re.compile(r"\.?appveyor\.ya?ml")),
    ("codefresh", re.compile(r"\.?codefresh(?:/[^/]+)?\.ya?ml")),
    ("taskcluster", re.compile(r"\.taskcluster\.ya?ml|taskcluster/(?:ci|kinds)/.*\.ya?ml")),
    ("tekton", re.compile(r"\.tekton/(?:.*/)?[^/]+\.ya?ml")),
    ("harness", re.compile(r"\.harness/(?:.*/)?[^/]+\.ya?ml")),
    ("codecatalyst", re.compile(r"\.codecatalyst/workflows/[^/]+\.ya?ml")),
    ("screwdriver", re.compile(r"screwdriver\.ya?ml")),
    ("wercker", re.compile(r"wercker\.ya?ml")),
    ("bitrise", re.compile(r"bitrise\.ya?ml")),
    ("codeship", re.compile(r"codeship-(?:steps|services)\.ya?ml")),
    ("sourcehut", re.compile(r"\.build\.ya?ml|\.builds/[^/]+\.ya?ml")),
    ("onedev", re.compile(r"\.onedev-buildspec\.ya?ml")),
    ("vela", re.compile(r"\.vela\.ya?ml|\.vela/[^/]+\.ya?ml")),
    ("evergreen", re.compile(r"\.evergreen\.ya?ml|\.evergreen/(?:config|evergreen)\.ya?ml|evergreen\.ya?ml")),
    ("cnb", re.compile(r"\.cnb\.ya?ml")),
    ("gitee", re.compile(r"\.workflow/[^/]+\.ya?ml")),
    ("sourcecraft", re.compile(r"\.sourcecraft/ci\.ya?ml")),
    ("ocidevops", re.compile(r"(?:.*/)?build_spec\.ya?ml")),
    ("shippable", re.compile(r"\.?shippable\.ya?ml")),
    ("jfrog", re.compile(r"\.jfrog-pipelines/[^/]+\.ya?ml|pipelines\.ya?ml")),
    ("agola", re.compile(r"\.agola/config\.ya?ml")),
    ("nevercode", re.compile(r"codemagic\.ya?ml")),
    ("easworkflows", re.compile(r"\.eas/workflows/[^/]+\.ya?ml")),
    ("space", re.compile(r"\.space/[^/]+\.ya?ml")),
)
# What a file at a path that others use, too, must hold to be of the service.
_SURE: Final = {
    "gitee": re.compile(r"^(?:stages|triggers):", re.MULTILINE),
    "jfrog": re.compile(r"^\s*(?:- )?(?:onExecute|execution|integrations):", re.MULTILINE),
    "ocidevops": re.compile(r"^component:[ \t]*build\b", re.MULTILINE),
    "sourcehut": re.compile(r"^(?:image|sources):", re.MULTILINE),
}
# What a file of any path must hold to be looked at, and what the service calls its parts.
_BY_FORM: Final = (
    ("cloudbuild", re.compile(r"^steps:[ \t]*$", re.MULTILINE)),
    ("concourse", re.compile(r"^(?:jobs|run):[ \t]*$", re.MULTILINE)),
    ("tekton", re.compile(r"^apiVersion:[ \t]*tekton\.dev/", re.MULTILINE)),
)
_BUILD_KEYS: Final = frozenset(
    {
        "steps",
        "timeout",
        "substitutions",
        "options",
        "images",
        "artifacts",
        "tags",
        "serviceAccount",
        "secrets",
        "availableSecrets",
        "logsBucket",
        "queueTtl",
        "source",
    }
)
BY_HAND: Final = "hand"
# What only a trigger knows, and what the one who submits a build says.
_BY_TRIGGER: Final = re.compile(
    r"\$\{?(?:COMMIT_SHA|SHORT_SHA|REVISION_ID|BRANCH_NAME|TAG_NAME|REF_NAME|REPO_NAME|REPO_FULL_NAME|TRIGGER_NAME"
    r"|_HEAD_BRANCH|_BASE_BRANCH|_PR_NUMBER)\b"
)
_OWN_SUBSTITUTION: Final = re.compile(r"\$\{?(_[A-Z0-9_]+)")
_APPROVALS: Final = frozenset({"approval", "HarnessApproval", "JiraApproval", "ServiceNowApproval", "pending-approval"})


@dataclass(frozen=True, slots=True)
class Systems:
    """The service that reads a path, or those that its text may be for."""

    named: str | None
    likely: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.named is not None or bool(self.likely)

    def of(self, data: dict[str, Any]) -> str | None:
        """Return the service that a document is for."""
        return self.named or _by_form(data, self.likely)


def likely_systems(source: Source) -> Systems:
    """Return which services may read `source`, by its path and, where that says nothing, by its text."""
    path = generated_path(source.path)
    named = next((name for name, pattern in _SYSTEMS if pattern.fullmatch(path)), None)
    if named in _SURE and not _SURE[named].search(source.text):
        named = None
    return Systems(named, () if named else tuple(name for name, pattern in _BY_FORM if pattern.search(source.text)))


def _by_form(data: dict[str, Any], likely: tuple[str, ...]) -> str | None:
    """Return the service that a file of any path is for, where all of its parts say so."""
    steps = data.get("steps")
    if "cloudbuild" in likely and isinstance(steps, list) and set(data) <= _BUILD_KEYS:
        forms = [isinstance(step, dict) and "name" in step and bool({"args", "script"} & set(step)) for step in steps]
        return "cloudbuild" if forms and all(forms) else None
    if "concourse" in likely:
        jobs = listed(data.get("jobs"))
        if isinstance(data.get("resources"), list) and any("plan" in mapping(job) for job in jobs):
            return "concourse"
        return "concourse" if "platform" in data and "path" in mapping(data.get("run")) else None
    api = data.get("apiVersion")
    return "tekton" if "tekton" in likely and isinstance(api, str) and api.startswith("tekton.dev/") else None


def starts_of(system: str, data: dict[str, Any], source: Source) -> Iterator[str]:
    """Yield what starts a pipeline; those that another one may call, or an event that no file tells, are called."""
    text = source.text
    if system == "cloudbuild" and _submitted(data, source):
        yield BY_HAND
        return
    if system == "taskcluster":
        yield "change" if re.search(r"github-(?:push|pull-request)|\bpull_request\.", text) else "call"
    elif system == "tekton":
        yield "change" if re.search(r"on-(?:event|cel-expression|target-branch)", text) else "call"
    elif system == "concourse":
        yield "change" if re.search(r"^\s*trigger:\s*true\b", text, re.MULTILINE) else "call"
    else:
        yield "change"
    workflows = [mapping(one) for one in mapping(data.get("workflows")).values()]
    if any("schedule" in mapping(trigger) for flow in workflows for trigger in listed(flow.get("triggers"))):
        yield "time"


def _submitted(data: dict[str, Any], source: Source) -> bool:
    """Return whether a build deep in the tree is told what it makes by whoever submits it, not by a trigger."""
    folder = generated_path(source.path).rpartition("/")[0]
    if not folder or "cloudbuild" in folder.lower() or _BY_TRIGGER.search(source.text):
        return False
    defaults = mapping(data.get("substitutions"))
    return any(not defaults.get(name) for name in _OWN_SUBSTITUTION.findall(json.dumps(data.get("steps"), default=str)))


def gate_of(data: dict[str, Any]) -> str:
    """Return ``approval`` where a step of any depth waits for a person."""
    waiting: list[Any] = [data]
    taken = 0
    while waiting and taken < 5_000:  # noqa: PLR2004 - no real file comes near it
        taken += 1
        one = waiting.pop()
        if isinstance(one, dict):
            if str(one.get("type")) in _APPROVALS or one.get("trigger") == "manual" or _blocks(one):
                return "approval"
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return ""


def _blocks(step: dict[str, Any]) -> bool:
    """Return whether a step stops all that come after it until somebody lets them pass."""
    return isinstance(step.get("block"), str) and not {"command", "commands", "run"} & set(step)
