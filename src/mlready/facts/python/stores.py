"""What keeps a record: methods and objects whose names say that they store, and stores of conversations."""

import ast
from typing import Final

from mlready.facts.python.answers import SPEAKERS, SPEAKING, speaker
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import said, vocabulary, words

STORES: Final = vocabulary(
    "to_sql to_gbq insert_one insert_many insert_rows insert_rows_json put_item put_record put_records "
    "execute executemany bulk_save_objects xadd rpush lpush append_row append_rows saveastable insertinto "
    "write_points upsert send_message put_object"
)
"""Methods that keep a record, whatever they belong to."""
PERHAPS: Final = vocabulary("insert add add_all merge send produce publish create save put index write append store")
"""Methods of many things, which keep something where their object's name says that it is a store."""
STORE_NAMES: Final = vocabulary(
    "db database session producer kafka queue sqs pubsub publisher topic stream table collection repo "
    "repository uow store sheet history bucket objects"
)
"""How a store is called."""
IN_MEMORY: Final = ("list.", "set.", "dict.", "collections.", "queue.")
"""What is gone when the program ends."""
ADDS: Final = frozenset({"add", "add_all", "merge"})
"""Methods that make a row of a session's, kept once that commits."""
ROWS: Final = frozenset({"create", "insert", "insert_many", "bulk_create", "get_or_create", "update_or_create"})
"""Methods of a class that make a row of its table."""
KEEPS: Final = vocabulary("log record save store write insert persist track append add capture")
"""What a function does that keeps what it is given."""

# What is a list, more often than not, where something is appended to it.
_REMEMBERED: Final = vocabulary("history session objects queue stream collection bucket")
# What does as it is told, and keeps nothing.
_DOERS: Final = vocabulary("tool tools agent agents executor runner graph workflow step command sandbox")
# What a table of predictions is called, and what only sounds like one.
_TABLES: Final = vocabulary("prediction predictions inference inferences forecast forecasts")
_NOT_TABLES: Final = vocabulary("job client service pipeline endpoint api")
# What keeps the turns of a conversation, and what those are called.
_ARCHIVES: Final = vocabulary("repo repository db database dao crud store storage table collection conversations")
_TURNS: Final = vocabulary("message messages turn turns")
_SESSIONS: Final = vocabulary("session db database")
_ROWS_OF: Final = frozenset({"objects"})
_MAKES: Final = frozenset({"create", "acreate", "get_or_create", "bulk_create"})


def is_store(func: ast.Attribute, *, holds: bool) -> bool:
    """Return whether a method keeps rows: the prediction that it is given, or whatever a table of predictions gets."""
    if func.attr in ROWS:
        spoken = said((func.value,))
        if spoken & _TABLES and not spoken & _NOT_TABLES and _is_class(func.value):
            return True
    if func.attr == "execute" and said((func.value,)) & _DOERS:
        return False
    return holds and (func.attr.lower() in STORES or _perhaps(func))


def _is_class(node: ast.expr) -> bool:
    """Return whether `node` begins with a class, as ``Prediction.objects`` does."""
    return any(isinstance(part, ast.Name) and part.id[:1].isupper() for part in walk(node)) or (
        isinstance(node, ast.Attribute) and node.attr[:1].isupper()
    )


def _perhaps(func: ast.Attribute) -> bool:
    """Return whether a method that means many things is one of a store."""
    names = STORE_NAMES - _REMEMBERED if func.attr == "append" else STORE_NAMES
    return func.attr in PERHAPS and bool(said((func.value,)) & names)


def keeps_turn(call: ast.Call) -> bool:
    """Return whether a store of conversations is handed what the model said: ``repo.add_message(role="assistant")``."""
    if not isinstance(call.func, ast.Attribute):
        return False
    owner, spoken = said((call.func.value,)), words(call.func.attr)
    table = owner >= _ROWS_OF and owner & _TURNS and call.func.attr in _MAKES
    row = owner & _SESSIONS and call.func.attr in ADDS and any(_is_turn(argument) for argument in call.args)
    if not table and not row and not (owner & _ARCHIVES and spoken & (KEEPS | {"create"}) and spoken & _TURNS):
        return False
    turns = (one for one in walk(call) if isinstance(one, ast.keyword) and one.arg in SPEAKING)
    return any(speaker(one.value) in SPEAKERS for one in turns)


def _is_turn(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and bool(said((node.func,)) & _TURNS)
