"""Web pages that show how a service or model does."""

import pytest

from mlready.facts.pages import read_page
from mlready.facts.source import Source

TEMPLATE = "<h1>{heading}</h1><dt>RMSE</dt><dd>{{{{ metrics.rmse }}}}</dd><dt>MAE</dt><dd>{{{{ metrics.mae }}}}</dd>"
COMPONENT = """
export function {name}() {{
  const calls = useQuery({{ queryFn: () => api.calls() }});
  return <Box><h3>Drift</h3>{{calls.data.drift}}</Box>;
}}
"""


def shown(page: str, path: str = "templates/index.html") -> list[str]:
    return [fact.name for fact in read_page(Source(path, page.encode()))]


def test_figures_that_a_template_fills_in_are_shown() -> None:
    assert shown(TEMPLATE.format(heading="Metrics")) == ["mae rmse"]


def test_figures_of_quality_alone_need_a_heading_that_says_what_they_are_for() -> None:
    assert shown(TEMPLATE.format(heading="What is it worth?")) == []


def test_figures_of_operation_need_none() -> None:
    page = "<b>Error rate</b><i id='x'>-</i><b>Latency</b><script>fetch('/metrics').then(show)</script>"
    assert shown(page) == ["errors latency"]


def test_a_page_that_nothing_fills_shows_nothing() -> None:
    assert shown("<h1>Monitoring</h1><b>Error rate</b><b>Latency</b>") == []


def test_prose_shows_nothing() -> None:
    text = "Here we speak at length of drift, latency and of the error rate of what you run"
    assert shown(f"<h1>Monitoring</h1><p>{text}</p>{{{{ metrics }}}}") == []


@pytest.mark.parametrize(("name", "found"), [("DriftPanel", ["drift"]), ("Panel", [])])
def test_one_figure_is_enough_for_a_component_that_is_called_so(name: str, found: list[str]) -> None:
    assert shown(COMPONENT.format(name=name), f"web/src/{name}.tsx") == found


@pytest.mark.parametrize("silent", ["<!-- {} -->", "{{# {} #}}", "<style>{}</style>"])
def test_comments_and_styles_show_nothing(silent: str) -> None:
    assert shown(silent.format(TEMPLATE.format(heading="Metrics"))) == []


def test_a_comment_without_an_end_hides_nothing() -> None:
    assert shown("<!-- " + TEMPLATE.format(heading="Metrics")) == ["mae rmse"]


def test_a_built_page_of_documentation_is_left_alone() -> None:
    assert shown(TEMPLATE.format(heading="Metrics"), "docs/metrics.html") == []
