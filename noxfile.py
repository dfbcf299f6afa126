"""Every check of this project, by name: CI runs these and nothing else."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "types", "tests", "documents", "browser", "itself", "docs", "package"]

PROJECT = nox.project.load_toml("pyproject.toml")
AXE = "axe-core@4"
OWN_PLAYBOOK = "tests/itself.yaml"
SHELLS = ("zsh", "fish")
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]

# Hundreds of tests start the program, which would compile all of itself each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def groups(*names: str) -> list[str]:
    return [one for name in names for one in nox.project.dependency_groups(PROJECT, name)]


@nox.session
def lint(session: nox.Session) -> None:
    """Style, spelling, and who may import whom."""
    session.install("-e", ".", *groups("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("codespell", "src", "docs", "playbooks", "templates", "README.md", "CONTRIBUTING.md")
    session.run("lint-imports")
    session.run("zizmor", "--offline", "--no-progress", ".github", "action.yml", "templates/ci/github.yml")
    for overlays in ([], ["content", "genai"], ["content", "genai", "regulated"]):
        for playbook in ("startup", "enterprise"):
            chosen = [word for overlay in overlays for word in ("--overlay", overlay)]
            session.run("mlready", "playbook", "lint", playbook, *chosen)


@nox.session
def types(session: nox.Session) -> None:
    """Static types, strictly."""
    session.install("-e", ".", "nox", *groups("types", "tests", "browser"))
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """The tests, on every core; arguments go to pytest."""
    session.install("-e", ".", *groups("tests"))
    install_shells(session)
    session.run("pytest", "--numprocesses=auto", "--dist=worksteal", *session.posargs)


def install_shells(session: nox.Session) -> None:
    """Install the shells whose completion is tested, where the session may; the tests skip what is not there."""
    if not all(map(shutil.which, SHELLS)):
        install_from_debian(session, *SHELLS)


def install_from_debian(session: nox.Session, *packages: str) -> None:
    """Install Debian's `packages` where that is possible, and go on where it is not."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        session.run("apt-get", "-qq", "update", external=True, silent=True, success_codes=range(256))
        install = ("apt-get", "-qq", "install", "--no-install-recommends", "-y", *packages)
        session.run(*install, external=True, silent=True, success_codes=range(256))


@nox.session
def documents(session: nox.Session) -> None:
    """Plans as others read them, by Mermaid's own parser and markdownlint; needs Node.js."""
    if not shutil.which("npm"):
        session.skip("there is no npm here to fetch Mermaid's parser with")
    session.install("-e", ".", *groups("tests"))
    with session.chdir("tests/node"):
        session.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", external=True)
    session.run("pytest", "-q", "tests/render/test_documents.py")


@nox.session
def browser(session: nox.Session) -> None:
    """The HTML report in a real browser, with axe-core for accessibility."""
    chromium = find_chromium(session)
    if chromium is None:
        session.skip("there is no chromium, and it cannot be installed here")
    session.install("-e", ".", *groups("tests", "browser"))
    folder = session.create_tmp()
    environment = {"MLREADY_CHROMIUM": chromium}
    if shutil.which("npm"):
        session.run("npm", "install", "--silent", "--prefix", folder, AXE, external=True)
        environment["MLREADY_AXE"] = f"{folder}/node_modules/axe-core/axe.min.js"
    session.run("pytest", "-q", "tests/browser", *session.posargs, env=environment)


def find_chromium(session: nox.Session) -> str | None:
    """Return the path of a chromium; where there is none, and the session may, install Debian's."""
    names = ("chromium", "chromium-browser", "google-chrome")
    if not any(map(shutil.which, names)):
        install_from_debian(session, "chromium")
    return next(filter(None, map(shutil.which, names)), None)


