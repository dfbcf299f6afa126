"""Which reader takes which of the files that tools look for by name."""

from typing import Final

from mlready.facts.believed import Reader
from mlready.facts.ci.azure import read_azure
from mlready.facts.ci.github import read_action, read_workflow
from mlready.facts.ci.gitlab import read_gitlab
from mlready.facts.ci.jenkins import read_jenkins, read_teamcity
from mlready.facts.ci.pipelinelib import read_pipelinelib, read_variants
from mlready.facts.ci.services import read_service
from mlready.facts.data_tests import read_data_tests
from mlready.facts.graphs import read_graph
from mlready.facts.image import read_image
from mlready.facts.manifests.others import LOCK_NAME, read_conda, read_description, read_large_lock, read_package_json
from mlready.facts.manifests.python_project import read_pipfile, read_pyproject, read_setup_cfg, read_setup_py
from mlready.facts.manifests.requirements import read_requirements
from mlready.facts.paths import Paths, named
from mlready.facts.prose import read_prose
from mlready.facts.small_files import (
    read_example_environment,
    read_ini_tools,
    read_json_tools,
    read_owners,
    read_toml_tools,
    read_updates,
)
from mlready.facts.tasks.earthfile import read_earthfile
from mlready.facts.tasks.make import read_crontab, read_just, read_make, read_script
from mlready.facts.tasks.python_tasks import read_python_tasks
from mlready.facts.tasks.tables import (
    read_hooks,
    read_job_file,
    read_package,
    read_toml_tasks,
    read_tox,
    read_yaml_tasks,
)

_YAML: Final = named(r"[^/]+\.ya?ml")

PROJECT_READERS: Final[tuple[tuple[Paths, Reader], ...]] = (
    (named(r"\.(?:github|gitea|forgejo)/workflows/[^/]+\.ya?ml"), read_workflow),
    (named(r"action\.ya?ml"), read_action),
    (named(r"[^/]*\.gitlab-ci\.ya?ml|\.gitlab(?:-ci)?/.*\.ya?ml"), read_gitlab),
    (_YAML, read_azure),
    (_YAML, read_service),
    (named(r"\.pipeline/config\.ya?ml"), read_pipelinelib),
    (named(r"\.pipeline/.*\.ya?ml|[^/]*blubber[^/]*\.ya?ml"), read_variants),
    (_YAML, read_job_file),
    (_YAML, read_graph),
    (named(r"[^/]+\.json"), read_graph),
    (named(r"[^/]*cloudbuild[^/]*\.json"), read_service),
    (named(r"[^/]*jenkinsfile[^/]*|[^/]+\.jenkinsfile"), read_jenkins),
    (named(r"\.teamcity/[^/]+\.kts?"), read_teamcity),
    (named(r"(?:gnu)?makefile|[^/]+\.mk"), read_make),
    (named(r"\.?justfile"), read_just),
    (named(r"earthfile"), read_earthfile),
    (named(r"[^/]+\.(?:sh|bash|slurm|sbatch|pbs)|(?:scripts?|bin)/[^/.]+"), read_script),
    (named(r"(?:[^/]+[._-])?cron(?:tab|job|file)?s?(?:\.txt)?|cron\.d/[^/.]+"), read_crontab),
    (named(r"(?:noxfile|tasks)\.py|tasks/\w+\.py"), read_python_tasks),
    (named(r"(?:pyproject|\.?mise|tox|hatch|pixi)\.toml|pipfile"), read_toml_tasks),
    (named(r"tox\.ini|setup\.cfg"), read_tox),
    (named(r"package\.json"), read_package),
    (named(r"taskfile(?:\.dist)?\.ya?ml|\.?lefthook\.ya?ml"), read_yaml_tasks),
    (named(r"\.pre-commit-config\.ya?ml|prek\.ya?ml"), read_hooks),
    (
        named(
            r"[^/]*requirements?[^/]*\.(?:txt|in|lock)|(?:requirements?|reqs)/[^/]+\.(?:txt|in)|(?:[\w-]+[_-])?reqs?\.txt"
        ),
        read_requirements,
    ),
    (named(r"pyproject\.toml|pixi\.toml"), read_pyproject),
    (named(r"setup\.cfg"), read_setup_cfg),
    (named(r"setup\.py"), read_setup_py),
    (named(r"pipfile"), read_pipfile),
    (named(r"[^/]*(?:env|conda)[^/]*\.ya?ml"), read_conda),
    (named(r"description"), read_description),
    (named(r"package\.json"), read_package_json),
    (named(LOCK_NAME.pattern), read_large_lock),
    (named(r"[^/]*(?:docker|container)file[^/]*|[^/]+\.(?:docker|container)file"), read_image),
    (named(r"[^/]+\.(?:md|mdx|qmd|rst|adoc)|(?:security|runbook|model[-_]card)[^/]*\.txt"), read_prose),
    (named(r"pyproject\.toml"), read_toml_tools),
    (named(r"setup\.cfg|tox\.ini|pytest\.ini"), read_ini_tools),
    (named(r"package\.json"), read_json_tools),
    (named(r"codeowners"), read_owners),
    (named(r"[^/]+\.sqlx?"), read_data_tests),
    (
        named(
            r"[^/]*\.?env(?:rc)?(?:[._-]\w+)?[._-](?:example|sample|template|dist|tmpl|defaults?)|(?:example|sample|template)[._-]?env|[^/]*(?:example|sample|template)\.env"
            r"|[^/]*env\.(?:sh|bat|ps1)\.(?:example|sample|template|dist)|[^/]*env[._-](?:example|sample|template)\.sh"
            r"|secrets\.(?:toml|ya?ml|json|env)\.(?:example|sample|template|dist)"
            r"|secrets[._-](?:example|sample|template|dist)\.(?:toml|ya?ml|env)"
        ),
        read_example_environment,
    ),
    (named(r"dependabot\.ya?ml|config\.ya?ml"), read_updates),
)
