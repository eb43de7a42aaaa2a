"""The language of a text, by its first thousand characters.

What does not live here: what follows from it.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

# Words that no other language in wide use writes alike.
_ENGLISH_ALONE = frozenset(
    (
        "the and that with from his said are this have were had not who "
        "they their been which monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)
_ENGLISH_TOO = frozenset(("a an as at be but by for has he in is it its of on to was will").split())
_ENGLISH = _ENGLISH_ALONE | _ENGLISH_TOO
_SAMPLE = 1000
_GLANCE = 600
_FEW = 40
_SEVERAL, _SHARE = 2, 0.04


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, default: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the language of `text`; `default` for a text too short to tell."""
    words = text[:_GLANCE].lower().split()
    if len(words) >= 20 and sum(map(_ENGLISH.__contains__, words)) >= len(words) * 0.22 and _is_alone(words):
        return "en"
    if len(words) < _FEW and sum(word.strip(".,") in _ENGLISH_ALONE for word in words) >= len(words) * 0.1:
        return "en"
    sample = text[:_SAMPLE]
    if len(words) < 4 and len(sample) < 20:
        return default
    code, probability = _identifier().classify(sample)
    return code if probability > 0.5 or default is None else default


def _is_alone(words: list[str]) -> bool:
    """Say whether several words are English alone: Hungarian and Portuguese have "a", "is", "as" too."""
    alone = [word for word in words if word in _ENGLISH_ALONE]
    return len(set(alone)) >= _SEVERAL and len(alone) >= len(words) * _SHARE