@nox.session
def itself(session: nox.Session) -> None:
    """Mlready on its own repository: its code must be found in order, and no model in it."""
    session.install("-e", ".")
    session.run("mlready", "playbook", "lint", OWN_PLAYBOOK)
    session.run("mlready", "check", ".", "--playbook", OWN_PLAYBOOK)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Hostile bytes for whatever reads a stranger's, led by coverage: `nox -s fuzz -- SECONDS_EACH [TARGET…]`."""
    session.install("-e", ".", *groups("fuzz"))
    session.run("python", "tests/fuzz/fuzz.py", *(session.posargs or ["20"]))


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation as pages, in docs/_build; every warning is an error, and so is a link that leads nowhere."""
    session.install("-e", ".", *groups("docs"))
    session.run("sphinx-build", "--fail-on-warning", "--keep-going", "--quiet", "docs", "docs/_build")


@nox.session(python=PYTHONS)
def versions(session: nox.Session) -> None:
    """The tests on every Python there is; arguments go to pytest."""
    session.install("-e", ".", *groups("tests"))
    session.run("pytest", "-q", "--numprocesses=auto", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """The tests with the oldest version of each dependency that pyproject.toml allows; arguments go to pytest."""
    oldest = [one.split(",")[0].replace(">=", "==") for one in PROJECT["project"]["dependencies"]]
    session.install("-e", ".", *groups("tests"), *oldest)
    session.run("pytest", "-q", "--numprocesses=auto", *session.posargs)


@nox.session
def package(session: nox.Session) -> None:
    """Build, compare what is in the archives with the folders, install the wheel elsewhere, and use it there."""
    session.install(*groups("package"), "pytest")
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "-m", "build", "--outdir", folder, silent=True)
        session.run("python", "-m", "build", "--wheel", "--outdir", f"{folder}/again", silent=True)
        session.run("pytest", "-q", "-p", "no:cacheprovider", "packaging_tests", env={"MLREADY_DIST": folder})
        wheel = next(Path(folder).glob("*.whl"))
        session.run("python", "-m", "venv", f"{folder}/venv")
        session.run(f"{folder}/venv/bin/pip", "install", "--quiet", str(wheel), external=True)
        shutil.copy("examples/fraud-scoring/mlready-answers.yaml", folder)
        with session.chdir(folder):
            session.run("venv/bin/mlready", "plan", "mlready-answers.yaml", "-o", "plan.md", external=True)


@nox.session(venv_backend="none")
def container(session: nox.Session) -> None:
    """Build the image, and check an example in it without network or right to write; needs docker or podman."""
    engine = next(filter(shutil.which, ("docker", "podman")), None)
    if engine is None or subprocess.run([engine, "info"], capture_output=True, check=False).returncode:
        session.skip("there is no engine here that runs containers")
    session.run(engine, "build", "--file", "Containerfile", "--tag", "mlready", ".", external=True)
    repository = f"{Path('examples/churn-service').resolve()}:/repo:ro"
    run = (engine, "run", "--rm", "--network", "none", "--read-only", "--volume", repository, "mlready")
    session.run(*run, "check", "/repo", "--fail-on", "never", external=True)


@nox.session
def archives(session: nox.Session) -> None:
    """What a release publishes, in the folder that is named: sdist, wheel, and the bill of materials of the wheel."""
    folder = Path(session.posargs[0] if session.posargs else "dist")
    session.install(*groups("package", "release"))
    committed = session.run("git", "log", "-1", "--format=%ct", external=True, silent=True) or ""
    epoch = {"SOURCE_DATE_EPOCH": committed.strip()}
    session.run("python", "-m", "build", "--outdir", str(folder), env=epoch, silent=True)
    wheel = max(folder.glob("*.whl"), key=lambda one: one.stat().st_mtime)  # older ones may lie there, too
    with tempfile.TemporaryDirectory() as place:
        session.run("python", "-m", "venv", "--without-pip", f"{place}/venv")
        session.run("python", "-m", "pip", "--python", f"{place}/venv/bin/python", "install", "--quiet", str(wheel))
        bill = ["--output-reproducible", "--output-file", f"{wheel.with_suffix('')}.cdx.json"]
        session.run("cyclonedx-py", "environment", *bill, f"{place}/venv/bin/python")


@nox.session
def examples(session: nox.Session) -> None:
    """Write the examples' plans anew; a test compares them with what the tool says now."""
    session.install("-e", ".")
    for answers in sorted(Path("examples").glob("*/mlready-answers.yaml")):
        plan = answers.with_name("plan.md")
        session.run("mlready", "plan", str(answers), "--today", "2026-11-21", "-o", str(plan))


@nox.session
def gallery(session: nox.Session) -> None:
    """Take the pictures of docs/gallery.md anew."""
    chromium = find_chromium(session)
    if chromium is None:
        session.skip("there is no chromium, and it cannot be installed here")
    session.install("-e", ".", "hypothesis", "markdown-it-py")
    session.run("python", "docs/gallery.py", env={"MLREADY_CHROMIUM": chromium})


@nox.session
def generated(session: nox.Session) -> None:
    """Write what is made from the code anew: the schemas and the stored help text."""
    session.install("-e", ".")
    names = "from mlready.store.schemas import SCHEMAS; print(*SCHEMAS)"
    for name in str(session.run("python", "-c", names, silent=True)).split():
        session.run("mlready", "playbook", "schema", name, "-o", f"playbooks/schemas/{name}.schema.json")
    program = "from mlready.cli.app import build; build()(['--help'], prog_name='mlready')"
    text = session.run("python", "-c", program, silent=True, env={"COLUMNS": "80"})
    Path("src/mlready/cli/help.py").write_text(
        '"""What ``mlready --help`` prints, kept so that nothing is loaded for it: `nox -s generated` writes it."""\n\n'
        f'HELP = """\\\n{text}"""\n'
    )


@nox.session
def corpus(session: nox.Session) -> None:
    """What a change of detectors adds and loses: `nox -s corpus -- CHECKOUTS`, with --update to keep it."""
    session.install("-e", ".")
    session.run("python", "tests/corpus/compare.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """What commands cost, as ratios to something plain: `nox -s bench -- REPOSITORIES`, else made-up ones."""
    session.install(".")
    session.run("python", "benchmarks/run.py", *session.posargs)
