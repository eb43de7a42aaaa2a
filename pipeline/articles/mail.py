"""Mail files: the article that a mail holds or passes on.

What does not live here: what its fields mean (`pipeline.articles.fields`).
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, cast

from pipeline.articles.fields import article_of_fields
from pipeline.articles.lines import cut
from pipeline.articles.looks import Kind
from pipeline.articles.promotion import is_addressed
from pipeline.articles.wrapping import unwrap
from pipeline.records import Article, Issue, SourceFacts
from pipeline.seeds import decoded

_LONGEST_HEADER = 4_000


class _Policy(email.policy.EmailPolicy):
    """Reads no more of a header than its beginning: the library takes 2 KB of memory a byte of it."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header `name`, cut off where it is too long."""
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def _issue(code: str, message: str) -> Issue:
    return Issue(stage="article", severity="warning", code=code, message=message)


def read_mail(raw: bytes, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the article of a mail; its place in the file is the whole mail."""
    message = cast("EmailMessage", email.message_from_bytes(raw, policy=_Policy()))
    body = _mail_body(message)
    if not body.strip():
        yield _issue("no_text", "The mail has no readable text: save its text as .txt.")
        return
    sender = str(message.get("from", "")).split("<")[0].strip(' "')
    record = {
        "title": _header(message, "subject"),
        "date": _header(message, "date"),
        "author": sender,
        "text": body,
    }
    article = article_of_fields(record, facts, 0, len(decoded(raw)))
    if article is not None:
        yield article


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _mail_body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    text = decoded(payload, part.get_content_charset())
    if part.get_content_type() != "text/plain":
        return text
    lines = [line for line in unwrap(list(cut(text))) if line.kind is not Kind.RULE]
    while len(lines) > 1 and (lines[-1].kind is not Kind.PROSE or is_addressed(lines[-1].text)):
        lines.pop()
    return "\n\n".join(line.text for line in lines)
