from dataclasses import replace

import pytest

from mlready.facts.ci.azure import read_azure
from mlready.facts.ci.follow import follow
from mlready.facts.ci.github import read_action, read_workflow
from mlready.facts.ci.gitlab import read_gitlab
from mlready.facts.ci.jenkins import read_jenkins, read_teamcity
from mlready.facts.ci.pipelinelib import read_pipelinelib, read_variants
from mlready.facts.ci.services import read_service
from mlready.facts.source import Source
from mlready.facts.tasks.make import read_make
from mlready.facts.tasks.tables import read_package
from mlready.model.fact import Fact

HEAD = "on: [push]\njobs:\n  one:\n"


def source(path: str, text: str) -> Source:
    return Source(path, text.encode())


def workflow(text: str, path: str = ".github/workflows/a.yml") -> list[Fact]:
    return list(read_workflow(source(path, text)))


def of(facts: list[Fact], kind: str) -> list[str]:
    return [fact.name for fact in facts if fact.kind == kind]


def test_a_step_gives_its_commands_with_their_lines() -> None:
    facts = workflow(HEAD + "    steps:\n      - run: |\n          pip install .\n          pytest\n")
    assert [(fact.name, fact.line) for fact in facts if fact.kind == "ci.run"] == [("pip install .", 6), ("pytest", 7)]


def test_a_job_or_step_that_never_runs_gives_nothing() -> None:
    never = "    if: false\n    steps:\n      - run: pytest\n"
    step = "    steps:\n      - run: pytest\n        if: ${{ false }}\n"
    assert not of(workflow(HEAD + never), "ci.run")
    assert not of(workflow(HEAD + step), "ci.run")


def test_a_workflow_is_read_only_where_the_platform_reads_it() -> None:
    text = HEAD + "    steps:\n      - run: pytest\n"
    assert not workflow(text, "docs/workflows/a.yml")
    assert not workflow(text, "examples/x/.github/workflows/a.yml")
    assert workflow(text, "{{cookiecutter.name}}/.github/workflows/a.yml")
    assert workflow(text, "template/{{.dir}}/.github/workflows/a.yml.tmpl")


def test_what_starts_a_workflow_is_told_in_one_word() -> None:
    text = "on:\n  push:\n    tags: ['v*']\n  schedule:\n    - cron: 0 0 * * *\n  workflow_dispatch:\n"
    assert of(workflow(text + "jobs: {}\n"), "ci.start") == ["tag", "time", "hand"]


def test_an_environment_or_a_start_by_hand_holds_a_job_up() -> None:
    by_name = workflow(HEAD + "    environment: {name: production}\n    steps: []\n")
    by_hand = workflow("on: workflow_dispatch\njobs:\n  one:\n    steps: []\n")
    gates = [fact.attributes["gate"] for fact in by_name + by_hand if fact.kind == "ci.job"]
    assert gates == ["environment:production", "manual"]


def test_a_secret_in_a_comment_is_none() -> None:
    text = HEAD + "    steps:\n      - run: a ${{ secrets.KEY }}  # ${{ secrets.OTHER }}\n#  ${{ secrets.THIRD }}\n"
    assert of(workflow(text), "ci.secret") == ["KEY"]


def test_an_action_is_used_without_its_version_and_with_its_inputs() -> None:
    facts = workflow(HEAD + "    steps:\n      - uses: a/b@v1\n        with: {push: true, run: make x}\n")
    [used] = [fact for fact in facts if fact.kind == "ci.uses"]
    assert (used.name, used.attributes["with.push"], of(facts, "ci.run")) == ("a/b", "true", ["make x"])


def test_a_composite_action_gives_its_commands() -> None:
    text = "runs:\n  using: composite\n  steps:\n    - run: pytest\n      shell: bash\n"
    assert of(list(read_action(source(".github/actions/a/action.yml", text))), "ci.run") == ["pytest"]


def test_a_job_of_gitlab_takes_the_script_of_what_it_extends() -> None:
    text = ".base:\n  script: [pytest]\na:\n  extends: .base\nb:\n  script:\n    - !reference [.base, script]\n"
    assert of(list(read_gitlab(source(".gitlab-ci.yml", text))), "ci.run") == ["pytest", "pytest"]


def test_a_manual_job_of_gitlab_waits() -> None:
    facts = read_gitlab(source(".gitlab-ci.yml", "a:\n  when: manual\n  script: x\n"))
    assert [fact.attributes["gate"] for fact in facts if fact.kind == "ci.job"] == ["manual"]


