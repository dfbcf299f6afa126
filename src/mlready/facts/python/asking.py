"""Calls that ask a model for predictions, known by how they are called."""

import ast
import re
from typing import Final

MAX_NAME: Final = 120
"""How much of a name is looked at."""

LLMS: Final = ("call_model", "call_llm", "ask_model", "ask_llm", "query_llm", "run_llm")
"""How a function is called that asks an LLM."""

_PREDICTS: Final = re.compile(
    r"(?:\w+_)?(?:predict|predictions?|infer|inference|inferences|score|scoring|forecast|transcribe|classify|recommend)(?:_\w+)?"
    r"|predictor|score_batch|transform_batch|" + "|".join(LLMS)
)
# A trained network is called itself.
_MODEL: Final = re.compile(r"models?|net|network|predictor|classifier|regressor|pipe|pipeline|detector|llm|chain")
_NOT_PREDICTS: Final = re.compile(
    r"(?:get|load|save|write|plot|read|log|fetch|parse|list|set|build|create|make_scorer|validate|evaluate|calc\w*|compute|upload|store"
    r"|print|explain|select|register|download|export|show|display|format|draw|count|target|init|test|check|train|fit|compare|init\w*|prepare)_\w*"
    r"|\w+_scores?|scores?|(?:\w+_)?scores?_\w*(?:model|func)\w*|\w*_(?:path|dir|file|config|args|schema|transforms?|metrics?|error|url|uri"
    r"|name|spec|request|payload|body|for_predict|from_predict\w*)|\w+_from_\w+"
    # Rules tell a kind, a role or a policy; what tells of many records is named for these.
    r"|(?:infer|classify)_(?!(?:\w*_)?(?:batch(?:es)?|all|one|single|many|images?|texts?|documents?|docs?|files?|folder|dir(?:ectory)?|dataset"
    r"|data|records?|rows?|df|frames?|samples?|inputs?|videos?|audio|models?|loader|sentiment\w*|messages?|reviews?|sentences?|tweets?|comments?"
    r"|articles?|tickets?|emails?|with|using|chunks?|tiles?|items?|sequence|species|toxicity|async)(?:_(?:with|from|to|for|in|on|by|and|async|batch|file|parallel)\w*)?$)\w+"
)
_FITTED: Final = re.compile(r"(?:\w+_)?model")


def is_prediction(call: ast.Call) -> bool:
    """Return whether a call, which is given something, asks a model."""
    word = word_of(call)
    if not call.args and not call.keywords:
        return False
    if call.args and _MODEL.fullmatch(word) and not isinstance(call.args[0], ast.Constant):
        return not _is_of_a_frame(word, call) and not _joins(word, call)
    if word == "transform" and isinstance(call.func, ast.Attribute):
        return bool(_FITTED.fullmatch(_owner(call.func)[:MAX_NAME]))
    return bool(_PREDICTS.fullmatch(word)) and not _NOT_PREDICTS.fullmatch(word)


def _is_of_a_frame(word: str, call: ast.Call) -> bool:
    """Return whether ``frame.pipe(function)`` is called, and no model that goes by that name."""
    return word == "pipe" and isinstance(call.func, ast.Attribute) and _owner(call.func) != "self"


def _joins(word: str, call: ast.Call) -> bool:
    """Return whether ``chain(first, second)`` strings together what it is given, and no chain of an LLM is asked."""
    of_a_module = isinstance(call.func, ast.Attribute) and _owner(call.func) == "itertools"
    return word == "chain" and (of_a_module or len(call.args) > 1 or isinstance(call.args[0], ast.Starred))


def _owner(func: ast.Attribute) -> str:
    value = func.value
    return value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else ""


def word_of(call: ast.Call) -> str:
    """Return the last word of what is called, without the marks of what is private; nothing of what has no name."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lstrip("_")[:MAX_NAME]
        case ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name.lstrip("_")[:MAX_NAME]
        case _:
            return ""
