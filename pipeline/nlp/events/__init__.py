"""Who did what to whom, when and where: event reports with the words that are their evidence.

`lexicon` holds the triggers, `matching` finds them, `cast` says who takes part, `realis` whether it
happened, `dates` and `places` when and where, `selection` which candidates are reported. What does not
live here: merging the reports of one happening (`pipeline.happenings`) and statements (`quotes`).
"""

from __future__ import annotations

from pipeline.nlp.events.days.carrying import carry_dates
from pipeline.nlp.events.participants.attributions import leave_out_speakers
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.patterns.matching import find_candidates
from pipeline.nlp.events.realis.promises import weigh_promises
from pipeline.nlp.events.realis.reader import RealisReader
from pipeline.nlp.events.report import Reporter
from pipeline.nlp.events.reportable.selection import select
from pipeline.nlp.grammar import Grammar
from pipeline.nlp.parse import Parse
from pipeline.records import Context, EventReport, Names, Quote


def find_events(
    parse: Parse, names: Names, quotes: tuple[Quote, ...], context: Context
) -> tuple[EventReport, ...]:
    """Return the events that the text tells of, in text order.

    Offsets are characters of `parse.text`; without `context.published_on` relative dates stay open.
    """
    grammar = Grammar(parse)
    cast = Cast(grammar, names)
    reporter = Reporter(grammar, cast, names, quotes, context)
    candidates = list(find_candidates(grammar, cast))
    leave_out_speakers(parse, quotes, candidates)
    reader = RealisReader(grammar)
    for candidate in candidates:
        candidate.realis = reader.of(candidate)
    weigh_promises(grammar, reader.words, candidates)
    kept = select(grammar, candidates)
    reporter.triggers = frozenset(candidate.token for candidate in kept)
    reports = (reporter.report(candidate) for candidate in kept)
    found = [report for report in reports if report is not None]
    return tuple(carry_dates(found, reporter.untimed, reporter.assumed.items))
