"""Mail files: the article that a mail holds, passes on or has attached, and web pages saved as mail.

What does not live here: what its fields mean (`articles.formats.fields`).
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any, cast

from pipeline.articles.formats.fields import article_of_fields
from pipeline.articles.formats.fragments import body_text
from pipeline.articles.formats.html import read_html
from pipeline.articles.formats.issues import warning
from pipeline.articles.formats.plain_text import read_plain
from pipeline.articles.layout.wrapping import unwrap
from pipeline.articles.line.lines import cut
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.promotion import is_addressed
from pipeline.records import Article, Issue, SourceFacts
from pipeline.seeds import decoded

_LONGEST_HEADER = 4_000
_DEEPEST, _MOST_PARTS = 4, 200
_FEW_WORDS = 40
_STUB = 0.4
_PASSED_ON = re.compile(
    r"^[ \t>]*(?:-{2,20} ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Message transféré)"
    r"[ -]*|Begin forwarded message:)[ \t]*\r?$",
    re.I | re.M,
)
_HEADER = re.compile(
    r"[ \t>*]*(From|Date|Sent|Subject|To|Cc|Reply-To)\*?[ \t]{0,4}:\*?[ \t]{0,4}(.{0,998})$", re.I
)
_REPLY = re.compile(r"(?:(?:re|fwd?|fw|aw|wg|tr|rv)(?:\[\d{1,3}\])?\s?:\s*)+(?:\[[^\]\[]{1,30}\]\s*)*", re.I)
_DESKS = frozenset(
    (
        "news newsletter newsletters info noreply no-reply donotreply do-not-reply alerts alert digest desk"
        " editor editors editorial press media hello contact mail mailer updates briefing daily morning"
    ).split()
)
_Found = Iterator[Article | Issue]


class _Policy(email.policy.EmailPolicy):
    """Reads no more of a header than its beginning: the library takes 2 KB of memory a byte of it."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header `name`, cut off where it is too long; as written where the library fails."""
        try:
            return super().header_fetch_parse(name, value[:_LONGEST_HEADER])
        except (AttributeError, LookupError, TypeError, ValueError, OverflowError):
            return value[:_LONGEST_HEADER]


