"""What must never be quoted: the secrets that people leave in commands, addresses and names."""

import re
from typing import Final

HIDDEN: Final = "***"
MAX_LENGTH: Final = 600
NAMES: Final = (
    r"(?:password|passwd|passphrase|secret|token|(?:api|access|account|private)[_-]?key|credential|[_-]pat\b"
    r"|(?:(?<![A-Za-z0-9])pass|[_-]pwd)(?![A-Za-z0-9-]))"
)
"""What stands in the name of a variable or an option that holds a secret, in capitals or not."""

_WORD: Final = rf"[\w-]*{NAMES}[\w-]*+"
# Tokens that say whose they are by how they begin; one may be cut off.
_BEGINNINGS: Final = (
    r"(?<![A-Za-z0-9])(?:(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{6,}|gh[pousr]_\w{4,}|github_pat_\w{4,}|glpat-[\w-]{4,}"
    r"|xox[a-z]-[\w-]{4,}|xapp-[\w-]{4,}|sk[-_](?:[a-z]+[-_])*(?=[\w-]*\d)[\w-]{8,}|hf_(?=\w*[A-Z0-9])\w{8,}"
    r"|AIza[\w-]{8,}|ya29\.[\w-]{4,}|npm_\w{10,}|pypi-[\w-]{10,}|dapi[0-9a-f]{8,}|eyJ[\w-]{6,}(?:\.[\w-]*)*)"
)
# Long words of capitals, small letters and digits that no person made up.
_KEY: Final = (
    r"(?<![\w+/=-])(?=[A-Za-z+/=]*\d)(?=[^\sa-z]*[a-z])(?=[^\sA-Z]*[A-Z])"
    r"(?:[A-Za-z0-9+=]{32,}+|[A-Za-z0-9+/=]{40})(?![\w+/=-])"
)
# What a reference to a secret begins with is no secret: $TOKEN, ${{ secrets.TOKEN }}, %TOKEN%, <token>, {token}.
_VALUE: Final = r"(?![\"']?[$%<{«*])(?:\"[^\"]*+\"?|'[^']*+'?|[^\s\"']++)"
_DRAWN: Final = r"(?=[A-Za-z_+=-]*\d)[\w+=-]{16,}+(?![./])"  # by a machine: a person's word is shorter, a path has dots
_HEX: Final = r"(?=[A-Fa-f]*\d)[0-9A-Fa-f]{16,}+(?!\w)"
_PATTERNS: Final = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (_BEGINNINGS, ""),
        (r"-----BEGIN [A-Z ]*PRIVATE KEY.*", ""),
        # The user and password of an address.
        (r"(?<=://)[^\s/@\"']++(?=@)", ""),
        (r"(?i)\b((?:bearer|basic)\s++)[\w.~+/=-]{4,}+", r"\1"),
        (rf"(?i)((?<![\w-])-{{0,2}}{_WORD}[\"']?\s*+[=:]\s*+){_VALUE}", r"\1"),
        (rf"(?i)((?<![\w-])-{{1,2}}{_WORD}\s++)(?![&|;>-]){_VALUE}", r"\1"),
        (rf"(?i)(\b(?:set|env)\s++{_WORD}\s++){_VALUE}", r"\1"),
        # Many a key is no secret, but the name of a file or a column.
        (rf"(?i)([\w-][_-]key[\"']?(?:\s*+[=:]\s*+|\s++)[\"']?){_DRAWN}", r"\1"),
        (rf"(?i)((?:{_WORD}|\blogin\b[^|;&]*?)\s){_HEX}", r"\1"),
        (rf"(\b(?:login|sshpass|snowsql)\b[^|;&]*?\s-p[ =]?){_VALUE}", r"\1"),
        (rf"(\b(?:mysql|mariadb)[\w-]*+[^|;&]*?\s-p){_VALUE}", r"\1"),
        (rf"(\bredis-cli\b[^|;&]*?\s-a ){_VALUE}", r"\1"),
        # An address that lets anyone who knows it write to a channel.
        (rf"(\bhooks\.slack\.com/\w++/){_VALUE}", r"\1"),
        (rf"(--from-literal[= ][\w.-]++=){_VALUE}", r"\1"),
        (rf"(\s(?:-u|--user)[ =][^\s:]++:){_VALUE}", r"\1"),
        (_KEY, ""),
    )
)
# A cheap first look: every pattern above contains one of these, so most texts need no closer search.
_ANY: Final = re.compile(
    r"(?i)pass|[_-]pwd|[_-]pat|secret|token|key|credential|bearer|basic|login|literal|://|-u|--user|BEGIN"
    r"|AKIA|ASIA|ABIA|ACCA|gh[pousr]_|github_|glpat|xox|xapp|sk[-_]|hf_|AIza|ya29|npm_|pypi-|dapi|eyJ"
    r"|mysql|mariadb|snowsql|redis-cli|hooks\.|[A-Za-z0-9+/=]{32}"
)


def without_secrets(text: str) -> str:
    """Return `text` with every secret in it hidden.

    >>> without_secrets("mlflow serve --token hunter2 && docker push registry.io/app:v1")
    'mlflow serve --token *** && docker push registry.io/app:v1'
    >>> without_secrets("pytest --token=$TOKEN tests/test_token.py")
    'pytest --token=$TOKEN tests/test_token.py'
    """
    text = text[:MAX_LENGTH]
    if not _ANY.search(text):
        return text
    for pattern, kept in _PATTERNS:
        text = pattern.sub(kept + HIDDEN, text)
    return text
