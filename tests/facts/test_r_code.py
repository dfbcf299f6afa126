from mlready.facts.r_code import read_r
from mlready.facts.source import Source


def read(text: str, path: str = "train.R") -> list[tuple[str, str, int | None]]:
    return [(fact.kind, fact.name, fact.line) for fact in read_r(Source(path, text.encode()))]


def test_packages_and_calls_are_told_with_their_lines() -> None:
    text = "library(caret)\nm <- caret::train(y ~ ., data = d)\n"
    assert read(text) == [
        ("r.import", "caret", 1),
        ("r.import", "caret", 2),
        ("r.call", "caret::train", 2),
    ]


def test_comments_and_texts_call_nothing() -> None:
    assert read("# set.seed(1)\nx <- 'fit(m)' # predict(m)\n") == []


def test_a_method_of_an_object_is_no_function_of_a_package() -> None:
    assert read("board$train(x)\n") == []


def test_of_a_document_the_chunks_of_r_are_read() -> None:
    text = "We call fit(m).\n```{r}\nset.seed(1)\n```\n```{python}\nfit(m)\n```\n"
    assert read(text, "report.Rmd") == [("r.call", "set.seed", 3)]