def read_mail(raw: bytes, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of a mail, or of a page saved as one; their place in the file is the whole of it."""
    message = cast("EmailMessage", email.message_from_bytes(raw, policy=_Policy()))
    end = len(decoded(raw))
    found = False
    for each in _saved_page(message, facts) if _is_saved_page(message) else _of_message(message, facts, 0):
        found = found or isinstance(each, Article)
        yield replace(each, source_start=0, source_end=end) if isinstance(each, Article) else each
    if not found:
        yield warning("no_text", "The mail has no readable text: save its text as .txt.")


def _is_saved_page(message: EmailMessage) -> bool:
    """Say whether a browser saved a page: it says so, or goes to nobody and its parts tell their places."""
    if "snapshot-content-location" in message or "saved by" in _header(message, "from").lower():
        return True
    is_related = message.get_content_type() == "multipart/related"
    return is_related and "to" not in message and any("content-location" in part for part in _parts(message))


def _saved_page(message: EmailMessage, facts: SourceFacts) -> _Found:
    page = next((part for part in _parts(message) if part.get_content_type() == "text/html"), None)
    if page is None:
        return
    url = _header(message, "snapshot-content-location") or _header(page, "content-location")
    yield from read_html(_text(page), facts, url if url.startswith("http") else None)


def _of_message(message: EmailMessage, facts: SourceFacts, depth: int) -> _Found:
    """Yield the article of the mail's own text, where it has more than a few words, then those attached."""
    own = _own(message, facts)
    attached: list[Article | Issue] = []
    for part in _parts(message):
        attached += _attached(part, facts, depth)
    stories = [each for each in attached if isinstance(each, Article)]
    if own is not None and not (stories and len(own.text.split()) < _FEW_WORDS):
        yield own
    for each in attached:
        yield _beside(each, own) if isinstance(each, Article) and own is not None else each


def _parts(message: Message) -> Iterator[EmailMessage]:
    """Yield the parts of a mail, without those of the mails attached to it."""
    waiting: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        payload = part.get_payload()
        if part.is_multipart() and part.get_content_type() != "message/rfc822" and isinstance(payload, list):
            waiting[:0] = [each for each in payload if isinstance(each, Message)]
        else:
            yield cast("EmailMessage", part)


def _attached(part: EmailMessage, facts: SourceFacts, depth: int) -> list[Article | Issue]:
    payload = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(payload, list) and depth < _DEEPEST:
        return list(_of_message(cast("EmailMessage", payload[0]), facts, depth + 1)) if payload else []
    if part.get_content_disposition() != "attachment":
        return []
    if part.get_content_type() == "text/html":
        return list(read_html(_text(part), facts))
    if part.get_content_type().startswith("text/"):
        return [each for each in read_plain(_text(part), facts) if len(each.text.split()) >= _FEW_WORDS]
    name = " ".join(str(part.get_filename() or part.get_content_type()).split())[:100]
    return [warning("unread_attachment", f"The attachment {name} is not read: save it as a file of its own.")]


def _beside(article: Article, own: Article) -> Article:
    """Let the mail say of its attachment what this does not say itself."""
    dated = ("published_at", "published_on", "published_precision", "published_source")
    names = ("title", "byline", "publisher", *(dated if article.published_at is None else ()))
    return replace(article, **{name: getattr(article, name) or getattr(own, name) for name in names})


def _own(message: EmailMessage, facts: SourceFacts) -> Article | None:
    plain, markup = (_part_text(message, kind) for kind in ("plain", "html"))
    subject = _REPLY.sub("", _header(message, "subject"), count=1)
    fields = {"title": subject, "date": _header(message, "date")} | _sender(message, facts)
    if plain and (passed := _passed_on(plain)) is not None:
        headers, plain = passed
        fields = {"title": subject, "date": fields["date"]} | headers
    body = _plain_body(plain)
    if markup and len(body.split()) < _STUB * len((page := body_text(markup, fields["title"])).split()):
        body = page
    return article_of_fields(fields | {"text": body}, facts, 0, 0)


def _passed_on(text: str) -> tuple[dict[str, str], str] | None:
    """Return the headers and text of a mail that is passed on below a few words; None where there is none."""
    mark = _PASSED_ON.search(text)
    if mark is None or len(text[: mark.start()].split()) >= _FEW_WORDS:
        return None
    lines = text[mark.end() :].lstrip().splitlines()
    headers: dict[str, str] = {}
    while lines and (match := _HEADER.match(lines[0])) is not None:
        headers.setdefault(match[1].lower().replace("sent", "date"), match[2].strip())
        lines.pop(0)
    if "from" not in headers:
        return None
    named = {"title": _REPLY.sub("", headers.get("subject", ""), count=1), "date": headers.get("date", "")}
    named["author"] = parseaddr(headers["from"])[0]
    return {name: value for name, value in named.items() if value}, "\n".join(lines)


def _sender(message: EmailMessage, facts: SourceFacts) -> dict[str, str]:
    """Return the sender as a writer, or as a paper where a desk or a list has sent it."""
    name, address = parseaddr(_header(message, "from"))
    is_desk = (
        address.partition("@")[0].lower() in _DESKS or "list-unsubscribe" in message or "list-id" in message
    )
    if not is_desk:
        return {"author": name}
    return {"publisher": facts.publisher or ("" if name.lower() in _DESKS else name)}


def _header(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _part_text(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return _text(part) if part is not None else ""


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return decoded(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""


def _plain_body(text: str) -> str:
    lines = [line for line in unwrap(cut(text)) if line.kind is not Kind.RULE]
    while len(lines) > 1 and (lines[-1].kind is not Kind.PROSE or is_addressed(lines[-1].text)):
        lines.pop()
    return "\n\n".join(line.text for line in lines)