def test_a_deployment_of_azure_waits_for_its_environment() -> None:
    text = (
        "trigger: [main]\nstages:\n  - stage: s\n    jobs:\n      - deployment: d\n        environment: prod\n"
        "        strategy:\n          runOnce:\n            deploy:\n              steps:\n"
        "                - script: ship\n"
    )
    facts = list(read_azure(source("azure-pipelines.yml", text)))
    [run] = [fact for fact in facts if fact.kind == "ci.run"]
    assert (run.name, run.attributes["gate"], of(facts, "ci.start")) == ("ship", "environment:prod", ["change"])


def test_a_manifest_of_another_tool_is_no_pipeline() -> None:
    text = "apiVersion: argoproj.io/v1\nsteps:\n  - script: x\n"
    assert not list(read_azure(source("a.yaml", text)))


def test_jenkins_gives_its_shell_and_waits_at_an_input() -> None:
    text = "pipeline {\n  // sh 'no'\n  input message: 'go?'\n  sh '''\n  pytest\n  '''\n}\n"
    [run] = [fact for fact in read_jenkins(source("Jenkinsfile", text)) if fact.kind == "ci.run"]
    assert (run.name, run.attributes["gate"]) == ("pytest", "approval")


def test_a_step_of_cloud_build_is_one_command() -> None:
    text = "steps:\n  - name: gcr.io/cloud-builders/docker\n    args: [push, image]\n"
    assert "docker push image" in of(list(read_service(source("cloudbuild.yaml", text))), "ci.run")


def test_a_task_is_followed_to_what_it_runs() -> None:
    facts = workflow(HEAD + "    steps:\n      - run: make ci\n")
    facts += read_make(source("Makefile", "T = pytest\nci: test\ntest:\n\t@$(T) -q\nother:\n\ttrue\n"))
    assert [fact.name for fact in follow(facts)] == ["make test", "pytest -q"]


@pytest.mark.parametrize(
    ("command", "runs"),
    [
        ("make test", ["root"]),
        ("make -C a test", ["a"]),
        ("make -j4 --directory=./b test", ["b"]),
        ("make -C $GITHUB_WORKSPACE/a test", ["a"]),
        ("make -C c test", ["c"]),
        ("make -C elsewhere test", []),
        ("make -f b/Makefile test", ["b"]),
        ("make below", ["make -C a test", "a"]),
        ("make -C a down", ["make test", "a"]),
        ("make only", ["a", "b"]),
        ("npm --prefix a test", ["jest"]),
    ],
)
def test_a_task_is_looked_for_in_the_folder_that_its_runner_starts_in(command: str, runs: list[str]) -> None:
    facts = workflow(HEAD + f"    steps:\n      - run: {command}\n")
    more = {
        "": "below:\n\tmake -C a test\n",
        "a/": "down:\n\tmake test\nonly:\n\ta\n",
        "b/": "only:\n\tb\n",
        "x/c/": "",
    }
    for folder, tasks in more.items():
        name = folder.rstrip("/").rpartition("/")[2] or "root"
        facts += read_make(source(f"{folder}Makefile", f"test:\n\t{name}\n{tasks}"))
        facts += read_package(source(f"{folder}package.json", '{"scripts": {"test": "jest"}}'))
    assert [fact.name for fact in follow(facts)] == runs


def test_a_template_among_the_tests_is_followed_once_for_each_job_that_calls_it() -> None:
    calls = "  - template: tests/unit.yml\n" * 3
    facts = [*read_azure(source("azure-pipelines.yml", f"trigger: [main]\nsteps:\n{calls}"))]
    template = source("tests/unit.yml", "steps:\n  - script: make test\n")
    facts += [replace(fact, place="test") for fact in read_azure(template)]
    facts += read_make(source("Makefile", "test:\n\tpytest\n"))
    told = [(fact.name, fact.path, fact.place) for fact in follow(facts) if fact.place == "project"]
    assert told == [(name, "azure-pipelines.yml", "project") for name in ("make test", "pytest")]


def test_tasks_that_call_each_other_come_to_an_end() -> None:
    facts = workflow(HEAD + "    steps:\n      - run: make a\n")
    facts += read_make(source("Makefile", "a:\n\tmake b\nb:\n\tmake a\n"))
    assert [fact.name for fact in follow(facts)] == ["make b", "make a"]


def test_a_task_graph_of_ci_gives_the_script_that_its_shell_reads() -> None:
    payload = "command: [/bin/bash, -cx, cd a && pytest]\n"
    text = f"tasks:\n  $if: 'tasks_for == \"github-push\"'\n  then:\n    - payload:\n        {payload}"
    facts = list(read_service(source(".taskcluster.yml", text)))
    assert of(facts, "ci.start") == ["change"]
    assert of(facts, "ci.run") == ["cd a", "pytest"]


