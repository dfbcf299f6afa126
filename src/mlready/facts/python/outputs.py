"""What an expression holds of a model's: a prediction, the answer of a route that predicts, or a figure."""

import ast
import re
from collections import ChainMap
from collections.abc import Container, Iterator, Mapping
from typing import Final

from mlready.facts.python.module import Function, Module
from mlready.facts.python.syntax import walk
from mlready.facts.python.words import said, vocabulary, words

GIVES: Final = vocabulary(
    "predict predicts prediction predictions proba infer inference forecast transcribe classify score_samples"
)
"""Words of what gives out what a model says."""
TRAINS: Final = vocabulary("train trains training evaluate fit")
"""Words of what trains or evaluates a model."""
MODELS: Final = vocabulary("model predictor classifier estimator regressor pipe net clf")
"""How a model is called."""
NETWORKS: Final = vocabulary(
    "net network model cnn rnn lstm gru mlp unet resnet transformer classifier regressor autoencoder vit bert gan"
)
"""What the classes of networks are called, whose instances are asked by calling them."""
LOADS: Final = frozenset({"from_pretrained", "load_model", "load_from_checkpoint", "load_from_hub"})
"""What gives back a model that is asked by calling it."""
PREDICTED: Final = vocabulary("predicted prediction predictions preds pred")
"""How a variable is called that holds what a model gave out, whatever gave it."""
ANSWER: Final = "answer"
"""What a variable holds that was taken from an answer's body."""
BODIES: Final = frozenset({"json", "get_json", "data", "text", "content"})
"""What the body of an answer is got by."""

# What tells that a test has a model at hand, which it trained, loaded or was given; figures may come from tables alone.
_AT_HAND: Final = MODELS | vocabulary("fit fitted train trains trained trainer training pipeline learner checkpoint")
_CLASS: Final = re.compile(r"([A-Z]+|[A-Z][a-z]+)\d*$")
# A parameter that stands for the class of a network.
_MAKER: Final = re.compile(r"(?:model|net|network)_(?:class|cls|type)")
_POSTS: Final = frozenset({"post", "get", "request", "put"})
_NOT_PREDICTIONS: Final = vocabulary(
    "payload request input config schema router invalid error from type types dtype signature columns "
    "format device freq path name names event events summary steps settings setting manifest capture"
)
# What is done with predictions that are there already, and the verbs that make new ones.
_HANDLED: Final = vocabulary(
    "simulate simulated log logs logged extract drift drifts store stored save saved record records recorded history "
    "parse parsed delete list cache cached monitor summarise summarize export validate check archive fetch load "
    "build prepare format render plot convert resolve to count"
)
_MAKES: Final = vocabulary("predict predicts proba infer transcribe classify score_samples run make")
# What gives no new prediction.
_SET: Final = vocabulary("create add insert update query read find select first one all last new make copy json dict")
ROUTES: Final = GIVES | {"invocations"}
"""Words of a route that leads to predictions, those of SageMaker's and MLflow's too."""
_ADDRESSES: Final = vocabulary("url uri endpoint route path")
# Verbs that as often tell what a rule says; in a longer name, something beside them must speak of a model.
_LOOSE: Final = vocabulary("infer classify")
_OF_MODELS: Final = MODELS | {"models", "inference"}
_TRAINED_ON: Final = "x_train"
_ADDRESS: Final = "address"
_MODEL: Final = "model"
# What gives a model that is there.
_LOADED: Final = LOADS | {"load", "restore", "from_disk"}
# What tells of an object that is handed to it, and asks it nothing.
_ABOUT_OBJECTS: Final = frozenset(
    {
        "isinstance",
        "issubclass",
        "hasattr",
        "getattr",
        "setattr",
        "len",
        "type",
        "id",
        "repr",
        "callable",
        "vars",
        "dir",
    }
)


def addresses(module: Module) -> dict[str, str]:
    """Return the variables of a module that hold the address of a route for predictions."""
    return {
        node.targets[0].id: _ADDRESS
        for node in module.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _leads(node)
    }


def _leads(node: ast.Assign) -> bool:
    """Return whether a variable is called like an address, and gets one that leads to predictions."""
    return bool(said(node.targets) & _ADDRESSES) and any(words(path) & ROUTES for path in _paths(node.value))


def holdings(test: Function, module: Module, addresses: dict[str, str]) -> Mapping[str, str]:
    """Return what the variables of a test hold of a model's."""
    given = {one.arg for one in test.args.args}
    held = ChainMap[str, str]({}, addresses)
    for node in walk(test):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) if _leads(node):
                held[name] = _ADDRESS
            case ast.Assign(
                targets=[ast.Name(id=name) | ast.Tuple(elts=[ast.Name(id=name), *_])], value=ast.Call() as made
            ) if _is_a_model(name) and (module.names.dotted(made.func) or "").rpartition(".")[2] in _LOADED:
                held[name] = _MODEL
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _called_so(name, value, given, module):
                held[name] = "prediction"
            case ast.Assign(targets=targets, value=value) if of := told_by(value, held, module):
                of = ANSWER if of == "response" and said((value,)) & BODIES else of
                held |= {name.id: of for target in targets for name in walk(target) if isinstance(name, ast.Name)}
            case ast.For(target=target, iter=iterated) if of := told_by(iterated, held, module):
                held |= {name.id: of for name in walk(target) if isinstance(name, ast.Name)}
            case _:
                pass
    return held


def _is_a_model(name: str) -> bool:
    """Return whether a variable is called as one that holds a model: ``jit_model``."""
    return name.rpartition("_")[2] in {"model", "net", "network"}


