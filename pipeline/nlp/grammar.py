"""Who does what in a clause, read off the dependency parse: subjects, objects, voices, prepositions.

Passives, conjoined and reduced clauses, relative clauses and controlled infinitives are undone here, so
that a reader asks for the doer and the undergoer of a verb and need not know how English hid them.
What does not live here: any word list, and any judgement about meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.nlp.parse import Parse

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_PLACING = frozenset({"in", "inside", "from", "near", "within"})
RELATIVE_WORDS = frozenset({"who", "whom", "which", "that", "whose"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "conj"})
# Verbs of two objects, of which the first is who gets the second.
_DITRANSITIVE = frozenset(
    {
        "promise",
        "give",
        "grant",
        "offer",
        "hand",
        "send",
        "lend",
        "loan",
        "pay",
        "award",
        "deny",
        "show",
        "accord",
    }
)
_MAX_CLIMB = 6
_MAX_DEPTH = 30


@dataclass(slots=True)
class Clause:
    """One verb with its arguments, each a list of head tokens.

    `agents` do it, `patients` undergo it, whatever the voice; `preps` maps a preposition to the heads of
    its objects; `infinitives` and `finites` are complement verbs.
    """

    verb: int
    passive: bool = False
    agents: list[int] = field(default_factory=list)
    patients: list[int] = field(default_factory=list)
    datives: list[int] = field(default_factory=list)
    preps: dict[str, list[int]] = field(default_factory=dict)
    particles: set[str] = field(default_factory=set)
    infinitives: list[int] = field(default_factory=list)
    finites: list[int] = field(default_factory=list)
    gerunds: list[int] = field(default_factory=list)
    attributes: list[int] = field(default_factory=list)


class Grammar:
    """Questions about one parse; each clause, and what hangs on a noun, is worked out once."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._clauses: dict[int, Clause] = {}
        self._noun_preps: dict[int, dict[str, list[int]]] = {}
        self._depth = 0

    def clause(self, verb: int) -> Clause:
        """Return the clause of token `verb`."""
        known = self._clauses.get(verb)
        if known is None:
            known = self._clauses[verb] = Clause(verb)
            self._depth += 1
            self._fill(known)
            self._depth -= 1
        return known

    def conjuncts(self, token: int) -> list[int]:
        """Return `token` and all nouns coordinated with it, in text order."""
        children, deps, pos = self.parse.children, self.parse.deps, self.parse.pos
        found = [token]
        for each in found:
            for child in children[each]:
                if deps[child] == "conj" and pos[child] in NOUNS:
                    found.append(child)
        return sorted(found) if len(found) > 1 else found

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first dependent of `token` with one of `deps`."""
        for below in self.parse.children[token]:
            if self.parse.deps[below] in deps:
                return below
        return None

    def noun_preps(self, noun: int) -> dict[str, list[int]]:
        """Return the prepositions that hang on `noun`, with the heads of their objects."""
        preps = self._noun_preps.get(noun)
        if preps is None:
            preps = self._noun_preps[noun] = {}
            for child in self.parse.children[noun]:
                if self.parse.deps[child] == "prep":
                    self._add_prep(preps, child)
        return preps

    def governor(self, token: int) -> int | None:
        """Return the verb that `token` stands under, through nouns, prepositions and conjuncts."""
        for _ in range(_MAX_CLIMB):
            head = self.parse.heads[token]
            if head == token:
                return None
            token = head
            if self.parse.pos[token] in VERBS:
                return token
        return None

    def _fill(self, clause: Clause) -> None:
        """Work out `clause` from its verb's dependents and, where it lacks some, from its head."""
        self._own_arguments(clause)
        if self._depth > _MAX_DEPTH:
            return
        dep = self.parse.deps[clause.verb]
        if dep == "advcl" and self._is_bare_participle(clause):
            clause.passive = True
        if dep == "conj":
            self._shared_arguments(clause)
        elif dep in {"relcl", "acl"}:
            self._gap_arguments(clause, dep)
        elif not (clause.patients if clause.passive else clause.agents):
            self._controlled_subject(clause)
        if not clause.patients and not clause.passive:
            self._raised_object(clause)
            self._later_object(clause)

    def _is_bare_participle(self, clause: Clause) -> bool:
        """Say whether a clause is a past participle alone ("Backed by jets, troops advanced")."""
        if self.parse.tags[clause.verb] != "VBN" or clause.patients:
            return False
        is_bare = self.child(clause.verb, "mark") is None or bool(clause.agents)
        return is_bare and self.child(clause.verb, "aux", "nsubj") is None

    def _own_arguments(self, clause: Clause) -> None:
        """Read the arguments that hang on the verb itself."""
        parse = self.parse
        for child in parse.children[clause.verb]:
            dep = parse.deps[child]
            if dep in SUBJECTS:
                clause.agents += self.conjuncts(child)
            elif dep in PASSIVE_SUBJECTS:
                clause.passive = True
                clause.patients += self.conjuncts(child)
            elif dep == "auxpass":
                clause.passive = True
            elif dep == "dobj" and self._is_before_object(child):
                clause.datives += self.conjuncts(child)
            elif dep == "dobj":
                clause.patients += self.conjuncts(child)
            elif dep == "dative":
                clause.datives += self._objects(child) or self.conjuncts(child)
                if self.parse.pos[child] == "ADP":
                    self._add_prep(clause.preps, child)
            elif dep == "agent":
                clause.agents += self._objects(child)
                clause.preps.setdefault("by", []).extend(self._objects(child))
            elif dep in {"prt", "advmod"}:
                clause.particles.add(parse.lowers[child])
                self._after_particle(clause, child)
                clause.patients += self._objects(child) if dep == "prt" else []
            elif dep == "prep":
                self._add_prep(clause.preps, child)
            elif dep in {"attr", "acomp", "oprd"}:
                clause.attributes.append(child)
                for below in parse.children[child]:
                    if dep == "acomp" and parse.deps[below] == "prep":
                        self._add_prep(clause.preps, below)
                    elif parse.deps[below] in _CLAUSAL:
                        self._complement(clause, below, parse.deps[below])
            elif dep in _CLAUSAL:
                self._complement(clause, child, dep)

    def _is_before_object(self, noun: int) -> bool:
        """Say whether a second object follows that of a verb ("promised the prosecutors a hand")."""
        parse = self.parse
        verb = parse.heads[noun]
        if parse.lemmas[verb] not in _DITRANSITIVE:
            return False
        later = (child for child in parse.children[verb] if child > noun)
        return any(parse.deps[child] == "dobj" for child in later)

    def _after_particle(self, clause: Clause, particle: int) -> None:
        """Read the prepositions that the parser hung on an adverb ("out of the talks")."""
        for below in self.parse.children[particle]:
            if self.parse.deps[below] == "prep":
                self._add_prep(clause.preps, below)

    def _complement(self, clause: Clause, child: int, dep: str) -> None:
        """File a clausal dependent under its kind."""
        tag = self.parse.tags[child]
        if tag == "VBP" and self.parse.lemmas[clause.verb] == "let":
            tag = "VB"  # "let them go"
        to = any(self.parse.tags[below] == "TO" for below in self.parse.children[child])
        if to or (dep == "ccomp" and tag == "VB" and self.child(child, "aux", "mark") is None):
            clause.infinitives.append(child)
        elif tag == "VBG" and (dep == "xcomp" or (dep == "advcl" and self._is_next(clause, child))):
            clause.gerunds.append(child)
        elif dep == "ccomp":
            fares = self._faring(child)
            if fares is None:
                clause.finites.append(child)
            else:
                clause.patients += self.conjuncts(fares)

    def _faring(self, predicate: int) -> int | None:
        """Return the object that the parse gave to an adjective ("freed the engineer unharmed")."""
        subject = self.child(predicate, "nsubj")
        if self.parse.tags[predicate] != "JJ" or subject is None or subject > predicate:
            return None
        return subject if self.child(predicate, "mark", "aux", "cop") is None else None

    def _is_next(self, clause: Clause, gerund: int) -> bool:
        """Say whether a gerund follows its verb with only a particle between ("ruled out joining")."""
        between = range(clause.verb + 1, gerund)
        return clause.verb < gerund and all(self.parse.deps[token] == "prt" for token in between)

    def _objects(self, prep: int) -> list[int]:
        """Return the heads of the objects of `prep`, through a second preposition if there is one."""
        for _ in range(2):
            found = self.child(prep, "pobj", "pcomp")
            if found is not None:
                return self.conjuncts(found)
            below = self.child(prep, "prep")
            if below is None:
                return []
            prep = below
        return []

    def _add_prep(self, preps: dict[str, list[int]], prep: int) -> None:
        """Add the preposition at `prep` (and one that follows it) with its objects."""
        preps.setdefault(self.parse.lowers[prep], []).extend(self._objects(prep))
        if self.parse.lowers[prep] == "according":
            return
        for child in self.parse.children[prep]:
            if self.parse.deps[child] == "prep":
                preps.setdefault(self.parse.lowers[child], []).extend(self._objects(child))

    def _shared_arguments(self, clause: Clause) -> None:
        """Give a conjoined verb the subject, and the voice, of the verb it is coordinated with."""
        if clause.agents and not clause.passive:
            return
        head = self._joined_to(clause.verb)
        if head > clause.verb or self.parse.pos[head] not in VERBS:
            return
        above = self.clause(head)
        if not clause.passive and above.passive and self.parse.tags[clause.verb] == "VBN":
            clause.passive = True
        subjects = above.patients if above.passive else above.agents
        if clause.passive:
            clause.patients = clause.patients or list(subjects)
        elif not clause.agents:
            clause.agents = list(subjects)

    def _joined_to(self, verb: int) -> int:
        """Return the verb that `verb` is coordinated with.

        A past tense the parse hung on an infinitive or participle goes with the verb above that ("said it
        would help, and left").
        """
        parse, head = self.parse, self.parse.heads[verb]
        if parse.tags[verb] != "VBD" or not self._is_nonfinite(head):
            return head
        above = head
        for _ in range(_MAX_CLIMB):
            if parse.tags[above] == "VBD":
                return above
            if parse.tags[above] not in {"VB", "VBG"} or parse.deps[above] not in _COMPLEMENTS:
                return head
            above = parse.heads[above]
        return head

    def _is_nonfinite(self, verb: int) -> bool:
        """Say whether `verb` is an infinitive, a bare form after "should" and its like, or a participle."""
        tags = self.parse.tags
        return tags[verb] == "VBG" or any(tags[below] in {"TO", "MD"} for below in self.parse.children[verb])

    def _gap_arguments(self, clause: Clause, dep: str) -> None:
        """Put the noun that a relative or reduced clause hangs on in the place it left empty."""
        parse, verb = self.parse, clause.verb
        noun = parse.heads[verb]
        clause.agents = [
            self._nearest(noun, token) if parse.lowers[token] in RELATIVE_WORDS else token
            for token in clause.agents
        ]
        clause.patients = [
            noun if parse.lowers[token] in RELATIVE_WORDS else token for token in clause.patients
        ]
        if dep == "relcl":
            if not clause.patients and clause.agents and noun not in clause.agents:
                clause.patients = [noun]
        elif parse.tags[verb] == "VBN":
            clause.passive = True
            clause.patients = clause.patients or [noun]
        elif parse.tags[verb] == "VBG" or (parse.tags[verb] == "VBD" and parse.heads[noun] == noun):
            clause.agents = clause.agents or [noun]  # the parse took a whole sentence for a phrase
        else:
            clause.agents = clause.agents or self._possessor_or_subject(noun)

    def _nearest(self, noun: int, which: int) -> int:
        """Return the name right before ", which" where the noun is a thing ("camps in Chad, which fired")."""
        parse, last = self.parse, which - 2
        if parse.lowers[which] != "which" or last <= noun or parse.words[which - 1] != ",":
            return noun
        is_thing = parse.tags[noun] in {"NN", "NNS"} and parse.lowers[parse.heads[last]] in _PLACING
        return last if is_thing and parse.tags[last] == "NNP" else noun

    def _possessor_or_subject(self, noun: int) -> list[int]:
        """Return whose `noun` it is ("their plan to leave"), or the subject of the verb above it."""
        owner = self.child(noun, "poss")
        if owner is not None:
            return self.conjuncts(owner)
        above = self.governor(noun)
        return list(self._subjects(above)) if above is not None else []

    def _subjects(self, verb: int) -> list[int]:
        """Return the grammatical subjects of `verb`."""
        clause = self.clause(verb)
        return clause.patients if clause.passive else clause.agents

    def _controlled_subject(self, clause: Clause) -> None:
        """Give a subjectless infinitive, participle or gerund the subject of the clause above it."""
        parse, dep = self.parse, self.parse.deps[clause.verb]
        if dep not in {"xcomp", "ccomp", "advcl", "pcomp"}:
            return
        above = parse.heads[clause.verb]
        if dep == "pcomp":
            above_verb = self.governor(clause.verb)
            if above_verb is None:
                return
            above = above_verb
        if parse.pos[above] == "ADJ":
            above = parse.heads[above]
        if parse.pos[above] not in VERBS:
            return
        upper = self.clause(above)
        if dep == "pcomp" and upper.passive and parse.lowers[parse.heads[clause.verb]] == "by":
            return  # "people were displaced by fighting in the north": others fought
        takes_object = dep in {"xcomp", "ccomp"} and clause.verb in upper.infinitives
        takes_object |= dep == "pcomp" and parse.lowers[parse.heads[clause.verb]] in {"for", "of"}
        found = upper.patients if (takes_object and upper.patients) or upper.passive else upper.agents
        if clause.passive:
            clause.patients = list(found)
        else:
            clause.agents = list(found)

    def _raised_object(self, clause: Clause) -> None:
        """Take the subject of an infinitive as the object of the verb above it ("wants them to go")."""
        for verb in clause.infinitives:
            below = self.child(verb, "nsubj")
            if below is not None and self.parse.deps[verb] in {"ccomp", "xcomp"}:
                clause.patients = self.conjuncts(below)
                mark = self.child(verb, "mark")
                if mark is not None:
                    clause.preps.setdefault(self.parse.lowers[mark], []).extend(clause.patients)
                return

    def _later_object(self, clause: Clause) -> None:
        """Share the object of a following conjunct ("attacked and burned the village")."""
        parse = self.parse
        if clause.patients:
            return
        for child in parse.children[clause.verb]:
            if parse.deps[child] == "conj" and parse.pos[child] == "VERB" and child <= clause.verb + 2:
                below = [t for t in parse.children[child] if parse.deps[t] == "dobj"]
                clause.patients = [token for t in below for token in self.conjuncts(t)]
