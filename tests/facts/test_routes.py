"""What a module offers over a network."""

import textwrap

from mlready.facts.python.routes import read_routes
from mlready.facts.source import Source


def handlers(text: str) -> list[tuple[str, str]]:
    source = Source("app.py", textwrap.dedent(text).encode())
    return [(fact.name, fact.attributes["function"]) for fact in read_routes(source)]


def test_a_decorated_function_answers_its_route() -> None:
    assert handlers("""
        app = FastAPI()
        @app.post("/predict")
        def predict(): ...
    """) == [("/predict", "predict")]


def test_a_route_may_be_a_constant() -> None:
    assert handlers("""
        URL = "/v1/<name>"
        app = Flask(__name__)
        @app.route(URL, methods=["POST"])
        def predict(name): ...
    """) == [("/v1/<name>", "predict")]


def test_a_function_may_be_registered_by_a_call() -> None:
    assert handlers("""
        def predict(request): ...
        urlpatterns = [path("predict/", predict)]
    """) == [("predict/", "predict")]


def test_a_method_named_after_a_method_of_http_answers() -> None:
    assert handlers("""
        from framework import View
        class Predict(View):
            def post(self): ...
            def helper(self): ...
    """) == [("?", "Predict.post")]


def test_a_platform_calls_functions_by_their_shape() -> None:
    assert handlers("def handler(event, context): ...") == [("?", "handler")]


def test_a_request_that_the_module_sends_is_no_handler() -> None:
    assert (
        handlers("""
        import requests
        def main(data):
            requests.post("/predict", data)
    """)
        == []
    )


def test_a_patched_name_is_no_route() -> None:
    assert (
        handlers("""
        from unittest import mock
        @mock.patch("package.name")
        def test_it(patched): ...
    """)
        == []
    )


def test_handlers_of_one_name_are_several() -> None:
    assert handlers("""
        app = FastAPI()
        @app.get("/a")
        def values(): ...
        @app.get("/b")
        def values(): ...
    """) == [("/a", "values"), ("/b", "values")]


def test_a_route_of_a_function_app_may_lack_its_slash() -> None:
    assert handlers("""
        app = func.FunctionApp()
        @app.route(route="predict")
        def predict(req): ...
    """) == [("/predict", "predict")]


def test_a_handler_says_what_it_gives_back_as_it_is_written() -> None:
    code = "@app.get('/')\ndef home():\n    return {'status': 'ok', 'code': HTTPStatus.OK}"
    [fact] = read_routes(Source("a.py", f"import app\n{code}".encode()))
    assert fact.attributes["gives"] == "status: ok: code: OK"


def methods(text: str) -> list[str]:
    source = Source("app.py", textwrap.dedent(text).encode())
    return [fact.attributes["methods"] for fact in read_routes(source)]


def test_the_methods_of_a_route_are_told() -> None:
    assert methods("""
        @router.post("/a")
        def a(): ...
        @app.route("/b", methods=["GET", "POST"])
        def b(): ...
        @app.route("/c")
        def c(): ...
        class D(MethodView):
            def post(self): ...
        def e(): ...
        app.add_url_rule("/e", view_func=e, methods=["PUT"])
        def f(): ...
        urlpatterns = [path("f/", f)]
    """) == ["post", "get post", "get", "post", "put", ""]
