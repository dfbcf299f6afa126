"""The report as its readers see it. `nox -s browser` brings a browser and axe-core, and says where they are."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="the tests in a browser run in `nox -s browser`")

from playwright.sync_api import Browser, Page, sync_playwright

from program import EXAMPLE, TODAY, invoke

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
AXE = os.environ.get("MLREADY_AXE")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EXAMPLES = sorted(EXAMPLE.parents[1].glob("*/mlready-answers.yaml"))
EVERY_EXAMPLE = pytest.mark.parametrize("name", [answers.parent.name for answers in EXAMPLES])
DESK, TABLET, PHONE = (1440, 900), (900, 1000), (360, 740)
STATED = "#controls tbody tr"


@dataclass
class Opened:
    """A page in the browser, with everything that it said and asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


Open = Callable[..., AbstractContextManager[Opened]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("MLREADY_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("there is no chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser) -> Open:
    """Return what opens a file as a visitor of a size and with settings sees it."""

    @contextmanager
    def open_(file: Path, size: tuple[int, int] = DESK, **settings: Any) -> Iterator[Opened]:  # noqa: ANN401 - Playwright says which there are
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
        seen = Opened(context.new_page())
        seen.page.on("console", lambda message: seen.said.append(message.text))
        seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.said.append(dialog.message))
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        seen.page.goto(file.as_uri())
        try:
            yield seen
        finally:
            context.close()

    return open_


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the reports of the examples, by the example's name."""
    folder = tmp_path_factory.mktemp("reports")
    written = {answers.parent.name: folder / f"{answers.parent.name}.html" for answers in EXAMPLES}
    for answers in EXAMPLES:
        assert invoke("report", answers, "-o", written[answers.parent.name], "--quiet", *TODAY).code == 0
    return written


@pytest.fixture(scope="session")
def report(reports: dict[str, Path]) -> Path:
    return reports[EXAMPLE.parent.name]


def rows(page: Page) -> list[str]:
    """Return the ids of the controls that can be seen, in their order."""
    ids: list[str] = page.eval_on_selector_all(
        STATED, "rows => rows.filter(row => row.offsetParent !== null).map(row => row.id)"
    )
    return ids


@EVERY_EXAMPLE
def test_a_page_opens_without_a_word_and_asks_for_nothing(reports: dict[str, Path], opened: Open, name: str) -> None:
    with opened(reports[name]) as seen:
        seen.page.emulate_media(color_scheme="dark")
        assert seen.said == []
        assert seen.asked == [reports[name].as_uri()]
        assert rows(seen.page)


@EVERY_EXAMPLE
def test_the_first_screen_holds_the_verdict_and_the_three_things_that_matter(
    reports: dict[str, Path], opened: Open, name: str
) -> None:
    with opened(reports[name]) as seen:
        for width, height in (DESK, TABLET, PHONE):
            seen.page.set_viewport_size({"width": width, "height": height})
            boxes = [head.bounding_box() for head in seen.page.locator("h1, .why, .score, .three h2").all()]
            assert len(boxes) == 6
            assert all(box is not None and box["y"] + box["height"] < height for box in boxes), width


@EVERY_EXAMPLE
def test_no_page_scrolls_sideways(reports: dict[str, Path], opened: Open, name: str) -> None:
    with opened(reports[name]) as seen:
        for width in (320, 360, 600, 900, 1440):
            seen.page.set_viewport_size({"width": width, "height": 800})
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_controls_are_filtered_by_outcome_role_area_and_words(report: Path, opened: Open) -> None:
    with opened(report) as seen:
        page = seen.page
        everything = rows(page)
        page.get_by_label("Outcome").select_option("blocker")
        blockers = rows(page)
        assert 0 < len(blockers) < len(everything)
        assert page.get_by_role("status").inner_text() == f"{len(blockers)} of {len(everything)} controls"
        page.get_by_label("Role").select_option("ml-engineer")
        assert set(rows(page)) < set(blockers)
        page.get_by_label("Area", exact=True).select_option("people")
        assert rows(page) == []
        for label in ("Outcome", "Role", "Area"):
            page.get_by_label(label, exact=True).select_option("")
        page.get_by_label("Search").fill("LIGHTGBM features")
        assert rows(page) == ["c-assess.model"]
        page.get_by_label("Search").fill("")
        assert rows(page) == everything


