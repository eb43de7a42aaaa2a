"""Which referents of many articles are one entity, and what a user may rule about it."""

from __future__ import annotations

import itertools

import pytest

from pipeline.records import ArticleReferent, ReferentKey
from pipeline.resolve import PinsError, load_pins, resolve

_numbers = itertools.count()


def _referent(name, kind="person", *, article=None, aliases=(), roles=(), country=None, gender=None):
    place = next(_numbers)
    return ArticleReferent(
        key=ReferentKey(article_id=place if article is None else article, number=place),
        kind=kind,
        name=name,
        country_code=country,
        gender=gender,
        aliases=tuple((alias, 1) for alias in (name, *aliases)),
        roles=tuple(roles),
    )


def _groups(*referents, pins=None):
    names = {referent.key: referent.name for referent in referents}
    return {frozenset(names[key] for key in entity.members) for entity in resolve(referents, pins)}


def test_every_referent_is_in_exactly_one_entity():
    referents = [_referent(name) for name in ("Olaf Berg", "Berg", "O. Berg", "", "Olaf Berg", "Ö")]
    members = [key for entity in resolve(referents) for key in entity.members]
    assert sorted(map(str, members)) == sorted(str(referent.key) for referent in referents)


def test_the_order_of_referents_changes_nothing():
    referents = [
        _referent("Olaf Berg"),
        _referent("Olaf K. Berg"),
        _referent("Oslo", "place"),
        _referent("Berg"),
    ]
    assert len({resolve(order) for order in itertools.permutations(referents)}) == 1


def test_an_id_hangs_on_the_name_and_not_on_the_other_entities():
    one = _referent("Olaf Berg")
    (alone,) = resolve([one])
    assert alone.id in {
        entity.id for entity in resolve([one, _referent("Ada Okoro"), _referent("Pavel Berg")])
    }


def test_spellings_of_one_name_are_one_person():
    assert len(_groups(_referent("Sergei Orlovsky"), _referent("Sergey Orlovskiy"))) == 1
    assert len(_groups(_referent("Hamid al-Tariq"), _referent("Hamid Tariq"))) == 1
    assert len(_groups(_referent("Lim Ah-young"), _referent("Lim Ah Young"))) == 1


def test_a_middle_name_is_no_other_person_unless_two_are_borne():
    assert len(_groups(_referent("Olaf Berg"), _referent("Olaf K. Berg"))) == 1
    assert len(_groups(_referent("Olaf Berg"), _referent("Olaf K. Berg"), _referent("Olaf T. Berg"))) == 3


def test_the_fullest_name_is_shown():
    (entity,) = resolve([_referent("Olaf Berg"), _referent("Olaf Berg"), _referent("Olaf Karl Berg")])
    assert entity.name == "Olaf Karl Berg"


def test_one_surname_does_not_make_two_people_one():
    assert len(_groups(_referent("Olaf Berg"), _referent("Ada Berg"), _referent("Berg"))) == 3


def test_a_bare_surname_is_its_only_bearer_in_the_same_office():
    mayor = _referent("Olaf Berg", roles=["mayor of Lund"])
    assert len(_groups(mayor, _referent("Berg", roles=["Mayor"]))) == 1
    assert len(_groups(mayor, _referent("Berg", roles=["goalkeeper"]))) == 2


def test_countries_are_one_by_their_code():
    assert (
        len(
            _groups(
                _referent("United States", "country", country="US"), _referent("US", "country", country="US")
            )
        )
        == 1
    )


def test_a_companys_form_is_no_other_company():
    assert len(_groups(_referent("Lundex Inc.", "organization"), _referent("Lundex", "organization"))) == 1


def test_an_abbreviation_one_article_explains_holds_in_the_others():
    explained = _referent("Lund Water Board", "organization", aliases=["LWB"])
    assert len(_groups(explained, _referent("LWB", "organization"))) == 1


def test_an_abbreviation_of_two_bodies_is_neither():
    groups = _groups(
        _referent("Lund Water Board", "organization", aliases=["LWB"]),
        _referent("Lagos Wool Bank", "organization", aliases=["LWB"]),
        _referent("LWB", "organization"),
    )
    assert len(groups) == 3


def test_ministries_of_two_countries_are_two():
    assert (
        len(
            _groups(
                _referent("Peruvian Foreign Ministry", "organization"),
                _referent("Kenyan Foreign Ministry", "organization"),
            )
        )
        == 2
    )
    assert (
        len(
            _groups(
                _referent("Foreign Ministry", "organization"), _referent("Foreign Ministry", "organization")
            )
        )
        == 1
    )