def test_steps_are_those_of_cloud_build_only_where_all_have_its_form() -> None:
    text = "steps:\n- name: img\n  entrypoint: pytest\n  args: [-q]\n"
    assert of(list(read_service(source("build/test.yaml", text))), "ci.run") == ["pytest -q"]
    assert not list(read_service(source("build/test.yaml", text + "model: forest\n")))


def test_a_step_that_blocks_holds_a_pipeline_up() -> None:
    text = "steps:\n- block: Release?\n- command: make release\n"
    [run] = [fact for fact in read_service(source(".buildkite/a.yml", text)) if fact.kind == "ci.run"]
    assert run.attributes["gate"] == "approval"


def test_a_workflow_of_circleci_with_a_schedule_starts_in_time_too() -> None:
    text = (
        "workflows:\n  a:\n    triggers:\n    - schedule: {cron: 0 0 * * *}\njobs:\n  b:\n    steps: [{run: pytest}]\n"
    )
    assert of(list(read_service(source(".circleci/config.yml", text))), "ci.start") == ["change", "time"]


def test_jenkins_tells_its_schedule_and_what_its_plugin_pushes() -> None:
    text = (
        "pipeline {\n triggers { cron('H 2 * * *') }\n def app = docker.build('a')\n app.push('latest')\n sh 'make'\n}"
    )
    facts = list(read_jenkins(source("Jenkinsfile", text)))
    assert of(facts, "ci.start") == ["change", "time"]
    assert of(facts, "ci.run") == ["make", "docker push"]


def test_teamcity_gives_its_scripts() -> None:
    text = 'steps { script { scriptContent = """\n pip install .\n pytest\n""" } }\ntriggers { vcs { } }\n'
    facts = list(read_teamcity(source(".teamcity/settings.kts", text)))
    assert of(facts, "ci.start") == ["change"]
    assert of(facts, "ci.run") == ["pip install .", "pytest"]


def test_a_pipeline_of_variants_runs_those_that_test_and_pushes_what_it_publishes() -> None:
    text = (
        "pipelines:\n  a:\n    blubberfile: a/b.yaml\n    stages:\n      - {build: test, run: true}\n"
        "      - {build: production, publish: {image: {}}}\n"
    )
    facts = list(read_pipelinelib(source(".pipeline/config.yaml", text)))
    assert of(facts, "ci.start") == ["change"]
    assert [(fact.name, fact.line) for fact in facts if fact.kind == "ci.run"] == [
        ("blubber a/b.yaml test", 5),
        ("docker push a", 6),
    ]


def test_a_variant_starts_what_it_copied_under_the_name_that_it_has_in_the_repository() -> None:
    text = (
        "version: v4\nvariants:\n  test:\n    copies: [{from: local, source: ci.sh, destination: run.sh}]\n"
        "    entrypoint: [./run.sh, unit]\n"
    )
    facts = list(read_variants(source(".pipeline/a/b.yaml", text)))
    assert [(fact.name, fact.attributes["task"]) for fact in facts] == [("ci.sh unit", "test")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".vela.yml", "steps:\n  - {name: a, commands: [pytest]}\n"),
        (".cnb.yml", "main:\n  push:\n    - stages:\n        - {name: a, script: pytest}\n"),
        (".workflow/main.yml", "stages:\n  - {jobs: [{steps: [{step: build@python, commands: [pytest]}]}]}\n"),
        ("ci/build_spec.yaml", "version: 0.1\ncomponent: build\nsteps:\n  - {type: Command, command: pytest}\n"),
        (".eas/workflows/a.yml", "jobs:\n  a:\n    steps:\n      - run: pytest\n"),
        ("codemagic.yaml", "workflows:\n  a:\n    scripts:\n      - {name: a, script: pytest}\n"),
    ],
)
def test_less_usual_services_are_read_where_they_look(path: str, text: str) -> None:
    facts = list(read_service(source(path, text)))
    assert of(facts, "ci.run") == ["pytest"]


def test_the_scripts_of_an_action_come_in_the_same_order_each_time() -> None:
    inputs = ("run", "command", "commands", "script", "inlineScript", "cmd", "args")
    step = "".join(f"          {name}: echo {name}\n" for name in inputs)
    facts = workflow(f"{HEAD}    steps:\n      - uses: a/b@v1\n        with:\n{step}")
    assert of(facts, "ci.run") == [f"echo {name}" for name in sorted(inputs)]
