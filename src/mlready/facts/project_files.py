"""Which reader takes which of the files that tools look for by name."""

import re
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from mlready.facts.ci.azure import read_azure
from mlready.facts.ci.github import read_action, read_workflow
from mlready.facts.ci.gitlab import read_gitlab
from mlready.facts.ci.jenkins import read_jenkins
from mlready.facts.ci.services import read_service
from mlready.facts.image import read_image
from mlready.facts.manifests.others import LOCK_NAME, read_conda, read_description, read_large_lock, read_package_json
from mlready.facts.manifests.python_project import read_pipfile, read_pyproject, read_setup_cfg, read_setup_py
from mlready.facts.manifests.requirements import read_requirements
from mlready.facts.prose import read_prose
from mlready.facts.python.cases import read_cases, read_other_cases
from mlready.facts.small_files import (
    read_example_environment,
    read_ini_tools,
    read_json_tools,
    read_owners,
    read_toml_tools,
    read_updates,
)
from mlready.facts.source import Source
from mlready.facts.tasks.make import read_just, read_make, read_script
from mlready.facts.tasks.python_tasks import read_python_tasks
from mlready.facts.tasks.tables import (
    read_hooks,
    read_job_file,
    read_package,
    read_toml_tasks,
    read_tox,
    read_yaml_tasks,
)
from mlready.model.fact import Fact

Reader: TypeAlias = Callable[[Source], Iterator[Fact]]


def _named(name: str) -> re.Pattern[str]:
    return re.compile(f"(?:.*/)?(?:{name})", re.IGNORECASE)


_YAML: Final = _named(r"[^/]+\.ya?ml")

PROJECT_READERS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (_named(r"\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml"), read_workflow),
    (_named(r"action\.ya?ml"), read_action),
    (_named(r"[^/]*\.gitlab-ci\.ya?ml|\.gitlab(?:-ci)?/.*\.ya?ml"), read_gitlab),
    (_YAML, read_azure),
    (_YAML, read_service),
    (_YAML, read_job_file),
    (_named(r"[^/]*cloudbuild[^/]*\.json"), read_service),
    (_named(r"[^/]*jenkinsfile[^/]*|[^/]+\.jenkinsfile"), read_jenkins),
    (_named(r"(?:gnu)?makefile|[^/]+\.mk"), read_make),
    (_named(r"\.?justfile"), read_just),
    (_named(r"[^/]+\.(?:sh|bash)|(?:scripts?|bin)/[^/.]+"), read_script),
    (_named(r"(?:noxfile|tasks)\.py"), read_python_tasks),
    (_named(r"(?:pyproject|\.?mise|tox|hatch|pixi)\.toml|pipfile"), read_toml_tasks),
    (_named(r"tox\.ini|setup\.cfg"), read_tox),
    (_named(r"package\.json"), read_package),
    (_named(r"taskfile(?:\.dist)?\.ya?ml|\.?lefthook\.ya?ml"), read_yaml_tasks),
    (_named(r"\.pre-commit-config\.ya?ml|prek\.ya?ml"), read_hooks),
    (_named(r"[^/]*requirements?[^/]*\.(?:txt|in|lock)|requirements?/[^/]+\.(?:txt|in)"), read_requirements),
    (_named(r"pyproject\.toml|pixi\.toml"), read_pyproject),
    (_named(r"setup\.cfg"), read_setup_cfg),
    (_named(r"setup\.py"), read_setup_py),
    (_named(r"pipfile"), read_pipfile),
    (_named(r"[^/]*(?:env|conda)[^/]*\.ya?ml"), read_conda),
    (_named(r"description"), read_description),
    (_named(r"package\.json"), read_package_json),
    (_named(LOCK_NAME.pattern), read_large_lock),
    (_named(r"[^/]*(?:docker|container)file[^/]*|[^/]+\.(?:docker|container)file"), read_image),
    (_named(r"[^/]+\.(?:md|mdx|qmd|rst|adoc)|(?:security|runbook|model[-_]card)[^/]*\.txt"), read_prose),
    (_named(r"pyproject\.toml"), read_toml_tools),
    (_named(r"setup\.cfg|tox\.ini|pytest\.ini"), read_ini_tools),
    (_named(r"package\.json"), read_json_tools),
    (_named(r"codeowners"), read_owners),
    (
        _named(
            r"[^/]*\.?env[._-](?:example|sample|template|dist|tmpl|defaults?)|(?:example|sample|template)[._-]?env|[^/]*(?:example|sample|template)\.env"
        ),
        read_example_environment,
    ),
    (_named(r"dependabot\.ya?ml|config\.ya?ml"), read_updates),
    (_named(r"[^/]+\.py"), read_cases),
    (_named(r"[^/]+\.(?:[cm]?[jt]sx?|r|go|java|kt|scala|cs)"), read_other_cases),
)
