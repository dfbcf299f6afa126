"""Shipped templates as Jinja compiled them in an earlier run."""

from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from mlready.resources import keep, kept

_KIND: Final = "template"


class Compiled(BytecodeCache):
    """The compiled templates of one kind of `environment`, as Jinja makes of each what the settings there ask for."""

    def __init__(self, environment: str) -> None:
        self.environment = environment

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket`, where there is something for it; Jinja checks that it is of the same source."""
        if made := kept(_KIND, self._source(bucket)):
            bucket.bytecode_from_string(made)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in `bucket`."""
        keep(_KIND, self._source(bucket), bucket.bytecode_to_string())

    def _source(self, bucket: Bucket) -> str:
        return f"{jinja2.__version__} {self.environment} {bucket.key} {bucket.checksum}"
