"""Large files that a tool keeps versions of, in place of git.

Facts: ``tracked``, named by the file or pattern; ``what`` is ``data``, ``model`` or ``other``; ``by`` is ``pointer``
(a small file in git that names the content by its hash), ``stage`` (what a step of a pipeline takes in or puts out:
``side`` is ``deps`` or ``outs``) or ``attribute`` (a line of ``.gitattributes``).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from mlready.facts.python.words import vocabulary, words
from mlready.facts.source import Source
from mlready.facts.yaml_events import documents, listed, mapping
from mlready.model.fact import Fact

_DATA_SUFFIXES: Final = vocabulary(
    ".csv .tsv .parquet .json .jsonl .feather .arrow .xml .xlsx .avro .orc .npy .npz .zip .gz .tfrecord "
    ".jpg .jpeg .png .wav .mp3 .mp4 .tif .tiff .db .sqlite"
)
_DATA: Final = vocabulary(
    "data dataset datasets raw processed features feature train training test corpus images image labels "
    "prepared interim"
)
_MODEL_SUFFIXES: Final = vocabulary(
    ".pkl .joblib .onnx .pt .pth .h5 .hdf5 .keras .bin .safetensors .ckpt .pb .tflite .gguf .bst .cbm .pickle .model"
)
_MODEL: Final = vocabulary("model models checkpoint checkpoints weights encoder scaler vectorizer tokenizer classifier")
# Most of what git hands to a filter by such a suffix alone are pictures of documents.
_PICTURES: Final = vocabulary(".jpg .jpeg .png .mp4")
_OTHER: Final = vocabulary(
    "metric metrics plot plots report reports figure figures log logs score scores eval evaluation src code"
)
_RESULTS: Final = vocabulary("output outputs result results")
_HASHES: Final = frozenset({"md5", "etag", "checksum", "hash", "version_id", "files"})
# A pattern without a dot may still be one for an ending.
_ENDING: Final = re.compile(r"^\*(?=(?:parquet|csv|tsv|jsonl?|feather|pkl|joblib|onnx|npy|npz|h5|pt)$)")
_FILTERED: Final = re.compile(r"(\"[^\"]+\"|\S++)\s.*\bfilter=\w+")
MAX_PATTERNS: Final = 2_000
MAX_LINE: Final = 2_000


def read_pointers(source: Source) -> Iterator[Fact]:
    """Yield what a pointer file stands for."""
    for document in documents(source.text):
        outs = listed(mapping(document.data).get("outs"))
        for number, out in enumerate(outs):
            path = mapping(out).get("path")
            if isinstance(path, str) and _HASHES & set(mapping(out)):
                folder = f"{source.path}/../{mapping(document.data).get('wdir', '')}"
                yield source.fact(
                    "tracked", path, document.line("outs", number), what=what_is(path, folder), by="pointer"
                )


def read_stages(source: Source) -> Iterator[Fact]:
    """Yield what the stages of a pipeline take in and put out."""
    for document in documents(source.text):
        for name, stage in mapping(mapping(document.data).get("stages")).items():
            for key in ("deps", "outs"):
                for number, entry in enumerate(listed(mapping(mapping(stage).get("do", stage)).get(key))):
                    path = _path(entry)
                    if path and _kept(entry):
                        line = document.line("stages", name, key, number)
                        yield source.fact("tracked", path, line, what=what_is(path), by="stage", side=key)


def read_attributes(source: Source) -> Iterator[Fact]:
    """Yield the patterns whose files git hands to a filter."""
    left = MAX_PATTERNS
    for number, line in enumerate(source.text.split("\n"), start=1):
        found = _FILTERED.match(line.strip()[:MAX_LINE]) if "filter=" in line else None
        if found and left and not found[0].startswith("#"):
            left -= 1
            pattern = _ENDING.sub("*.", found[1].strip('"'))
            what = "other" if _pictured(pattern) else what_is(pattern)
            yield source.fact("tracked", pattern, number, what=what, by="attribute")


def _pictured(pattern: str) -> bool:
    return PurePosixPath(pattern).suffix.lower() in _PICTURES and not words(pattern) & _DATA


def what_is(path: str, folder: str = "") -> str:
    """Return what a file is by its name, and by its folder's where that says nothing."""
    suffix = PurePosixPath(path).suffix.lower()
    for spoken in (words(PurePosixPath(path).name), words(path), words(folder)):
        if suffix in _DATA_SUFFIXES and not spoken & _OTHER and not _of_results(path):
            return "data"
        if suffix == ".py" or spoken & _OTHER:
            return "other"
        if spoken & _MODEL or (suffix in _MODEL_SUFFIXES and not spoken & _DATA):
            return "model"
        if spoken & _DATA:
            return "data"
    return "other"


def _of_results(path: str) -> bool:
    """Return whether a file stands with a model, or with what a program put out, and not with data."""
    folders = words("/".join(PurePosixPath(path).parts[:-1]))
    return bool(folders & (_MODEL | _RESULTS)) and not words(path) & _DATA


def _path(entry: Any) -> str | None:  # noqa: ANN401 - a YAML value may be anything
    if isinstance(entry, dict):
        return next((key for key in entry if isinstance(key, str)), None)
    return entry if isinstance(entry, str) else None


def _kept(entry: Any) -> bool:  # noqa: ANN401 - a YAML value may be anything
    if not isinstance(entry, dict):
        return True
    return all(mapping(options).get("cache") is not False for options in entry.values())
