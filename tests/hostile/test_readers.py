"""No file makes a reader take longer than its length allows: what would take the square of it shows here as a failure.

Texts that repeat one piece are given to every reader; the longer ones are for a weakness that a reader once had.
"""

import time
from collections.abc import Callable, Iterator

import pytest

from mlready.facts.blocks import read_bicep, read_hcl
from mlready.facts.document_commands import read_document_commands
from mlready.facts.project_files import PROJECT_READERS
from mlready.facts.resources import read_json_resources, read_yaml_resources
from mlready.facts.scripts import read_script as read_javascript
from mlready.facts.source import Source
from mlready.facts.tomls import load_toml
from mlready.facts.tracked import read_attributes, read_pointers, read_stages
from mlready.model.fact import Fact

Reader = Callable[[Source], Iterator[Fact]]

# A path of each kind that a reader takes; the syntax of Python has its own tests.
PATHS = (
    ".github/workflows/a.yml",
    "action.yml",
    ".gitlab-ci.yml",
    "azure-pipelines.yml",
    ".circleci/config.yml",
    "cloudbuild.json",
    "Jenkinsfile",
    "Makefile",
    "justfile",
    "a.sh",
    "pyproject.toml",
    "Pipfile",
    "tox.ini",
    "setup.cfg",
    "package.json",
    "Taskfile.yml",
    "lefthook.yml",
    ".pre-commit-config.yaml",
    "requirements.txt",
    "environment.yml",
    "DESCRIPTION",
    "uv.lock",
    "Dockerfile",
    "README.md",
    "CODEOWNERS",
    ".env.example",
    ".github/dependabot.yml",
    "a.test.ts",
    ".teamcity/settings.kts",
)
OTHERS: tuple[tuple[Reader, str], ...] = (
    (read_hcl, "a.tf"),
    (read_bicep, "a.bicep"),
    (read_document_commands, "README.md"),
    (read_json_resources, "a.json"),
    (read_yaml_resources, "a.yaml"),
    (read_javascript, "a.ts"),
    (read_attributes, ".gitattributes"),
    (read_pointers, "a.dvc"),
    (read_stages, "dvc.yaml"),
)
READERS: dict[str, tuple[Reader, str]] = {
    f"{reader.__module__.removeprefix('mlready.facts.')}.{reader.__name__}": (reader, path)
    for reader, path in (
        *(
            (reader, path)
            for paths, reader in PROJECT_READERS
            for path in PATHS
            if paths.take(path, path.rpartition("/")[2])
        ),
        *OTHERS,
    )
}

PIECES = (
    *"a \t\n([{<\"'\\=-#/*.$|&@~^`\0é",
    *(
        "\\\n",
        "$(",
        "${{ ",
        "{{",
        "{%",
        "{#",
        "<<A\n",
        "a=",
        "a: ",
        "- ",
        '"a',
        "'''",
        '"""',
        "/*",
        "//",
        "<!--",
        "```\n",
    ),
    *(
        "&a ",
        "*a ",
        "a.",
        "a\n",
        "\n ",
        "\n\t",
        "a\n  ",
        "[a]\n",
        '{"a":',
        "a,",
        "# ",
        "# a\n",
        "---\n",
        "**a",
        "- **",
        "A: ",
    ),
    *("sh '", "sh '''a'", "bash run ", "bash -c ", "RUN a\\\n", "$A ", "'\n", "\r\n", "~=1,", "[add", "import a\n"),
)
OPENINGS = (
    "",
    "FROM a\nRUN ",
    "[options]\na = ",
    "a:\n\t",
    'resource "a" "b" {\n',
    "pipeline {\n",
    "steps:\n- script: ",
)
SIZE = 20_000
SECONDS = 0.8
LONG = 200_000
LONG_SECONDS = 3


def seconds(reader: Reader, path: str, text: str) -> float:
    """Return the time of the processor that `reader` takes."""
    source = Source(path, text.encode()[:1_000_000])
    before = time.process_time()
    for _ in reader(source):
        pass
    return time.process_time() - before


