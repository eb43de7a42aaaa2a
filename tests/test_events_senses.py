"""Words of several senses, and dates that belong to another clause: what the events room makes of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Context, EventReport

Read = Callable[[str], list[EventReport]]


@pytest.fixture(scope="session")
def read_all(parse_text: Callable[[str], Parse]) -> Read:
    def read(text: str) -> list[EventReport]:
        context = Context(published_on=date(2024, 5, 16))
        parse = parse_text(text)
        return list(find_events(parse, find_names(parse, context), (), context))

    return read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya launched a strike against a base in Sudan on Tuesday.", "ASSAULT"),
        ("The union launched a strike against the government.", "PROTEST"),
        ("Estonia deployed two companies of border guards to the frontier.", "MOBILIZE"),
        ("The students called off a sit-in at the ministry.", "RETREAT"),
        ("Police cleared dockers from the quay on Tuesday.", "COERCE"),
        ("The court cleared the minister of fraud.", "CONCEDE"),
        ("Chad broke off talks with Niger on Tuesday.", "SANCTION"),
        ("A report alleged that Chad knew of the famine.", "ACCUSE"),
        ("The minister came under fire from the opposition on Tuesday.", "ACCUSE"),
        ("A Kenyan convoy came under fire near Bria on Tuesday.", "ASSAULT"),
        ("The mutineers went back to barracks on Tuesday.", "RETREAT"),
        ("Gunmen hacked a farmer to death in Kaduna.", "ASSAULT"),
        ("Ghana came under pressure from Togo on Tuesday.", "REQUEST"),
        ("The European Union announced asset freezes on ten Belarusian officials.", "COERCE"),
        ("A court fined the publisher 20,000 euros.", "COERCE"),
        ("Norway sent specialists to Haiti on Tuesday.", "AID"),
        ("Malta took part in a joint exercise with Cyprus.", "COOPERATE"),
        ("The ambassador presented her credentials to the president on Monday.", "CONSULT"),
    ],
)
def test_the_company_of_a_verb_settles_its_sense(read_all: Read, text: str, kind: str) -> None:
    assert [event.type for event in read_all(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana signed the treaty four days before Togo held elections on 2 May.",
        "The opposition called on supporters to gather in Lima on Thursday.",
        "Two days after the attack, Peru closed its embassy in Lima.",
        "Peru expelled the envoy, whose office opened in 2019.",
    ],
)
def test_a_day_of_another_happening_is_not_the_events(read_all: Read, text: str) -> None:
    (event, *_) = read_all(text)
    assert event.event_start is None


def test_a_year_long_past_dates_its_own_verb(read_all: Read) -> None:
    (event,) = read_all("Peru invaded Chile in 1879.")
    assert (event.event_start, event.realis) == (date(1879, 1, 1), "historical")


def names_of(event: EventReport, role: str) -> list[str]:
    return [part.text for part in event.participants if part.role == role]


def test_the_place_of_a_date_line_takes_no_part(read_all: Read) -> None:
    (event,) = read_all("MALAGA, Spain -- Police arrested four protesters on Wednesday.")
    assert names_of(event, "actor") == ["Police"]


def test_a_pronoun_for_nobody_known_is_less_sure(read_all: Read) -> None:
    (unknown,) = read_all("They attacked a village in Peru on Monday.")
    (known,) = read_all("Gunmen attacked a village in Peru on Monday.")
    assert unknown.confidence < known.confidence


@pytest.mark.parametrize(
    ("speaker", "meant"),
    [("Kenyan President Odda Marek", "Kenya"), ("former Kenyan President Odda Marek", "Odda Marek")],
)
def test_a_leaders_we_is_the_country_of_the_office(
    parse_text: Callable[[str], Parse], speaker: str, meant: str
) -> None:
    parse, context = parse_text(f'"We intervened in Chad," said {speaker} on Monday.'), Context()
    names = find_names(parse, context)
    (event,) = find_events(parse, names, find_quotes(parse, names, context), context)
    referent = event.participants[0].referent
    assert referent is not None
    assert names.referents[referent].name == meant


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers fired at the sky to greet the president.",
        "The guards fired into the air.",
        "Kenyan police fired warning shots on Tuesday.",
        "Kenyan soldiers fired over the heads of the crowd.",
        "Equatorial Guinea protested its innocence.",
        "Pakistan asked for help after floods killed 214 people.",
    ],
)
def test_shots_at_nobody_and_the_weather_are_no_assault(read_all: Read, text: str) -> None:
    assert "ASSAULT" not in {event.type for event in read_all(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister called the strike illegal.", "ACCUSE"),
        ("The union called a strike.", "PROTEST"),
        ("Turkey sent two planes with 60 tonnes of relief goods.", "AID"),
        ("Gunmen seized the three as they drove to Kidal.", "ASSAULT"),
        ("Peru recalled its chargé d'affaires from Quito.", "SANCTION"),
        ("The hostages were handed over to Algerian officials.", "RETREAT"),
        ("Norway cut its contribution to the agency by half.", "SANCTION"),
        ("The commission welcomed the arrest.", "SUPPORT"),
        ("Police used batons to disperse a crowd of nurses.", "ASSAULT"),
        ("Soldiers overthrew President Ali Ndiaye on Monday.", "COERCE"),
        ("Kosovo's police raided a cultural centre in Mitrovica.", "COERCE"),
        ("Thousands of people protested against the arrests.", "PROTEST"),
        ("Peru closed two of the four border gates.", "COERCE"),
        ("Police dispersed about 300 students.", "COERCE"),
        ("Some 20,000 demonstrators surrounded the parliament building.", "PROTEST"),
        ("Supporters of Bo Ek blocked the airport of Cusco.", "PROTEST"),
        ("The delegates of Chad walked out of the debate.", "REJECT"),
        ("The World Bank resumed aid to Ethiopia last week.", "AID"),
    ],
)
def test_more_verbs_take_their_sense_from_their_objects(read_all: Read, text: str, kind: str) -> None:
    assert kind in {event.type for event in read_all(text)}
    if kind == "ACCUSE":
        assert "PROTEST" not in {event.type for event in read_all(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the letter it launched harsh attacks on the Chilean government.", {"ACCUSE"}),
        ("The talks failed after the cease-fire that the rebels launched.", set()),
        ("The shop of Bo Ek opened on 22 March.", set()),
        ("Tempers have been short since the Spanish invasion of the valley.", set()),
        ("Eleven persons were wounded in Tuesday's shoot-out.", {"ASSAULT"}),
    ],
)
def test_what_only_sounds_like_a_deed_is_none(read_all: Read, text: str, told: set[str]) -> None:
    assert {event.type for event in read_all(text)} == told


def test_deaths_summed_up_over_years_are_history_whichever_verb_counts_them(read_all: Read) -> None:
    text = "He said that some 900 farmers have died in recent years killed by assassins hired by ranchers."
    assert {event.realis for event in read_all(text)} == {"historical"}


def test_the_dead_counted_since_a_year_are_history(read_all: Read) -> None:
    text = "Since the rising began in 1983, some 42,000 villagers have been killed across Chad."
    assert {event.realis for event in read_all(text)} == {"historical"}


@pytest.mark.parametrize(
    "text",
    [
        "The chancellor has surrounded himself with bankers.",
        "Asked to describe the raid, the minister said nothing.",
        "The mayor was asked why she thinks the vote is slow.",
        "The fair is over. People who visit Peru know that the nights are cold.",
        "The fair is over. Companies and farmers complain bitterly that taxes are high.",
        "The fair is over. The bureau, which approves permits for inns, is closed.",
    ],
)
def test_questions_customs_and_what_one_does_to_oneself_are_no_events(read_all: Read, text: str) -> None:
    assert [event.type for event in read_all(text) if event.realis == "actual"] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The senator attacked the mayor, saying that he had lied.", ["ACCUSE"]),
        ("The senator attacked the mayor in a speech on Monday.", ["ACCUSE"]),
        ("Gunmen attacked the mayor, killing two guards.", ["ASSAULT"]),
        ("Ann Ek held a rally in Lima on Monday.", []),
        ("Nurses held a rally in Lima on Monday.", ["PROTEST"]),
        ("The ministers defended their decision.", []),
        ("The senator backed off some of his plans.", []),
        ("That is why it is critical to support the nurses.", []),
    ],
)
def test_words_are_no_violence_and_speakers_no_protesters(
    read_all: Read, text: str, kinds: list[str]
) -> None:
    assert [event.type for event in read_all(text) if event.realis == "actual"] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The film drew praise after it was released on Tuesday.",
        "The film was praised when the Tellico phone was released.",
        "The driver had 11 seconds to stop, the police said.",
        "Anna Lind said that she will not pretend to be glad.",
        "Bo Ry's treatment of nurses demanded an answer.",
        "The mayor conceded that the vote was slow.",
        "The mayor said: There are many quarrels in Lima; this will not be one of them.",
        "The firm cut prices in a move the mayor said was needed to keep jobs.",
    ],
)
def test_things_ideas_and_admissions_are_no_events(read_all: Read, text: str) -> None:
    assert [event.type for event in read_all(text) if event.realis == "actual"] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In Lima, after attacking Boris Reyes, Anna Lind turned to taxes.", ["ACCUSE"]),
        ("Chad shot back at Prime Minister Bo Reyes on Tuesday.", ["ACCUSE"]),
        ("Anna Lind is doubling down on her attacks on Bo Reyes.", []),
        ("Gunmen wounded two guards in an attack on Bo Reyes in Lima on Tuesday.", ["ASSAULT"]),
        ("The minister's policies are killing the Chilean middle class.", []),
        ("Anna Lind called Bo Reyes on Friday to thank him.", ["CONSULT"]),
        ("The barber Boris Reyes said he was poor before he met Anna Lind.", []),
        ("Foreign Minister Anna Lind met Boris Reyes.", ["CONSULT"]),
        ("The ministry refused to continue to print books.", ["REJECT"]),
        ("The nominee attacked her opponent as a fraud on Monday.", ["ACCUSE"]),
        ("The ad shows remarks with an attack on Senator Boris Reyes.", []),
        ("Anna Lind called out Boris Reyes for his ways.", ["ACCUSE"]),
        ("The senator won after he met a girl at a party.", []),
    ],
)
def test_a_quarrel_of_speakers_is_no_violence(read_all: Read, text: str, kinds: list[str]) -> None:
    assert [event.type for event in read_all(text) if event.realis == "actual"] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gas explosion in a restaurant killed four people on Monday.", []),
        ("Ten people died in a blast at a coal mine.", []),
        ("A bomb at a flour mill in Lima killed three people.", ["ASSAULT"]),
        ("Ten people died in a blast at a market.", ["ASSAULT"]),
        ("The mayor opened fire on his critics in a speech.", []),
        ("The mayor of Lima was shot down by soldiers.", ["ASSAULT"]),
        ("Niger kicked French troops out on Monday.", ["SANCTION"]),
        ("The bar owner kicked out a customer.", []),
        ("Peru kicked out the head of the mission.", ["SANCTION"]),
    ],
)
def test_mishaps_and_blows_in_words_are_no_assault(read_all: Read, text: str, expected: list[str]) -> None:
    assert [event.type for event in read_all(text)] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Thirty people were killed in Gaza City on Saturday by Israeli fire.", ["ASSAULT"]),
        ("Four people were killed in a forest fire on Monday.", []),
        ("A convoy hit a mine near Goma on Monday.", ["ASSAULT"]),
        ("Fifty protesters were held by police on Monday.", ["COERCE"]),
        ("Police held back the crowd on Monday.", []),
        ("Soldiers looted shops in Goma on Monday.", ["COERCE"]),
    ],
)
def test_gunfire_mines_and_looting_are_force_where_flames_are_none(
    read_all: Read, text: str, kinds: list[str]
) -> None:
    assert [event.type for event in read_all(text)] == kinds