def _called_so(name: str, value: ast.expr, given: Container[str], module: Module) -> bool:
    """Return whether what an object's method gives, one made here or given, gets a name that says it is predicted."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=root) as held, attr=method)):
            made = (module.names.dotted(held) or "").rpartition(".")[2]
            done = words(method) & (_HANDLED | _NOT_PREDICTIONS | _POSTS | _SET)
            told = words(name) & PREDICTED and not words(name) & _NOT_PREDICTIONS
            return bool(told) and not done and (root in given or (made != root and made[:1].isupper()))
        case _:
            return False


def told_by(node: ast.AST, held: Mapping[str, str], module: Module) -> str | None:
    """Return what `node` holds of a model's: a prediction before all else."""
    found: set[str] = set()
    for child in walk(node):
        match child:
            case ast.Name(id=name) if name in held:
                found.add(held[name])
            case ast.Call():
                found.add(_made(child, held, module) or "")
            case _:
                pass
    return next((one for one in ("prediction", ANSWER, "response", "figure") if one in found), None)


def _made(call: ast.Call, held: Mapping[str, str], module: Module) -> str | None:
    name = module.names.dotted(call.func) or ""
    last = name.rpartition(".")[2]
    spoken = words(last)
    if _applies(call.func) or (
        isinstance(call.func, ast.Name)
        and (held.get(call.func.id) == _MODEL or (call.func.id != last and _holds_a_model(call.func.id, last)))
    ):
        return "prediction"
    asked = call.args[:1] or [one.value for one in call.keywords if one.arg == "url"]
    answered = (
        any(_asks(one, held) for one in asked) if last in _POSTS else "post" in spoken and _posts(name, held, module)
    )
    if answered or last in _POSTS:
        return "response" if answered else None
    if last[:1].isupper() or spoken & _NOT_PREDICTIONS or (spoken & _HANDLED and not spoken & _MAKES):
        return None
    if _gives(name, spoken, call) or _is_asked_itself(call.func, last):
        return "prediction"
    if any(
        isinstance(value, ast.Name) and value.id in MODELS for value in (*call.args, *(k.value for k in call.keywords))
    ):
        return "prediction" if last not in _ABOUT_OBJECTS and not spoken & {"save", "dump"} else None
    return "figure" if _measures(name, call) else None


def _is_asked_itself(func: ast.expr, made_by: str) -> bool:
    """Return whether a variable is called that is named as a model, and made by what is: ``model_class(…)``."""
    return isinstance(func, ast.Name) and (made_by in MODELS or (func.id in MODELS and bool(_MAKER.fullmatch(made_by))))


def _applies(func: ast.expr) -> bool:
    """Return whether a model without a state of its own is asked: ``model.apply(variables, images)``."""
    return isinstance(func, ast.Attribute) and func.attr == "apply" and _is_a_model(getattr(func.value, "id", ""))


def _posts(name: str, held: Mapping[str, str], module: Module) -> bool:
    """Return whether a function of the module ends with what a route for predictions answers."""
    known = "." not in name or name.startswith("?.")
    function = module.named.get(name.rpartition(".")[2]) if known else None
    last = function.body[-1] if function else None
    while isinstance(last, ast.With | ast.AsyncWith | ast.Try):
        last = last.body[-1]
    match last:
        case ast.Return(value=ast.Call(func=ast.Attribute(attr=verb), args=[address, *_])):
            return verb in _POSTS and _asks(address, held)
        case _:
            return False


def _holds_a_model(variable: str, made_by: str) -> bool:
    """Return whether a variable holds an instance of a network, or a model that was loaded."""
    kind = _CLASS.search(made_by)
    return bool(kind and kind[1].lower() in NETWORKS) or (made_by in LOADS and bool(words(variable) & MODELS))


def _measures(name: str, call: ast.Call) -> bool:
    """Return whether a call trains, or evaluates what was trained; what else it evaluates, its name says."""
    spoken = words(name.rpartition(".")[2])
    if _beside(name, call) & {"template", "prompt"}:
        return False
    given = (*call.args, *(one.value for one in call.keywords))
    if any(isinstance(one, ast.Name) and one.id.lower() == _TRAINED_ON for one in given):
        return True
    return bool(spoken & (TRAINS - {"evaluate"})) or (
        "evaluate" in spoken and (spoken == {"evaluate"} or bool((_beside(name, call) | said(given)) & _AT_HAND))
    )


def _gives(name: str, spoken: frozenset[str], call: ast.Call) -> bool:
    """Return whether a callable says that it gives out what a model says."""
    given = spoken & GIVES
    # A module called after a classifier may hold rules alone; one called after models or inference does not.
    beside = _beside(name, call) | (words(name) & {"model", "models", "inference"})
    return bool(given) and not (given <= _LOOSE and spoken - _LOOSE and not beside & _OF_MODELS)


def _beside(name: str, call: ast.Call) -> frozenset[str]:
    """Return the words of a callable, and of what it is asked of; the package that it comes from tells nothing."""
    return words(".".join(name.split(".")[-2 if isinstance(call.func, ast.Attribute) else -1 :]))


def _asks(address: ast.expr, held: Mapping[str, str]) -> bool:
    """Return whether an address leads to predictions."""
    return any(words(path) & ROUTES for path in _paths(address)) or any(
        isinstance(one, ast.Name) and held.get(one.id) == _ADDRESS for one in walk(address)
    )


def _paths(address: ast.expr) -> Iterator[str]:
    """Yield the parts of an address that tell where it leads: texts, and what variables in it are called."""
    for node in walk(address):
        match node:
            case ast.Constant(value=str(path)):
                yield path
            case ast.Name(id=path) | ast.Attribute(attr=path) if words(path) & _ADDRESSES:
                yield path
            case _:
                pass
