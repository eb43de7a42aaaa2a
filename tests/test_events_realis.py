"""Sentences that tell of no fact: what is denied, negated, asked or feared is no actual event."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context

# After the bar: the type of the speech act that did happen, where the sentence tells of one.
SENTENCES = """
The ministry denied that its troops had attacked the village.
Police did not arrest any protesters on Monday.
No soldiers were killed in the raid.
The general denied bombing the hospital.
If the rebels attack the capital, the army will respond.
The union could strike next month.
Norway has never threatened Sweden.
Unless Kenya withdraws its troops, Uganda will impose sanctions.
The two presidents did not meet in Geneva.
The minister denied accusing Belgium of spying.
Had the army invaded Chad, the war would have spread.
The government refused to release the prisoners. | REJECT
The talks between Peru and Chile were cancelled.
Neither side attacked the other.
The rebels failed to capture the town.
Officials rejected claims that police had tortured prisoners.
Troops were prevented from entering the city.
The militia agreed not to attack the convoy. | AGREE
The president may visit Tokyo in the spring.
The colonel said he would not resign. | REJECT
Nobody was injured in the explosion.
The army stopped short of bombing the port.
There is no evidence that Ghana supplied weapons to the rebels.
The spokesman denied reports of an attack on the base.
Finland has not recognised the breakaway republic.
It is not true that police fired on the crowd.
Workers would strike if the factory closed.
Should the gunmen kill a hostage, police will storm the building.
The navy almost sank the ferry.
Analysts fear that the militia will attack the airport.
The prime minister ruled out sending troops to Mali. | REJECT
The court did not convict the general.
Spain has yet to lift the embargo on Portugal.
A possible attack on the embassy worries officials.
Did the police arrest the journalist?
The plan to bomb the bridge was foiled by police.
Police foiled an attack on the parliament.
The rebels deny kidnapping the nuns.
The two countries never signed the treaty.
Without attacking the village, the soldiers withdrew. | RETREAT
The mayor warned against invading the island.
The general was accused of ordering the massacre. | ACCUSE
Diplomats hope that Chad and Niger will sign a peace treaty.
The opposition might boycott the election.
The senator said the army should not attack the camp.
The minister said that Denmark had not expelled any diplomats.
Lawmakers are considering imposing sanctions on Bolivia.
The rebels no longer hold any hostages.
The army would have attacked if it had received orders.
He was barred from meeting the ambassador. | COERCE
The farmers threatened to block the road but did not block it. | THREATEN
In case the enemy attacks, the troops stay in their barracks.
The police chief denied that anyone had been arrested.
None of the hostages was released.
Hardly any soldiers deserted after the raid.
Rebels who attack civilians will be punished.
Germany decided not to send weapons to Ukraine.
The government said there had been no clashes with the rebels.
The president has not apologised to the families.
They said the claim that soldiers raped women was false.
The air force avoided bombing the dam.
The company is not under investigation by the police.
Libya dismissed as false a report that it had expelled Tunisian workers.
The treaty was not signed by the foreign ministers.
Whether the army shelled the market is unclear.
Canada would never attack its neighbour.
The militants were unable to seize the bridge.
The leaders refused to hold talks. | REJECT
Villagers fear a massacre by the militia.
The attack on the barracks did not take place.
The ambassador was not recalled from Oslo.
The guerrillas are unlikely to free the hostages.
No country has imposed sanctions on Nepal.
Police prevented an assassination attempt on the judge.
The striking miners did not clash with police.
The minister called for an end to attacks on journalists. | REQUEST
The bishop urged the rebels not to kill the hostages. | REQUEST
Iceland denies it has cut diplomatic ties with Malta.
It would be wrong to bomb the city.
The rebels were accused of burning the church. | ACCUSE
"""


def actual_types(parse: Parse) -> set[str]:
    context = Context()
    events = find_events(parse, find_names(parse, context), (), context)
    return {event.type for event in events if event.realis == "actual"}


def test_at_most_one_in_twenty_unreal_sentences_gives_an_actual_event(
    parse_text: Callable[[str], Parse],
) -> None:
    lines = [line.partition(" | ") for line in SENTENCES.strip().splitlines()]
    wrong = [text for text, _, said in lines if actual_types(parse_text(text)) - {said}]
    assert len(lines) >= 60
    assert len(wrong) <= 0.05 * len(lines), wrong


def test_the_same_sentences_told_as_facts_give_actual_events(parse_text: Callable[[str], Parse]) -> None:
    told = {
        "The rebels attacked the capital.": "ASSAULT",
        "The two presidents met in Geneva.": "CONSULT",
        "Spain has lifted the embargo on Portugal.": "RETREAT",
        "The navy sank the ferry.": "ASSAULT",
        "The court convicted the general.": "SANCTION",
        "The minister expelled two diplomats.": "SANCTION",
        "The colonel resigned.": "RETREAT",
    }
    assert {text: actual_types(parse_text(text)) for text in told} == {
        text: {kind} for text, kind in told.items()
    }