def test_spellings_of_a_country_in_a_bodys_name_are_one():
    assert (
        len(_groups(_referent("U.S. Navy", "organization"), _referent("United States Navy", "organization")))
        == 1
    )


@pytest.fixture
def pins_of(tmp_path):
    def write(text):
        path = tmp_path / "entities.toml"
        path.write_text(text, encoding="utf-8")
        return load_pins(path)

    return write


def test_a_user_may_merge_two_names_and_give_a_wikidata_id(pins_of):
    pins = pins_of('[[entity]]\nname = "Olaf Berg"\nalso = ["O. Bergson"]\nwikidata_id = "Q42"\n')
    (entity,) = resolve([_referent("Olaf Berg"), _referent("O. Bergson")], pins)
    assert (entity.name, entity.wikidata_id) == ("Olaf Berg", "Q42")


def test_a_user_may_split_one_name_by_role(pins_of):
    pins = pins_of('[[split]]\nname = "Olaf Berg"\nrole = "goalkeeper"\n')
    referents = [_referent("Olaf Berg", roles=["mayor"]), _referent("Olaf Berg", roles=["Lund goalkeeper"])]
    assert len(resolve(referents, pins)) == 2


def test_who_is_split_off_does_not_get_the_others_wikidata_id(pins_of):
    pins = pins_of(
        '[[entity]]\nname = "Olaf Berg"\nwikidata_id = "Q42"\n'
        '[[split]]\nname = "Olaf Berg"\nrole = "goalkeeper"\n'
    )
    referents = [_referent("Olaf Berg", roles=["mayor"]), _referent("Olaf Berg", roles=["goalkeeper"])]
    assert sorted(str(entity.wikidata_id) for entity in resolve(referents, pins)) == ["None", "Q42"]


def test_a_family_name_that_stands_first_is_linked_like_a_surname():
    named = [_referent("Wang Xiaoming", roles=["president"]), _referent("Wang", roles=["President"])]
    assert len(_groups(*named)) == 1


def test_a_bare_surname_of_two_is_the_one_who_holds_the_office():
    named = [
        _referent("Olaf Okoro", roles=["Kenyan President"]),
        _referent("Ada Okoro", roles=["first lady"]),
        _referent("Okoro", roles=["President"]),
    ]
    assert _groups(*named) == {frozenset({"Olaf Okoro", "Okoro"}), frozenset({"Ada Okoro"})}


def test_a_user_may_rule_on_a_kind(pins_of):
    pins = pins_of('[[entity]]\nname = "Lundex"\nkind = "organization"\n')
    (entity,) = resolve([_referent("Lundex", "place")], pins)
    assert entity.kind == "organization"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[entity]\n", "entities.toml"),
        ("[[thing]]\nname = 'A'\n", "[[entity]] or [[split]]"),
        ("[[entity]]\nkind = 'person'\n", "has no name"),
        ("[[entity]]\nname = 'A'\nkind = 'planet'\n", "must be one of"),
        ("[[entity]]\nname = 'A'\nwikidata_id = '42'\n", "Q42"),
        ("[[entity]]\nname = 'A'\nalias = 'B'\n", "alias is unknown"),
        ("[[entity]]\nname = 'A'\nalso = 'B'\n", "must be a list"),
        ("[[split]]\nname = 'A'\n", "role is missing"),
        ("entity = 1\n", "two brackets"),
    ],
)
def test_an_unusable_ruling_says_what_to_write(pins_of, text, told):
    with pytest.raises(PinsError, match=r"entities\.toml") as caught:
        pins_of(text)
    assert told in str(caught.value)


def test_a_countrys_ministry_is_one_in_all_its_wordings():
    named = ("Foreign Ministry", "Ministry of Foreign Affairs", "Norwegian Foreign Affairs Ministry")
    assert len(_groups(*(_referent(name, "organization", country="NO") for name in named))) == 1
    assert len(_groups(*(_referent(name, "organization") for name in named[:2]))) == 2


def test_an_office_told_in_one_article_outweighs_a_kind_guessed_in_another():
    told = _referent("Olaf Berg", roles=["head of the Lund region"])
    (entity,) = resolve([told, _referent("Olaf Berg", "organization")])
    assert entity.kind == "person"


def test_what_turns_out_to_be_no_person_has_no_gender():
    bodies = [_referent("Amber Morning", "organization") for _ in range(3)]
    (entity,) = resolve([*bodies, _referent("Amber Morning", gender="female")])
    assert (entity.kind, entity.gender) == ("organization", None)
