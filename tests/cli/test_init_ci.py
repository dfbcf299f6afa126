"""``mlready init --ci``: what runs mlready for every change."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from mlready import __version__
from program import invoke

WHERE = {
    "github": ".github/workflows/mlready.yml",
    "gitlab": ".gitlab/mlready.gitlab-ci.yml",
    "azure": "azure-pipelines-mlready.yml",
    "jenkins": "Jenkinsfile.mlready",
}


def snippet(ci: str, repo: Path) -> str:
    result = invoke("init", repo, "--ci", ci)
    assert (result.code, result.out) == (0, "")
    assert f"wrote {repo / WHERE[ci]}\n" in result.err
    return (repo / WHERE[ci]).read_text(encoding="utf-8")


def as_yaml(text: str) -> Any:  # noqa: ANN401 - any YAML
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text, lists and mappings


@pytest.mark.parametrize("ci", WHERE)
def test_a_snippet_installs_this_version_and_checks_the_repository(ci: str, tmp_path: Path) -> None:
    text = snippet(ci, tmp_path)
    assert f"mlready=={__version__}" in text
    assert "@version@" not in text
    assert "mlready check" in text


@pytest.mark.parametrize("ci", ["github", "gitlab", "azure"])
def test_a_snippet_is_yaml(ci: str, tmp_path: Path) -> None:
    assert isinstance(as_yaml(snippet(ci, tmp_path)), dict)


@pytest.mark.parametrize("ci", WHERE)
def test_every_command_of_a_snippet_is_one_that_there_is(ci: str, tmp_path: Path) -> None:
    lines = [line for line in snippet(ci, tmp_path).splitlines() if "mlready check" in line]
    assert lines
    for line in lines:
        words = line.split("mlready check", 1)[1].rstrip("'").split()
        result = invoke("check", tmp_path / "nowhere", *words)
        assert result.code == 4, result.err


def test_the_github_workflow_may_write_alerts_and_nothing_else(tmp_path: Path) -> None:
    workflow = as_yaml(snippet("github", tmp_path))
    job = workflow["jobs"]["mlready"]
    assert workflow["permissions"] == {}
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    pinned = [re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) for step in job["steps"] if "uses" in step]
    assert pinned
    assert all(pinned)


@pytest.mark.parametrize("ci", WHERE)
def test_a_file_that_is_there_is_kept(ci: str, tmp_path: Path) -> None:
    path = tmp_path / WHERE[ci]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    result = invoke("init", tmp_path, "--ci", ci)
    assert result.code == 0
    assert f"kept  {path}\n" in result.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "outside"
    repo = tmp_path / "repo"
    repo.mkdir()
    (repo / WHERE["jenkins"]).symlink_to(target)
    assert invoke("init", repo, "--ci", "jenkins").code == 0
    assert not target.exists()


def test_without_the_option_no_snippet_is_written(tmp_path: Path) -> None:
    assert invoke("init", tmp_path).code == 0
    assert not [path for path in WHERE.values() if (tmp_path / path).exists()]


def test_another_ci_is_wrong_usage(tmp_path: Path) -> None:
    assert invoke("init", tmp_path, "--ci", "travis").code == 2
