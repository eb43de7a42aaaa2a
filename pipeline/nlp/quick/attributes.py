"""The attribute ruler as a table: what its one-token patterns set is looked up by the token's attributes.

spaCy runs all patterns over every token of every text. Here they run once over each combination of
the attributes they ask for, by the ruler's own matcher; patterns over several tokens still run over
the text.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, ORTH, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs

_ASKED = {"TAG": TAG, "LOWER": LOWER, "DEP": DEP, "IS_SPACE": IS_SPACE, "ORTH": ORTH}
_MOST_KEPT = 200_000

Rules = tuple[int, ...]


@Language.factory("attribute_table", assigns=["token.tag", "token.pos", "token.morph", "token.lemma"])
def attribute_table(nlp: Language, name: str) -> AttributeTable:
    """Make the table of the pipeline's attribute ruler."""
    return AttributeTable(nlp.get_pipe("attribute_ruler"))


class AttributeTable:
    """The component: it sets what `ruler` would, rule after rule, on every token."""

    def __init__(self, ruler: Any) -> None:
        self.vocab = ruler.vocab
        self.attrs, self.indices = ruler.attrs, ruler.indices
        rules = [rule["patterns"] for rule in ruler.patterns]
        lone = [[one for one in patterns if _is_lone(one)] for patterns in rules]
        self.lone = self._matcher(lone)
        self.joint = self._matcher([[one for one in patterns if not _is_lone(one)] for patterns in rules])
        self.asked = [
            _ASKED[name] for name in sorted({name for some in lone for one in some for name in one[0]})
        ]
        self.known: dict[Rules, dict[int, int]] = {}

    def _matcher(self, rules: list[list[list[dict[str, Any]]]]) -> Matcher:
        """Return a matcher of the patterns of each rule, named by its number."""
        matcher = Matcher(self.vocab)
        for number, patterns in enumerate(rules):
            if patterns:
                matcher.add(str(number), patterns)
        return matcher

    @staticmethod
    def fits(ruler: Any) -> bool:
        """Tell whether `ruler`'s one-token patterns ask only for attributes that the table tells apart."""
        if type(ruler) is not AttributeRuler:
            return False
        rules: list[Any] = ruler.patterns
        lone = [one for rule in rules for one in rule["patterns"] if _is_lone(one)]
        return bool(lone) and all(pattern[0].keys() <= _ASKED.keys() for pattern in lone)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of one text's tokens."""
        joint: defaultdict[int, list[int]] = defaultdict(list)
        for key, start, end in self.joint(doc, allow_missing=True):
            rule = int(self.vocab.strings[key])
            index = self.indices[rule]
            joint[(end if index < 0 else start) + index].append(rule)
        kinds = doc.to_array([*self.asked, ORTH]).tolist() if len(doc) else []
        found = [self._set_on(token, tuple(kind[:-1])) for token, kind in zip(doc, kinds, strict=True)]
        for place, rules in joint.items():
            found[place] = self._merged((*self._rules(doc[place]), *rules))
        for token, attrs in zip(doc, found, strict=True):
            set_token_attrs(token, attrs)
        return doc

    def _set_on(self, token: Token, kind: Rules) -> dict[int, int]:
        """Return what the one-token patterns set on a token of this kind."""
        if kind not in self.known:
            if len(self.known) >= _MOST_KEPT:
                self.known.clear()
            self.known[kind] = self._merged(self._rules(token))
        return self.known[kind]

    def _rules(self, token: Token) -> Rules:
        """Return the rules whose one-token patterns a token matches."""
        alone = Doc(self.vocab, words=[token.text], spaces=[False])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        matches = self.lone(alone, allow_missing=True)
        return tuple(int(self.vocab.strings[key]) for key, _, _ in matches)

    def _merged(self, rules: Rules) -> dict[int, int]:
        """Return what rules set together, the later before the earlier."""
        attrs: dict[int, int] = {}
        for rule in sorted(rules):
            attrs.update(self.attrs[rule])
        return attrs


def _is_lone(pattern: list[dict[str, Any]]) -> bool:
    """Whether a pattern is about one token, whatever stands beside it."""
    return len(pattern) == 1 and "OP" not in pattern[0]
