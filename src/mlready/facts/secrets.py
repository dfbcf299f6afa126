"""What must never be quoted: the secrets that people leave in commands, addresses and names."""

import re
from typing import Final

HIDDEN: Final = "***"
MAX_LENGTH: Final = 600
_WORD: Final = (
    r"[\w-]*(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)[\w-]*+"
)
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
_PATTERNS: Final = tuple(
    (re.compile(pattern), kept)
    for pattern, kept in (
        (_BEGINNINGS, ""),
        (r"-----BEGIN [A-Z ]*PRIVATE KEY.*", ""),
        # The user and password of an address.
        (r"(?<=://)[^\s/@\"']++(?=@)", ""),
        (r"(?i)\b((?:bearer|basic)\s++)[\w.~+/=-]{4,}+", r"\1"),
        (rf"(?i)((?<![\w-])-{{0,2}}{_WORD}[\"']?\s*+[=:]\s*+){_VALUE}", r"\1"),
        (rf"(?i)((?<![\w-])-{{1,2}}{_WORD}\s++){_VALUE}", r"\1"),
        (rf"(?i)(\bset\s++{_WORD}\s++){_VALUE}", r"\1"),
        (rf"(\blogin\b.*?\s-p[ =]?){_VALUE}", r"\1"),
        (rf"(--from-literal[= ][\w.-]++=){_VALUE}", r"\1"),
        (rf"(\s(?:-u|--user)[ =][^\s:]++:){_VALUE}", r"\1"),
        (_KEY, ""),
    )
)
# No secret is shorter than what every one of the patterns needs, and few texts hold any of these.
_ANY: Final = re.compile(
    r"(?i)pass|secret|token|key|credential|bearer|basic|login|literal|://|-u|--user|AKIA|ASIA|ABIA|ACCA|gh[pousr]_|github_"
    r"|glpat|xox|xapp|sk[-_]|hf_|AIza|ya29|npm_|pypi-|dapi|eyJ|BEGIN|[A-Za-z0-9+/=]{32}"
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