def test_controls_are_sorted_up_and_down(report: Path, opened: Open) -> None:
    with opened(report) as seen:
        page = seen.page

        def ranks(name: str) -> list[int]:
            values: list[int] = page.eval_on_selector_all(STATED, f"rows => rows.map(row => +row.dataset.{name})")
            return values

        outcome = page.get_by_role("columnheader", name="Outcome")
        outcome.get_by_role("button").click()
        assert ranks("rank") == sorted(ranks("rank"))
        assert outcome.get_attribute("aria-sort") == "ascending"
        outcome.get_by_role("button").press("Enter")
        assert ranks("rank") == sorted(ranks("rank"), reverse=True)
        assert outcome.get_attribute("aria-sort") == "descending"
        page.get_by_role("columnheader", name="Level").get_by_role("button").click()
        assert ranks("level") == sorted(ranks("level"))
        assert outcome.get_attribute("aria-sort") is None
        page.get_by_role("columnheader", name="Control").get_by_role("button").click()
        words = page.locator(f"{STATED} th").all_inner_texts()
        assert words == sorted(words, key=str.casefold)


def test_a_link_to_a_control_that_was_filtered_away_shows_it(report: Path, opened: Open) -> None:
    with opened(report) as seen:
        seen.page.get_by_label("Search").fill("nothing has these words")
        assert rows(seen.page) == []
        link = seen.page.locator(".three a[href^='#c-']").first
        target = (link.get_attribute("href") or "")[1:]
        link.click()
        seen.page.wait_for_function("id => document.getElementById(id).offsetParent !== null", arg=target)


def test_without_a_script_everything_is_there_and_no_button_that_does_nothing(report: Path, opened: Open) -> None:
    with opened(report) as seen, opened(report, java_script_enabled=False) as bare:
        assert bare.page.locator(STATED).count() == len(rows(seen.page))
        assert bare.page.locator(f"{STATED} >> visible=true").count() == len(rows(seen.page))
        assert bare.page.locator("form >> visible=true").count() == 0
        assert bare.page.locator("th button").count() == 0


def test_on_paper_nothing_is_hidden_that_matters(report: Path, opened: Open) -> None:
    with opened(report, java_script_enabled=False) as seen:
        closed = seen.page.locator("details > dl")
        assert closed.count() > 0
        assert not closed.first.is_visible()
        seen.page.emulate_media(media="print")
        assert closed.first.is_visible()
        assert seen.page.locator("nav >> visible=true, form >> visible=true").count() == 0
    with opened(report) as seen:
        seen.page.get_by_label("Outcome").select_option("blocker")
        seen.page.emulate_media(media="print")
        assert len(rows(seen.page)) == seen.page.locator(STATED).count()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_page_prints_on_paper_of_both_worlds(report: Path, opened: Open, paper: str) -> None:
    with opened(report) as seen:
        document = seen.page.pdf(format=paper)
        assert document.startswith(b"%PDF")
        assert 8 <= document.count(b"/Type /Page\n") <= 40


def test_dark_is_dark_and_paper_stays_white(report: Path, opened: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(report, color_scheme="dark") as seen:
        assert seen.page.evaluate(ground) == "rgb(21, 24, 27)"
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate(ground) == "rgb(255, 255, 255)"
    with opened(report, color_scheme="light") as seen:
        assert seen.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_the_first_key_offers_to_skip_to_the_report(report: Path, opened: Open) -> None:
    with opened(report) as seen:
        seen.page.keyboard.press("Tab")
        skip = seen.page.locator(":focus")
        assert skip.inner_text() == "Skip to the report"
        box = skip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("location.hash") == "#main"


def test_nothing_in_a_page_moves_by_itself(report: Path, opened: Open) -> None:
    with opened(report) as seen:
        assert seen.page.evaluate("document.getAnimations().length") == 0
        assert seen.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_no_other_script_or_style_runs_in_a_page(report: Path, opened: Open) -> None:
    add = """() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
        document.body.insertAdjacentHTML("beforeend", "<p id=added style='color: rgb(1, 2, 3)'>x</p>");
    }"""
    with opened(report) as seen:
        seen.page.evaluate(add)
        seen.page.wait_for_timeout(100)
        assert seen.page.evaluate("window.ran") is None
        assert seen.page.evaluate("getComputedStyle(document.getElementById('added')).color") != "rgb(1, 2, 3)"


@pytest.mark.skipif(not AXE, reason="axe-core is not here; `nox -s browser` brings it where there is npm")
@pytest.mark.parametrize(
    ("name", "size", "scheme"),
    [
        *((answers.parent.name, DESK, "light") for answers in EXAMPLES),
        (EXAMPLE.parent.name, PHONE, "dark"),
    ],
)
def test_axe_finds_no_violation(
    reports: dict[str, Path], opened: Open, name: str, size: tuple[int, int], scheme: str
) -> None:
    with opened(reports[name], size, color_scheme=scheme, bypass_csp=True) as seen:
        seen.page.add_script_tag(path=str(AXE))
        found: dict[str, Any] = seen.page.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES
        )
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []
        assert len(found["passes"]) > 10
