# ruff: noqa: E501 - what a file holds stands in one line
"""`mlready check` on trees that were made to break it: each run ends in a finding or a sentence, in bounds."""

import contextlib
import json
import os
import shutil
import socket
import stat
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bounded import FORMATS, check, ended_well
from git_index import entry, index
from program import Result

SECRETS = (
    "AKIAIOSFODNN7EXAMPLE",
    "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "hunter2-is-no-password",
    "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy",
    "MIIEpAIBAAKCAQEAx0secretkeybytes",
    "sk-proj-4f1gU3secretOpenAIkey9x8w7v6u5t4s3",
)
AWS, AWS_SECRET, GITHUB, PASSWORD, SLACK, PRIVATE_KEY, OPENAI = SECRETS
NAMES = (
    "line\nbreak.py",
    "a\x1b[31mred\x1b[0m.py",
    "\u202eyp.live.py",
    "[bold]markup[/bold].py",
    "[link=http://evil.example]x[/link].py",
    "![x](javascript:alert(1)).py",
    "<script>alert(1)<&script>.py",
    "\n::error::taken over.py",
    "##vso[task.complete result=Succeeded;]x.py",
    "a,line=1::b.py",
    "%0A%0D.py",
    "\x07\x08\x7f\x9b1m.py",
    "'; rm -rf $HOME #.py",
    "{{ 7*7 }}{% raw %}.py",
    "a|b`c`*d*_e_.py",
    "\u2028sep\u0085.py",
    "-rf --help.py",
    "\U0001f4a9\u200bé.py",
)
# What every name is followed by is what a rule sees, so that every name comes out as evidence.
SERVICE = """import mlflow
import pytest
import logging
from fastapi import FastAPI
app = FastAPI()
model = mlflow.pyfunc.load_model("models:/a/1")
@app.post("/predict")
def predict(row: dict) -> float:
    mlflow.log_metric("f1", 0.5)
    return model.predict([row])[0]
"""


