"""PipelineLib and Blubber, by which Jenkins builds images of variants, runs those that test and publishes others.

The variants of a Blubber file are tasks of the program ``blubber``: each is the command that its image starts.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from mlready.facts.ci.job import Job, as_text, starts
from mlready.facts.source import Source
from mlready.facts.tasks.task import task_runs
from mlready.facts.yaml_events import documents, listed, mapping
from mlready.model.fact import Fact

_SYSTEM: Final = "pipelinelib"
_RUNNER: Final = "blubber"
MAX_STAGES: Final = 500
MAX_VARIANTS: Final = 50


def read_pipelinelib(source: Source) -> Iterator[Fact]:
    """Yield what the pipelines of a ``.pipeline/config.yaml`` run and publish; a patch set or a merge starts them."""
    for document in documents(source.text) if "blubberfile" in source.text else ():
        pipelines = mapping(mapping(document.data).get("pipelines"))
        stages = ((name, mapping(one)) for name, one in pipelines.items() if "blubberfile" in mapping(one))
        known = [
            (name, as_text(pipeline["blubberfile"]), number, mapping(stage))
            for name, pipeline in stages
            for number, stage in enumerate(listed(pipeline.get("stages")))
        ]
        if known:
            yield from starts(source, _SYSTEM, [("change", 1)])
        for name, file, number, stage in known[:MAX_STAGES]:
            job, line = Job(_SYSTEM, name, ("change",)), document.line("pipelines", name, "stages", number)
            if stage.get("run"):
                yield from job.runs(source, f"{_RUNNER} {file} {as_text(stage.get('build'))}", line)
            if "image" in mapping(stage.get("publish")):
                yield from job.runs(source, f"docker push {name}", line)


def read_variants(source: Source) -> Iterator[Fact]:
    """Yield what the image of each variant of a Blubber file starts."""
    for document in documents(source.text) if "\nvariants:" in source.text and "entrypoint:" in source.text else ():
        variants = mapping(mapping(document.data).get("variants"))
        for name, one in islice(variants.items(), MAX_VARIANTS):
            variant = mapping(one)
            words = [str(word) for word in listed(variant.get("entrypoint"))]
            if words:
                script = " ".join([_copied(words[0], variant), *words[1:]])
                line = document.line("variants", name)
                yield from task_runs(source, script, line, runner=_RUNNER, task=str(name))


def _copied(program: str, variant: dict[str, Any]) -> str:
    """Return what the image calls `program` by the name that it has in the repository."""
    copies = [mapping(one) for one in listed(variant.get("copies"))]
    name = program.removeprefix("./")
    return next((str(one["source"]) for one in copies if one.get("destination") == name and "source" in one), program)
