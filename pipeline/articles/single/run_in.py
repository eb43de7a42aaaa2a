"""Links and headings run into the text ("... said. Read more: Ferry plan rejected He said ...").

What does not live here: such links on lines of their own (`articles.line.looks`).
"""

from __future__ import annotations

import re

_LINK = re.compile(
    r"(?<=[.!?”\"'’)] )(?:READ (?:MORE|ALSO)|Read (?:more|also)|SEE ALSO|See also|RELATED|Related"
    r"|ALSO READ|Also read)"
    r"\s?:\s+(?=[\"'“‘]?[A-Z\d])"
)
_MARK = re.compile(
    r"[?!]['’”\"]? (?=[A-Z“\"‘'])|\d%? (?=[A-Z“\"‘'][a-z“\"])|(?<=[a-z'’”)]) (?=[A-Z][a-z]|A )"
)
# Patterns that run over whole texts begin with the rarest mark, which is quick to search.
_GLUED = re.compile(r"[.?!](?<=[a-z][a-z][a-z)%].)[\"”’]?(?=[\"“‘]?[A-Z][a-z]* [a-z])")
_FEWEST_GLUED = 2
_LONG = 100
_LONGEST = 100_000
_OPENING = (
    r"(?:The|A|An|In|On|At|When|While|After|Before|Since|As|If|But|He|She|It|They|We|This"
    r"|These|There|Two|Three|Four|Some|Many|Most|Police|Officials) [a-z]"
)
_UNPARTED = re.compile(rf" (?<=[\w’'-] ){_OPENING}")
_HEADING = re.compile(
    r"(?P<end>[.!?](?<=[a-z\d)].)[\"”’']?) (?P<heading>[A-Z][\w’'-]*(?: [\w’'-]+){1,7}) "
    rf"(?={_OPENING})"
)
_NO_HEADING = frozenset("He She It They We I You This That These Those But And".split())
_CONNECTING = frozenset(
    (
        "a an the and or but of in on at by for to from with as is are was were be has had have that"
        " than then said says say told called titled named because when while after before since until if"
        " like about into over under between"
    ).split()
)
_WORDS = (
    "ead more",
    "EAD MORE",
    "ead also",
    "EAD ALSO",
    "ee also",
    "EE ALSO",
    "elated",
    "ELATED",
    "lso read",
    "LSO READ",
)
_WITHIN = 160
_LEAST = 4
_AROUND = 10_000


def without_links(text: str) -> str:
    """Return `text` without the links run into it, where it shows where their titles end.

    A title ends at its mark, or before a word that begins with a capital and is no name: one that
    `text` does not write so in the middle of a sentence.
    """
    if ":" not in text or not any(word in text for word in _WORDS):
        return text
    pieces, at = [], 0
    for link in _LINK.finditer(text):
        end = _title_end(text, link.end())
        if end is not None and link.start() >= at:
            pieces.append(text[at : link.start()])
            at = end
    return "".join([*pieces, text[at:]])


def with_headings(text: str) -> str:
    """Return `text`, one long paragraph, with the headings run into it made paragraphs.

    A heading follows a sentence, has no mark, and ends before a word that no name begins with.
    """
    if len(text) > _LONGEST or text.count(" ") < _LONG or _UNPARTED.search(text) is None:
        return text
    return _HEADING.sub(_parted, text)


def with_paragraphs(text: str) -> str:
    """Return `text` with a break where two sentences stand without a space between, again and again."""
    return _GLUED.sub(r"\g<0>\n\n", text) if len(_GLUED.findall(text)) >= _FEWEST_GLUED else text


def _parted(match: re.Match[str]) -> str:
    words = match["heading"].split(" ")
    if words[0] in _NO_HEADING or words[-1].lower() in _CONNECTING or sum(w[0].isupper() for w in words) > 3:
        return match[0]
    return f"{match['end']}\n\n{match['heading']}\n\n"


def _title_end(text: str, start: int) -> int | None:
    stop = text.find(". ", start, start + _WITHIN)
    for mark in _MARK.finditer(text, start, stop if stop >= 0 else start + _WITHIN):
        word = re.match(r"[\"“‘']?([\w'’-]+)", text[mark.end() :])
        title = text[start : mark.end()]
        if word is None or title.count(" ") < _LEAST:
            continue
        if mark[0][0] in "?!" or not _is_name(word[1], text, mark.end()):
            return mark.end()
    return None


def _is_name(word: str, text: str, at: int) -> bool:
    """Say whether `text` has the word with its capital after a small letter elsewhere, not too far away."""
    bare = re.split(r"[-’']", word)[0]
    found = re.compile(rf"(?<=[a-z,] ){re.escape(bare)}\b")
    around = found.finditer(text, max(0, at - _AROUND), at + _AROUND)
    return any(match.start() != at for match in around)