def plant(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def practices(result: Result) -> dict[str, str]:
    return {one["id"]: one["status"] for one in json.loads(result.out)["practices"]}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of files that are odd in every way that a disk allows."""
    root = tmp_path_factory.mktemp("odd") / "repo"
    outside = root.parent / "outside"
    plant(outside, {"secret.py": f"import torch  # {PASSWORD}\n", "folder/x.py": "import torch\n"})
    plant(root, {"app.py": SERVICE, "requirements.txt": "mlflow==2.1.0\nfastapi==0.1.0\n"})
    for name in NAMES:
        plant(root, {name: SERVICE, f"d{name}/Dockerfile": "FROM python\nCOPY . .\nCMD uvicorn a:app\n"})
        plant(root, {f"large {name}": ""})
        os.truncate(root / f"large {name}", 2_000_000)
    for raw in (b"caf\xe9.py", b"\xff\xfe/x.py"):
        plant(root, {os.fsdecode(raw): SERVICE})
    for link, target in {
        "loop": "loop",
        "up": ".",
        "a/b/top": "../..",
        "out.py": "../outside/secret.py",
        "outside": "../outside",
        "etc": "/etc",
        "null.py": "/dev/null",
        "zero.py": "/dev/zero",
        "gone.py": "nowhere",
        "requirements-dev.txt": "/dev/zero",
    }.items():
        (root / link).parent.mkdir(parents=True, exist_ok=True)
        (root / link).symlink_to(target)
    for pipe in ("pipe.py", "Dockerfile", "pyproject.toml", "README.md"):
        os.mkfifo(root / pipe)
    (root / "mlready-answers.d").mkdir()
    here = Path.cwd()
    os.chdir(root)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("socket.py")
    finally:
        os.chdir(here)
    if os.geteuid() == 0:
        with contextlib.suppress(PermissionError):  # root in name only
            os.mknod(root / "device.py", 0o644 | stat.S_IFCHR, os.makedev(1, 5))
    for name in ("data.csv", "a.ipynb", "model.pkl"):
        with (root / name).open("wb") as file:
            file.truncate(10_000_000_000)
    plant(root, {"Model.py": SERVICE, "model.py": SERVICE, "/".join("d" * 60) + "/x.py": SERVICE})
    return root


@pytest.mark.parametrize("format", FORMATS)
def test_no_name_steers_a_terminal_a_page_or_a_ci_system(odd: Path, format: str) -> None:  # noqa: A002 - as the option
    result = check(odd, "--format", format)
    assert ended_well(result)
    for stream in (result.out, result.err):
        odd_characters = {char for char in stream if not char.isprintable() and char not in "\n\u200d"}
        assert not odd_characters
        assert not [
            line for line in stream.splitlines() if line.lstrip().startswith("::") and "taken over" in line[:30]
        ]
        assert not any(line.lstrip().startswith("##vso") for line in stream.splitlines())
    assert PASSWORD not in result.out + result.err
    match format:
        case "json" | "sarif" | "gitlab":
            json.loads(result.out)
        case "junit":
            ET.fromstring(result.out)  # noqa: S314 - our own output
        case "markdown":
            assert "<script" not in result.out
        case _:
            pass


def test_everything_that_is_not_read_is_told_and_nothing_outside_is_read(odd: Path) -> None:
    result = check(odd, "--format", "json")
    assert ended_well(result)
    assert not [place for place in json.loads(result.out)["practices"] if "outside" in json.dumps(place["evidence"])]
    assert "torch" not in result.out
    for told in (
        "out.py: a link that leads out of the repository",
        "outside: a link that leads out of the repository",
        "etc: a link that leads out of the repository",
        "zero.py: a link that leads out of the repository",
        "pipe.py: neither a file nor a folder",
        "Dockerfile: neither a file nor a folder",
        "socket.py: neither a file nor a folder",
        "data.csv: larger than 1 MB",
        "a.ipynb: larger than 8 MB",
        "deeper than 40 folders",
        "caf\\xe9.py: its name is not text",
    ):
        assert told in result.err


def test_notes_on_what_is_not_read_stay_few(tmp_path: Path) -> None:
    plant(tmp_path, {"app.py": SERVICE})
    for number in range(3_000):
        os.mkfifo(tmp_path / f"pipe{number}")
    result = check(tmp_path, "--format", "json")
    assert ended_well(result)
    assert len(result.err.splitlines()) < 100
    assert "3,000" in result.err or "2,9" in result.err


_SHUFFLED = """
import os, sys, random
real = os.scandir
class Entries(list):
    def __enter__(self): return iter(self)
    def __exit__(self, *_): pass
def shuffled(*path):
    with real(*path) as entries:
        found = Entries(entries)
    random.shuffle(found)
    return found
os.scandir = shuffled
from mlready.__main__ import main
sys.argv[0] = "mlready"
main()
"""


def test_two_runs_another_order_of_files_and_another_working_directory_give_the_same_bytes(odd: Path) -> None:
    first = check(odd, "--format", "json", env={"PYTHONHASHSEED": "1"})
    assert ended_well(first)
    assert first.out
    program = [sys.executable, "-c", _SHUFFLED]
    shuffled = check("repo", "--format", "json", cwd=odd.parent, program=program, env={"PYTHONHASHSEED": "8"})
    inside = check("--format", "json", cwd=odd, env={"PYTHONHASHSEED": "2"})
    assert inside.out == first.out
    assert shuffled.out == first.out
    assert shuffled.err == first.err


_WATCHED = """
import os, sys
root = os.path.realpath(sys.argv.pop(1))
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = ("subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork", "socket.", "ftplib.",
    "urllib.", "http.", "smtplib.", "ctypes.dlopen", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod",
    "os.chown", "os.link", "os.symlink", "os.truncate", "os.utime", "shutil.", "tempfile.", "pty.")
def inside(path):
    try:
        path = os.fsdecode(path)
    except TypeError:
        return False
    return os.path.realpath(path).startswith(root) if os.path.isabs(path) else True
def watch(event, args):
    bad = event.startswith(REFUSED)
    if event == "open":
        path, mode, flags = args
        bad = not isinstance(path, int) and bool((flags or 0) & WRITES) and inside(path)
    elif event == "exec":
        bad = inside(args[0].co_filename) if os.path.isabs(args[0].co_filename) else False
    elif event == "import":
        bad = bool(args[1]) and inside(args[1])
    if bad:
        sys.stderr.write(f"REFUSED {event} {args!r}\\n")
        os._exit(99)
sys.path = [part for part in sys.path if part and not os.path.realpath(part).startswith(root)]
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from mlready.__main__ import main
sys.argv[0] = "mlready"
main()
"""
MARK = "executed"


@pytest.fixture
def armed(tmp_path: Path) -> Path:
    """Return a repository in which everything that could be run leaves a mark."""
    root = tmp_path / "repo"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho run >> {tmp_path / MARK}\n")
    program.chmod(0o755)
    mark = f"open({str(tmp_path / MARK)!r}, 'a').write('imported')\n"
    plant(
        root,
        {
            **dict.fromkeys(("app.py", "setup.py", "conftest.py", "noxfile.py", "tasks.py"), SERVICE + mark),
            **dict.fromkeys(("sitecustomize.py", "usercustomize.py", "typer.py", "yaml.py", "json.py"), mark),
            "mlready/__init__.py": mark,
            "a.pth": f"import os; {mark}",
            "Makefile": f"X := $(shell {program})\nall:\n\t{program}\n",
            ".envrc": f"{program}\n",
            "package.json": json.dumps({"scripts": {"preinstall": str(program)}}),
            "model.pkl": b"cos\nsystem\n(S'" + str(program).encode() + b"'\ntR.",
            "a.yaml": f"!!python/object/apply:os.system ['{program}']\n",
            "mlready.yaml": "playbook: startup\n",
            ".gitattributes": "* filter=evil diff=evil merge=evil\n",
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/refs/heads/main": "1" * 40,
            ".git/index": index(entry("app.py", size=len(SERVICE))),
            ".git/config": f"[core]\n\tfsmonitor = {program}\n\tpager = {program}\n\thooksPath = hooks\n\tsshCommand = {program}\n"
            f'\talternateRefsCommand = {program}\n[filter "evil"]\n\tclean = {program}\n\tsmudge = {program}\n'
            f'\tprocess = {program}\n\trequired = true\n[diff "evil"]\n\ttextconv = {program}\n[alias]\n\tls-files = !{program}\n'
            "[extensions]\n\tpartialClone = origin\n[include]\n\tpath = /dev/zero\n"
            f'[remote "origin"]\n\turl = ext::{program}\n\tpromisor = true\n',
            ".git/shallow": "2" * 40 + "\n",
        },
    )
    hooks = root / ".git" / "hooks"
    hooks.mkdir()
    for hook in ("fsmonitor-watchman", "post-index-change", "post-checkout", "pre-commit", "reference-transaction"):
        shutil.copy(program, hooks / hook)
    return root


def test_nothing_of_a_repository_is_run_imported_written_or_contacted(armed: Path) -> None:
    before = {path: path.lstat().st_mtime_ns for path in armed.rglob("*")}
    result = check(armed, "--format", "json", program=[sys.executable, "-c", _WATCHED, str(armed)], cwd=armed)
    assert "REFUSED" not in result.err, result.err
    assert ended_well(result)
    assert practices(result)
    assert json.loads(result.out)["commit"] == "1" * 40
    assert not (armed.parent / MARK).exists()
    assert {path: path.lstat().st_mtime_ns for path in armed.rglob("*")} == before


def test_the_watch_would_have_seen_it(armed: Path) -> None:
    program = _WATCHED.replace(
        "from mlready.__main__", "import subprocess\nsubprocess.run(['true'])\nfrom mlready.__main__"
    )
    result = check(armed, program=[sys.executable, "-c", program, str(armed)])
    assert (result.code, "REFUSED subprocess.Popen" in result.err) == (99, True)


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that keeps its secrets in every place that evidence is quoted from."""
    root = tmp_path_factory.mktemp("leaky")
    step = f"curl -H 'Authorization: Bearer {GITHUB}' https://user:{PASSWORD}@host/x && pytest --token={SLACK}"
    return plant(
        root,
        {
            "app.py": SERVICE
            + f'KEY = "{AWS}"\nSECRET = "{AWS_SECRET}"\nopenai.OpenAI(api_key="{OPENAI}")\n'
            + f'@app.get("/health/{OPENAI}")\ndef health() -> str:\n    return "{PASSWORD}"\n'
            + f'requests.post("https://hooks.slack.com/{SLACK}", auth=("a", "{PASSWORD}"))\n'
            + f'mlflow.set_tracking_uri("postgresql://user:{PASSWORD}@db/mlflow")\nmlflow.log_param("key", "{AWS_SECRET}")\n',
            "tests/test_app.py": f'import pytest\n\ndef test_{OPENAI.replace("-", "_")}():\n    assert predict("{GITHUB}") > 0\n',
            ".github/workflows/ci.yml": "on: push\njobs:\n  test:\n    env:\n"
            f"      AWS_ACCESS_KEY_ID: {AWS}\n      AWS_SECRET_ACCESS_KEY: {AWS_SECRET}\n    steps:\n      - run: |\n"
            f"          {step}\n          docker login -u me -p {PASSWORD} && docker push me/app:{GITHUB}\n"
            f"      - uses: some/action@v1\n        with: {{token: {GITHUB}}}\n",
            ".gitlab-ci.yml": f"test:\n  variables: {{DB_PASSWORD: {PASSWORD}}}\n  script:\n    - {step}\n",
            "Jenkinsfile": f"pipeline {{\n  sh 'deploy --password {PASSWORD} --key {AWS_SECRET}'\n  credentials('{SLACK}')\n}}\n",
            "Dockerfile": f"FROM python\nENV OPENAI_API_KEY={OPENAI}\nRUN pip install --index-url https://u:{PASSWORD}@pypi/ mlflow\n"
            f"COPY . .\nCMD uvicorn app:app --ssl-keyfile-password {PASSWORD}\n",
            "docker-compose.yml": f"services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: {PASSWORD}\n",
            "k8s/secret.yaml": f"kind: Secret\napiVersion: v1\nmetadata: {{name: a}}\nstringData: {{key: {AWS_SECRET}}}\n",
            "k8s/deploy.yaml": "kind: Deployment\napiVersion: apps/v1\nspec:\n  template:\n    spec:\n      containers:\n"
            f"      - image: me/app:{GITHUB}\n        env: [{{name: TOKEN, value: {SLACK}}}]\n        args: [--password, {PASSWORD}]\n",
            "main.tf": f'resource "aws_db_instance" "a" {{\n  password = "{PASSWORD}"\n  access_key = "{AWS}"\n}}\n',
            "Makefile": f"deploy:\n\taws configure set aws_secret_access_key {AWS_SECRET}\n\tmlflow deployments --token {SLACK}\n",
            "deploy.sh": f"export TOKEN={GITHUB}\nkubectl create secret generic a --from-literal=p={PASSWORD}\n",
            ".env.example": f"OPENAI_API_KEY={OPENAI}\nPASSWORD={PASSWORD}\n",
            ".env": f"OPENAI_API_KEY={OPENAI}\n",
            "config.yaml": f"database: postgresql://user:{PASSWORD}@db/x\nmodel: {{api_key: {OPENAI}}}\n",
            "key.pem": f"-----BEGIN RSA PRIVATE KEY-----\n{PRIVATE_KEY}\n-----END RSA PRIVATE KEY-----\n",
            "README.md": f"# Deploy\n\n```bash\nmlflow --token {SLACK} serve\nexport KEY={AWS_SECRET}\n```\n\n## {GITHUB}\n\n{PASSWORD}\n",
            "requirements.txt": f"mlflow==2.1\nfastapi\nmine @ git+https://{GITHUB}@github.com/me/mine.git@v1\n--extra-index-url https://u:{PASSWORD}@pypi/\n",
            "package.json": json.dumps(
                {"scripts": {"test": f"jest --token {SLACK}"}, "dependencies": {"a": f"git+https://{GITHUB}@x"}}
            ),
            "train.ipynb": json.dumps(
                {"cells": [{"cell_type": "code", "source": f'import mlflow\nkey = "{AWS_SECRET}"\n'}]}
            ),
            "prometheus/rules.yml": f"groups:\n- name: a\n  rules:\n  - alert: ModelDrift\n    expr: up\n    annotations: {{u: https://u:{PASSWORD}@x}}\n",
            "mlready.yaml": "playbook: startup\n",
        },
    )


@pytest.mark.parametrize("format", FORMATS)
def test_no_secret_of_a_file_is_quoted(leaky: Path, format: str) -> None:  # noqa: A002 - as the option
    result = check(leaky, "--format", format)
    assert ended_well(result)
    assert not [secret for secret in SECRETS if secret in result.out or secret in result.err]


def test_ordinary_oddities_are_read_as_what_they_are(tmp_path: Path) -> None:
    workflow = (
        "on: push\njobs:\n  test:\n    steps:\n      - run: pip install -r requirements.txt\n      - run: pytest\n"
    )
    plant(
        tmp_path,
        {
            "app.py": b"\xef\xbb\xbf" + SERVICE.encode(),
            "latin.py": "# -*- coding: latin-1 -*-\nname = 'café'\nimport sklearn\n".encode("latin-1"),
            "old.py": "print 'python 2'\nimport xgboost\n",
            "broken.py": "<<<<<<< HEAD\nimport torch\n=======\n",
            "empty.py": "",
            "tests/test_app.py": b"\xef\xbb\xbfdef test_a():\r\n    assert predict() > 0\r\n",
            "requirements.txt": "mlflow==2.1.0\r\nfastapi==0.1.0\r\n".encode("utf-16"),
            ".github/workflows/ci.yml": b"\xef\xbb\xbf" + workflow.replace("\n", "\r\n").encode(),
            ".github/workflows/notes.yml": "# nothing\n# but comments\n",
            ".github/workflows/empty.yml": "",
            ".github/workflows/list.yml": "- a\n- b\n",
            ".github/workflows/word.yml": "word\n",
            ".github/workflows/broken.yml": "on: [push\njobs: {{\n",
            ".github/workflows/nulls.yml": "on:\njobs:\n  a:\n    steps:\n      -\n  b:\n  c: []\n  d: {steps: 1}\n",
            ".pre-commit-config.yaml": "# nothing\n",
            "docker-compose.yml": "services:\n",
            "Dockerfile": "# nothing\n",
            "pyproject.toml": b"\xef\xbb\xbf[project]\nname = 'a'\n",
            ".ruff.toml": b"\xef\xbb\xbfline-length = 100\n",
            "setup.cfg": "no section\n= nothing\n",
            "package.json": "[]",
            "Pipfile": "[[[",
            "environment.yml": "dependencies: 3\n",
            "a.ipynb": "{}",
            "b.ipynb": '{"cells": [1, null, {"cell_type": "code"}, {"cell_type": "code", "source": [1, null]}]}',
            "c.ipynb": "not json",
            "main.tf": 'resource "a" {\n',
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/shallow": "1" * 40 + "\n",
            ".git/index": b"DIRC\0\0\0\2\0\0\0\7corrupt",
        },
    )
    result = check(tmp_path, "--format", "json")
    assert ended_well(result)
    assert "cannot be understood" not in result.err
    found = practices(result)
    assert {name: found[name] for name in ("ci.tests", "code.tests", "deps.locked")} == dict.fromkeys(
        ("ci.tests", "code.tests", "deps.locked"), "found"
    )


@pytest.mark.parametrize("kind", ["nothing", "git alone", "pipe alone", "a file of comments"])
def test_a_repository_with_nothing_to_assess_is_told_as_that(tmp_path: Path, kind: str) -> None:
    match kind:
        case "git alone":
            plant(tmp_path, {".git/index": index(entry("gone.py")), ".git/HEAD": "1" * 40})
        case "pipe alone":
            os.mkfifo(tmp_path / "app.py")
        case "a file of comments":
            plant(tmp_path, {"app.py": "# import mlflow\n", ".github/workflows/a.yml": "# on: push\n"})
        case _:
            pass
    result = check(tmp_path)
    assert (result.code, "nothing to assess" in result.err) == (4, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mlready.yaml", f"{PASSWORD}: 1\n"),
        ("mlready-answers.yaml", f"[{PASSWORD}"),
        ("pyproject.toml", f"[tool.mlready]\n{PASSWORD} = 1\n"),
    ],
)
def test_a_document_that_links_out_of_the_repository_is_not_quoted(tmp_path: Path, name: str, text: str) -> None:
    root = plant(tmp_path / "repo", {"app.py": SERVICE})
    plant(tmp_path, {"credentials": text})
    (root / "between").symlink_to("../credentials")
    (root / name).symlink_to("between")
    result = check(root)
    assert (result.code, "is a link that leads out of its folder" in result.err) == (4, True)
    assert PASSWORD not in result.out + result.err


_REFUSING = """
import sys
def refuse(event, args):
    if event == "open" and str(args[0]).endswith("closed.py"):
        raise PermissionError(13, "Permission denied")
    if event == "open" and str(args[0]).endswith("vanished.py"):
        raise FileNotFoundError(2, "No such file or directory")
    if event == "os.scandir" and "locked" in str(args[0]):
        raise PermissionError(13, "Permission denied")
sys.addaudithook(refuse)
from mlready.__main__ import main
sys.argv[0] = "mlready"
main()
"""


def test_files_and_folders_that_may_not_be_read_or_are_gone_by_then_are_told(tmp_path: Path) -> None:
    plant(tmp_path, {"app.py": SERVICE, "closed.py": SERVICE, "vanished.py": SERVICE, "locked/a.py": SERVICE})
    result = check(tmp_path, "--format", "json", program=[sys.executable, "-c", _REFUSING])
    assert ended_well(result)
    assert "closed.py: cannot be read: Permission denied" in result.err
    assert "vanished.py: cannot be read: No such file or directory" in result.err
    assert "locked: cannot be listed: Permission denied" in result.err
    assert "closed.py" not in result.out
