"""Referents called alike, counted together: what the rules of this room look at in place of each referent.

A country that half of all articles name is a few namings, however many referents it has. What does not
live here: deciding which namings are one entity.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.records import ArticleReferent, Naming, content_id
from pipeline.resolve.bodies import local_name, short_names
from pipeline.resolve.keys import place
from pipeline.resolve.people import WELL_KNOWN, offices
from pipeline.resolve.pins import Pins


@dataclass(slots=True)
class Tally:
    """One naming, with the referents counted so far."""

    naming: Naming
    uses: int = 0
    aliases: Counter[str] = field(default_factory=Counter)
    members: list[ArticleReferent] = field(default_factory=list)

    @property
    def articles(self) -> set[int]:
        """The articles that use the naming."""
        return {member.key.article_id for member in self.members}

    def add(self, referent: ArticleReferent) -> None:
        """Count one more referent."""
        self.uses += max(1, sum(count for _, count in referent.aliases))
        self.aliases.update(dict(referent.aliases))
        self.members.append(referent)

    def counted(self) -> Naming:
        """Return the naming with what was counted."""
        articles = self.articles
        return replace(
            self.naming,
            referents=len(self.members),
            uses=self.uses,
            article_count=len(articles),
            articles=frozenset(articles) if len(articles) < WELL_KNOWN else frozenset(),
            least=min(place(member.key) for member in self.members),
        )


def tally(referents: Iterable[ArticleReferent], pins: Pins) -> dict[int, Tally]:
    """Return the namings of `referents` by id."""
    found: dict[int, Tally] = {}
    ids: dict[tuple[object, ...], int] = {}
    for referent in referents:
        parts = _parts(referent, pins)
        if parts not in ids:
            ids[parts] = _id(parts)
        number = ids[parts]
        if number not in found:
            found[number] = Tally(_naming(number, referent, parts))
        found[number].add(referent)
    return found


_Parts = tuple[object, ...]


def _parts(referent: ArticleReferent, pins: Pins) -> _Parts:
    """Return all of a referent that resolving looks at, its place and aliases apart."""
    name, code = referent.name, referent.country_code
    local = local_name(name, code)
    shorts = () if local is None else short_names(local, (alias for alias, _ in referent.aliases))
    return (
        referent.kind,
        name,
        code,
        referent.gender,
        bool(referent.roles),
        tuple(sorted(offices(referent.roles))),
        pins.splits_of(referent),
        tuple(sorted(shorts)),
    )


def _id(parts: _Parts) -> int:
    """Return the id of the naming with these parts."""
    flat = ("\x1e".join(part) if isinstance(part, tuple) else part for part in parts)
    return content_id("naming", *flat)


def _naming(number: int, referent: ArticleReferent, parts: _Parts) -> Naming:
    """Return the naming of a referent, nothing counted yet."""
    *_, held, splits, shorts = parts
    return Naming(
        id=number,
        said_kind=referent.kind,
        name=referent.name,
        country_code=referent.country_code,
        said_gender=referent.gender,
        is_told=bool(referent.roles),
        offices=held,  # type: ignore[arg-type]
        splits=splits,  # type: ignore[arg-type]
        shorts=shorts,  # type: ignore[arg-type]
    )
