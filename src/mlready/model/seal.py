"""The last line of a document that is made again: it tells whose the document is, and what it said."""

import re
from typing import Final

SEAL: Final = re.compile(r"^<!-- mlready:made ([0-9a-f]{64})(?: (\{.*\}))? -->\n?\Z", re.MULTILINE)
"""A digest of the text, and the state of a plan as JSON."""
