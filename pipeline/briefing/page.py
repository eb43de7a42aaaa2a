"""The page as HTML: `page.html` filled in, everything escaped, nothing fetched.

What does not live here: what is on it (`pipeline.briefing.facts`), its charts (`pipeline.briefing.figures`).
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.briefing import wording
from pipeline.briefing.facts import Facts
from pipeline.briefing.figures import QUADS, TONES, figures
from pipeline.ontology import BY_NAME


def render(facts: Facts) -> str:
    """Return the page; the same facts give the same page."""
    return (
        _environment()
        .get_template("page.html")
        .render(facts=facts, figures=figures(facts), quads=QUADS, tones=TONES, types=BY_NAME)
    )


@cache
def _environment() -> Environment:
    """Return the templates' environment."""
    environment = Environment(
        loader=PackageLoader("pipeline.briefing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in ("day", "days", "number", "signed", "counted", "short", "sentence", "web_address", "is_past"):
        environment.filters[name] = getattr(wording, name)
    environment.globals["LONGEST_QUOTE"] = wording.LONGEST_QUOTE
    return environment