@pytest.mark.parametrize("name", READERS)
def test_a_piece_that_repeats_takes_no_reader_long(name: str) -> None:
    reader, path = READERS[name]
    for number, piece in enumerate(PIECES):
        text = OPENINGS[number % len(OPENINGS)] + piece * (SIZE // len(piece)) + "!"
        assert seconds(reader, path, text) < SECONDS, piece


BIG = "x y z; " * 12_000


def lines(template: str, many: int) -> str:
    return "\n".join(template.replace("%", str(number)) for number in range(many))


LONG_TEXTS: dict[str, tuple[str, str]] = {
    "a script by another name, many times": (
        "ci.github.read_workflow",
        "on: push\nx: &b '" + BIG + "'\njobs:\n a:\n  steps:\n" + "  - run: *b\n" * 20_000,
    ),
    "a script for all jobs, and many jobs": (
        "ci.gitlab.read_gitlab",
        "before_script:\n" + lines("- pip install a%", 8_000) + "\n" + lines("j%: {script: a}", 8_000),
    ),
    "a large job that all others extend": (
        "ci.gitlab.read_gitlab",
        ".p: {" + lines("k%: 1,", 8_000) + "}\n" + lines("j%: {script: a, extends: .p}", 8_000),
    ),
    "many secrets": ("ci.gitlab.read_gitlab", "a:\n  script: '" + lines("$secret%", 15_000).replace("\n", " ") + "'"),
    "aliases of aliases": (
        "ci.azure.read_azure",
        "a: &a0 [x, x, x, x, x, x, x, x]\n"
        + "\n".join(f"b{n}: &a{n + 1} [{', '.join([f'*a{n}'] * 8)}]" for n in range(12))
        + "\nsteps: *a12\n",
    ),
    "merges of merges": (
        "resources.read_yaml_resources",
        "a: &a0 {x: 1}\n" + "\n".join(f"b{n}: &a{n + 1} {{<<: [*a{n}, *a{n}], k{n}: 1}}" for n in range(5_000)),
    ),
    "a key that would be copied into many names": (
        "resources.read_json_resources",
        '{"kind": "a", "apiVersion": "b", "'
        + "a" * LONG
        + '": {'
        + ",".join(f'"k{n}": 1' for n in range(5_000))
        + "}}",
    ),
    "variables that grow": (
        "tasks.make.read_make",
        "A=" + "$(B) " * 40 + "\nB=" + "c;" * 100 + "\n" + lines("t%:\n\t" + "$(A)" * 20, 2_000),
    ),
    "many prerequisites": ("tasks.make.read_make", "a b c d e f g h: " + "x " * (LONG // 2)),
    "commands in commands in commands": ("tasks.make.read_script", ("bash run " * 40 + "\n") * 200),
    "many packages of Node": (
        "manifests.others.read_package_json",
        '{\n"dependencies": {\n' + ",\n".join(f'"p-{n}": "1.0.{n}"' for n in range(10_000)) + "}}",
    ),
    "many requirements": (
        "manifests.python_project.read_pyproject",
        "[project]\ndependencies = [\n" + lines('"p-%==1.0.%",', 10_000) + "]",
    ),
    "many tables": ("small_files.read_toml_tools", lines("[tool.a%]\nb = 1", 8_000)),
    "a key of many parts": ("manifests.python_project.read_pyproject", "a." * (LONG // 2) + "a = 1"),
    "a key of many parts in a table in a line": (
        "manifests.python_project.read_pyproject",
        "x = {" + "a." * (LONG // 2) + "a = 1}",
    ),
    "a key of many quoted parts": (
        "manifests.python_project.read_pyproject",
        "x = {" + '"a".' * (LONG // 4) + "a = 1}",
    ),
    "quotes that nothing closes": ("image.read_image", 'FROM a\nCMD ["' + '\\"' * (LONG // 2)),
    "a path that says the same again and again": (
        "image.read_image",
        "FROM a\nCOPY " + "requirement" * 18_000 + "/x .",
    ),
    "a value of many lines": ("manifests.python_project.read_setup_cfg", "[options]\na =\n" + " a\n" * 60_000),
    "a version with room behind it": ("manifests.requirements.read_requirements", "a==1" + " " * LONG + "x"),
    "room between a name and nothing": ("blocks.read_hcl", 'resource "a" "b" {\n' + ("a" + " " * 1_900 + "\n") * 100),
    "quotes in a line of Terraform": ("blocks.read_hcl", 'resource "a" "b" {\n' + ('"' + '\\"' * 900 + "\n") * 100),
    "a heading of hashes": ("prose.read_prose", "# " + "#" * LONG + "x"),
    "words that a placeholder begins with": ("prose.read_prose", ("[add" * 490 + "\n") * 100),
    "values that stand alone in their lines": (
        "resources.read_yaml_resources",
        "a: " + "b" * (LONG // 2) + " \n" + "{{a}}\n" * 15_000,
    ),
    "comments that nothing closes": ("ci.jenkins.read_jenkins", "pipeline " + "/*a" * (LONG // 3)),
    "texts that nothing closes": ("ci.jenkins.read_jenkins", "pipeline '" + "\\'" * (LONG // 2)),
    "many steps": ("ci.jenkins.read_jenkins", "pipeline " + "sh '''a'" * (LONG // 8)),
    "directives": ("resources.read_yaml_resources", "%TAG !a! b\n" * (LONG // 11)),
    "blank lines before a lock": ("manifests.others.read_large_lock", "\n" * LONG),
    "blank lines and attributes": ("tracked.read_attributes", "\n" * LONG + "filter=x"),
    "brackets": ("resources.read_yaml_resources", "[" * LONG),
    "brackets of JSON": ("resources.read_json_resources", "[" * LONG),
    "digits": ("resources.read_json_resources", '{"a": ' + "1" * LONG + "}"),
}


@pytest.mark.parametrize("case", LONG_TEXTS)
def test_a_weakness_that_a_reader_had_is_gone(case: str) -> None:
    name, text = LONG_TEXTS[case]
    reader, path = READERS[name]
    assert seconds(reader, path, text) < LONG_SECONDS


@pytest.mark.parametrize(
    "text",
    ["a.b.c = 1", 'x = {"a.b" = "..............................................................................."}'],
)
def test_an_ordinary_table_with_dots_is_still_read(text: str) -> None:
    assert load_toml(text)
