"""The marks of lines, against the plain reading of each: what a line holds, its marks never leave out."""

from __future__ import annotations

import re

import article_pages
import pytest
from article_pages_copied import copied_pages

from pipeline.articles.line import marks, telling
from pipeline.articles.line.lines import cut

ODD = (
    "Dr. Ćosić: “no” 3/4\nΜΆΙΟΣ 2018\nК. Иванов, 12 мая 2018\n東京で会った。とても\n😀 𝟛 cats (c) 2019\n"
    "straßenfest photo by Ana\nPhotoByAna Telo\nİstanbul · 2.5 _x_\nhttps://example.org/a.jpg\n"
    "© Ana @telo\n½ a\n3.\n...\n"
)
HOLD = {
    marks.DIGIT: r"\d",
    marks.DOT: r"\.",
    marks.SLASH: "/",
    marks.QUOTE: '["“”]',
    marks.BRACKET: r"[(\[©]",
    marks.COLON: "[:：]",
    marks.ARROW: "[…»→>›|_\t►]",
    marks.DASH: "[-–—_]",
    marks.BLANK: r"^[\W_]*$",
    marks.CAMEL: "[a-zà-ÿ][A-ZÀ-Þ]",
    marks.BARE: r"^(?:[\w\s&'’|/#-])*$",
    marks.FIGURES: r"\d[-/.·]",
    marks.DOTS: r"\.\.",
    marks.SLASHES: "//",
    marks.SMALL: "^[a-zà-öø-ÿа-я]",
    marks.CLOSES: "^[,.;:!?)’”]",
    marks.HYPHEN: "-$",
    marks.PARTS: "[(“‘]$",
    marks.GLUED: '[.?!][A-Z"”’“‘]',
    marks.WIDE: r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]",
}
OF_WORDS = {
    getattr(marks, name): getattr(telling, name) for name in "TELLS CUES MONTH CREDITS EXPORTS BY".split()
}
PAGES = [page.raw for page in (*article_pages.pages(each=1), *copied_pages())]
LINES = [line for line in cut("\n".join([ODD * 3, *PAGES])) if line.text]


@pytest.mark.parametrize("mark", HOLD, ids=HOLD.values())
def test_a_line_that_holds_a_sign_has_its_mark(mark: int) -> None:
    holding = [line for line in LINES if re.search(HOLD[mark], line.text)]
    assert [line.text for line in holding if not line.marks & mark] == []
    assert any(not line.marks & mark for line in LINES)


@pytest.mark.parametrize("mark", OF_WORDS)
def test_a_line_with_a_telling_word_has_its_mark(mark: int) -> None:
    told = telling.telling_words()
    holding = [
        line
        for line in LINES
        if any(told.get(word, 0) & OF_WORDS[mark] for word in re.findall(r"[^\W\d_]+", line.text.lower()))
    ]
    assert holding
    assert [line.text for line in holding if not line.marks & mark] == []


def test_the_words_of_lines_are_counted_by_their_spaces_or_two_characters_each_without_any() -> None:
    words = {line.text: line.words for line in LINES}
    assert words["3."] == 1
    assert words["К. Иванов, 12 мая 2018"] == 5
    assert words["東京で会った。とても"] == 5


def test_a_text_of_few_lines_is_not_surveyed() -> None:
    assert {line.marks for line in cut("Bridge closed\n\nThe bridge is closed.")} == {marks.ALL}
