"""What handlers come to do through other functions of the system."""

import textwrap

from exhaustive import Known
from mlready.facts.python.flows import read_flows
from mlready.facts.python.read import read_python
from mlready.facts.python.routes import read_routes
from mlready.facts.reach import reached
from mlready.facts.resolve import Resolver
from mlready.facts.source import Source
from mlready.model.fact import Fact

READERS = (read_python, read_flows, read_routes)


def reach(**files: str) -> list[Fact]:
    sources = [Source(f"{name}.py", textwrap.dedent(text).encode()) for name, text in files.items()]
    facts = [fact for source in sources for reader in READERS for fact in reader(source)]
    return list(reached([fact for fact in facts if fact.kind == "handler"], Resolver(Known(facts))))


def of(kind: str, facts: list[Fact], **attributes: str) -> set[str]:
    return {fact.name for fact in facts if fact.kind == kind and attributes.items() <= fact.attributes.items()}


ROUTE = """
    from service import Pricing
    app = FastAPI()
    pricing = Pricing()
    @app.post("/price")
    def price(body: dict): return pricing.quote(body)
"""


def test_calls_are_followed_into_methods_of_other_modules() -> None:
    service = """
        class Pricing:
            def quote(self, body): return self._ask(body)
            def _ask(self, body): return self.model.predict(body)
    """
    assert "?.self.model.predict" in of("handler.call", reach(app=ROUTE, service=service))


def test_functions_that_call_each_other_end() -> None:
    service = """
        class Pricing:
            def quote(self, body): return self.other(body)
            def other(self, body): return self.quote(body)
    """
    assert "?.self.other" in of("handler.call", reach(app=ROUTE, service=service))


def test_a_dependency_is_a_guard_and_what_it_refuses_counts() -> None:
    facts = reach(
        app="""
            from guard import known
            app = FastAPI()
            @app.post("/price")
            def price(caller=Depends(known)): ...
        """,
        guard="def known(key): raise HTTPException(status_code=401)",
    )
    assert "guard.known" in of("handler.call", facts, how="guard")
    assert of("handler.refuses", facts, how="guard") == {"401"}


def test_a_type_may_carry_its_guard() -> None:
    facts = reach(
        app="""
            from guard import Caller
            app = FastAPI()
            @app.post("/price")
            def price(caller: Caller): ...
        """,
        guard="""
            def known(key): raise HTTPException(status_code=403)
            Caller = Annotated[str, Depends(known)]
        """,
    )
    assert of("handler.refuses", facts) == {"403"}


def test_what_is_refused_because_of_another_error_does_not_count() -> None:
    facts = reach(
        app="""
            app = FastAPI()
            @app.post("/price")
            def price(body):
                try:
                    return model.predict(body)
                except Exception:
                    raise HTTPException(status_code=400)
        """
    )
    assert of("handler.refuses", facts) == set()


def test_a_type_is_known_by_its_outermost_base() -> None:
    facts = reach(
        app="""
            from payload import House
            app = FastAPI()
            @app.post("/price")
            def price(house: House): ...
        """,
        payload="""
            from pydantic import BaseModel
            class Strict(BaseModel): ...
            class House(Strict): ...
        """,
    )
    assert "pydantic.BaseModel" in of("handler.takes", facts)


def test_what_is_made_for_the_answer_is_not_taken() -> None:
    facts = reach(
        app="""
            from pydantic import BaseModel
            app = FastAPI()
            class Answer(BaseModel): ...
            @app.post("/price")
            def price(): return Answer(price=1)
        """
    )
    assert of("handler.takes", facts) == set()


def test_an_application_wide_dependency_stands_before_handlers_in_its_folder_only() -> None:
    guarded = """
        app = FastAPI(dependencies=[Depends(HTTPBearer())])
    """
    other = """
        router = APIRouter()
        @router.get("/price")
        def price(): ...
    """
    assert "HTTPBearer" in of("handler.call", reach(**{"a/main": guarded, "a/routes": other}), how="guard")
    assert "HTTPBearer" not in of("handler.call", reach(**{"a/main": guarded, "b/routes": other}), how="guard")


def services(checks: str, **folders: str) -> list[Fact]:
    """Return what the handlers of services reach that are built alike, and of which only `checks` refuses anyone."""
    app = """
        from app.auth import verify
        @app.post("/predict")
        def predict(body: dict, key: str): return verify(key)
    """
    facts = []
    for folder, repository in folders.items():
        known = "def verify(key): raise HTTPException(status_code=401)" if folder == checks else "def verify(key): ..."
        for name, text in (("main", app), ("auth", known)):
            source = Source(f"{folder}/app/{name}.py", textwrap.dedent(text).encode(), repository=repository)
            facts += [fact for reader in READERS for fact in reader(source)]
    return list(reached([fact for fact in facts if fact.kind == "handler"], Resolver(Known(facts))))


def refusing(facts: list[Fact]) -> set[tuple[str, str]]:
    return {(fact.repository, fact.path) for fact in facts if fact.kind == "handler.refuses"}


def test_a_call_means_the_function_of_its_own_service() -> None:
    folders = dict.fromkeys("abcdef", ".")
    for checks in folders:
        assert refusing(services(checks, **folders)) == {(".", f"{checks}/app/main.py")}


def test_a_call_means_the_function_of_its_own_repository() -> None:
    facts = [
        fact
        for repository, refuses in (("one", ""), ("two", "raise HTTPException(status_code=401)"))
        for name, text in (
            ("main", "from auth import verify\n@app.post('/p')\ndef predict(key): return verify(key)\n"),
            ("auth", f"def verify(key): {refuses or '...'}\n"),
        )
        for reader in READERS
        for fact in reader(Source(f"{name}.py", text.encode(), repository=repository))
    ]
    handlers = [fact for fact in facts if fact.kind == "handler"]
    assert refusing([*reached(handlers, Resolver(Known(facts)))]) == {("two", "main.py")}


def test_of_two_bodies_of_one_base_both_are_told() -> None:
    facts = reach(
        app="""
            class Features(BaseModel):
                x: float
            class Answer(BaseModel):
                y: float
            @app.post("/price")
            def price(body: Features, last: Answer): ...
        """
    )
    assert {fact.attributes["type"] for fact in facts if fact.kind == "handler.takes"} == {"Features", "Answer"}
