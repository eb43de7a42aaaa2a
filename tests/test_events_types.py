"""Sentences as a news agency words them: the share whose type is read, and no type is forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.ontology import EVENT_TYPES
from pipeline.records import Context

SENTENCES = """
ACCUSE | Georgia accused Russia of violating its airspace.
ACCUSE | The African Union condemned the coup in Niger.
ACCUSE | Prosecutors charged the mayor with fraud.
ACCUSE | Seoul blamed Pyongyang for the cyberattack.
ACCUSE | The opposition criticised the president's handling of the floods.
ACCUSE | Police are investigating the murder of a student.
ACCUSE | Gambia filed a lawsuit against Myanmar at the world court.
ACCUSE | Venezuela lodged a protest with Colombia over the border incident.
ACCUSE | Senators lashed out at the banks.
ACCUSE | Farmers complained to the minister about imports of milk.
ACCUSE | Pakistan denounced an Indian missile test.
ACCUSE | The newspaper alleged that the minister had taken bribes.
ACCUSE | France said Mali's junta had violated human rights.
ACCUSE | India lodged a strong protest with Pakistan over the desecration of a temple.
ACCUSE | The attorney general filed charges of manslaughter against the mining company.
ACCUSE | Armenia complained to the world court that Azerbaijan had blocked a corridor.
AGREE | Norway agreed on Tuesday to share its fishing grounds with Iceland.
AGREE | Japan has pledged 20 million dollars for the reconstruction of Nepal.
AGREE | Ethiopia and Eritrea reached an agreement on the demarcation of their border.
AGREE | The Turkish president accepted an invitation to visit Bulgaria in June.
AGREE | Vietnam said it would sell electricity to Laos from next year.
AGREE | Germany and Poland plan to build a joint rail line.
AGREE | Switzerland offered to host a new round of talks between the warring factions.
AGREE | Qatar promised to finance the repair of hospitals in Gaza.
AGREE | India's prime minister assured the Maldives of continued help.
AGREE | Brazil and Argentina intend to set up a joint nuclear agency, their ministers said.
AGREE | The company agreed to reinstate the striking drivers.
AGREE | The king offered concessions to the opposition.
AGREE | Chad and Libya have struck a deal to reopen their border.
AGREE | The airline offered its pilots a seven percent raise.
AGREE | South Korea will lend Mongolia 60 million dollars, the finance ministry said.
AGREE | Chile will buy gas from Argentina.
AGREE | Vietnam's foreign ministry said it stood ready to resume dialogue with its neighbours over the reefs.
AGREE | Pakistan's army chief assured his Afghan counterpart of full cooperation against raids.
AGREE | Rebels in southern Sudan have agreed in principle to a six-month truce, mediators announced.
AGREE | The European Commission proposed a 300 million euro package to help Moldova through the winter.
AGREE | Malaysian and Thai officials are due to wrap up two days of border talks in Hat Yai on Friday.
AID | The Red Cross delivered food and blankets to displaced people in Goma.
AID | Turkey donated ten ambulances to Somalia.
AID | Sweden granted asylum to 200 Syrian refugees.
AID | The World Bank lent Jordan 500 million dollars.
AID | The United States supplied rifles to the Philippine army.
AID | The coast guard rescued twelve fishermen off Sicily.
AID | UN peacekeepers evacuated villagers from the flooded valley.
AID | Ecuador gave refuge to the activist.
AID | German army doctors treated the wounded in Kabul.
AID | Australia sent engineers and generators to Papua New Guinea after the earthquake.
AID | Cuban doctors operated on the wounded in Port-au-Prince.
AID | The Netherlands delivered the first fighter jets to Ukraine.
AID | A plane carrying 40 tonnes of medicine from the United Arab Emirates landed in Port Sudan.
AID | The Pentagon announced on Friday that it had delivered a second batch of howitzers to Ukraine.
AID | Oxfam workers handed out blankets and cooking pots in the ruined district.
AID | Ethiopia took in some 8,000 people fleeing the fighting in South Sudan.
ASSAULT | Gunmen ambushed a convoy and killed six policemen in Sinai.
ASSAULT | A car bomb exploded in a crowded market in Basra.
ASSAULT | Israeli jets bombed a depot outside Khan Younis.
ASSAULT | Militants abducted 30 schoolgirls in Zamfara.
ASSAULT | Riot police beat demonstrators with batons.
ASSAULT | A sniper shot dead a soldier near Donetsk.
ASSAULT | The army and rebels clashed near the airport.
ASSAULT | Iran hanged a man convicted of murder.
ASSAULT | An attacker stabbed an imam in Lyon.
ASSAULT | Rebels torched a village in Ituri.
ASSAULT | Police fired tear gas at protesters.
ASSAULT | Gunmen opened fire on a bus carrying pilgrims, killing nine.
ASSAULT | Fourteen people died in a suicide bombing outside a mosque in Peshawar.
ASSAULT | The Saudi-led coalition launched air strikes on Sanaa.
ASSAULT | The justice minister was assassinated in front of his house.
ASSAULT | Rebels shot down a government helicopter.
ASSAULT | Human Rights Watch said Rwandan soldiers had executed at least 20 civilians.
ASSAULT | A drone strike on a hospital in El Fasher left at least nine people dead.
ASSAULT | A suicide bomber blew himself up outside a police station in Quetta, killing seven officers.
ASSAULT | Settlers set fire to olive groves near Nablus and beat a Palestinian farmer.
ASSAULT | Islamist fighters overran an army base in Burkina Faso, leaving dozens of soldiers dead.
ASSAULT | A prominent radio journalist was gunned down in Tegucigalpa on Monday night.
ASSAULT | Azerbaijan's forces opened artillery fire on Armenian positions at dawn.
COERCE | Police detained the opposition leader at the airport.
COERCE | Egypt shut down a television station.
COERCE | The government banned the newspaper.
COERCE | Authorities imposed a night curfew on the city.
COERCE | Greece deported 40 migrants to Turkey.
COERCE | Soldiers occupied the town of Bor.
COERCE | Hackers broke into the computers of the central bank.
COERCE | The United States imposed an embargo on Iran.
COERCE | Customs officers seized a Panamanian ship.
COERCE | Security forces raided the offices of a charity.
COERCE | A court in Minsk jailed three activists for seven years.
COERCE | Turkey blocked access to the social network.
COERCE | Rebels seized the airport in Goma.
COERCE | Tunisian security forces stormed the offices of the party and led away its chairman in handcuffs.
COERCE | Iraqi troops recaptured the oil town of Qayyara from the jihadists.
COERCE | Uganda's communications regulator switched off the internet on the eve of the vote.
COERCE | The United States slapped sanctions on two Chinese chip makers.
CONCEDE | Belarus pardoned an opposition leader.
CONCEDE | The prime minister apologised to the families of the victims.
CONCEDE | Cuba eased its travel rules for emigrants.
CONCEDE | The government gave in to the demands of the students.
CONCEDE | Rwanda announced that it would withdraw its troops from Congo.
CONCEDE | The junta lifted the state of emergency.
CONCEDE | Morocco granted an amnesty to the mutineers.
CONCEDE | Turkey reopened its border with Armenia.
CONCEDE | The military rulers freed the press from censorship.
CONCEDE | The president fired his interior minister after the protests.
CONCEDE | The bank said sorry to its customers.
CONCEDE | Sri Lanka's president bowed to weeks of protest and scrapped the fertiliser ban.
CONCEDE | The chief minister expressed regret over the deaths of the students and dismissed two police chiefs.
CONCEDE | Burkina Faso's transitional rulers lifted the night curfew in the capital on Monday.
CONCEDE | Kazakhstan's president commuted the sentences of eleven jailed activists.
CONSULT | The Chinese premier held talks with the German chancellor in Berlin on Thursday.
CONSULT | The Egyptian foreign minister arrived in Khartoum for a two-day visit.
CONSULT | The presidents of Finland and Sweden met on the sidelines of the summit.
CONSULT | Omani officials mediated between the government and the rebels.
CONSULT | The Polish prime minister telephoned the Ukrainian president on Sunday evening.
CONSULT | Kuwait's emir received an Iraqi delegation at his palace.
CONSULT | Union leaders sat down with the ministry to discuss wages.
CONSULT | Cuban and Mexican diplomats discussed migration in Havana.
CONSULT | A United Nations envoy flew to Damascus to revive the negotiations.
CONSULT | Negotiators from Sudan and South Sudan resumed their talks on oil on Monday.
CONSULT | The king of Jordan began a three-day visit to Japan on Monday.
CONSULT | The government and the rebels began peace talks in Nairobi.
CONSULT | The Secretary of State met privately with the crown prince at a desert camp outside Riyadh.
CONSULT | The special envoy held a first round of indirect negotiations with Houthi representatives in Muscat.
CONSULT | Japan's defence chief spoke by phone with her Australian counterpart about the missile launch.
CONSULT | Turkey's foreign minister is visiting Baghdad for talks on water.
COOPERATE | The Indian and French navies held joint exercises in the Arabian Sea.
COOPERATE | Colombia extradited a drug trafficker to the United States.
COOPERATE | Russia began to pump gas to China through the new pipeline.
COOPERATE | Dutch and Belgian police carried out a joint operation against smugglers.
COOPERATE | Israel shared intelligence on the bombers with Jordan.
COOPERATE | Iran exported two million tons of oil to Pakistan.
COOPERATE | Scientists of the two countries worked with Norwegian engineers on the tunnel.
COOPERATE | Kenya and Tanzania are cooperating in the fight against poachers.
COOPERATE | Mexico and Guatemala opened a joint customs post.
COOPERATE | Austria handed over two mafia suspects to Italy.
COOPERATE | Egyptian and Saudi warships began joint manoeuvres in the Red Sea on Sunday.
COOPERATE | Serbia's war crimes office handed a list of suspects to Croatia in an exchange of evidence.
COOPERATE | Iraq has started pumping crude to Jordan under a deal signed last year.
COOPERATE | Uzbekistan supplies Afghanistan with about half of its electricity.
COOPERATE | Kenyan and Ugandan troops jointly patrolled the lake.
MOBILIZE | Russia massed 20,000 troops near the border with Ukraine.
MOBILIZE | The army put its forces on alert.
MOBILIZE | India moved tanks to Ladakh.
MOBILIZE | North Korea test-fired two missiles into the sea.
MOBILIZE | Poland called up reservists.
MOBILIZE | The Chilean navy sent two destroyers to the strait.
MOBILIZE | Police stepped up patrols around the mosques.
MOBILIZE | Iran staged war games in the Gulf.
MOBILIZE | The militia set up checkpoints around the town.
MOBILIZE | Kenya deployed soldiers along its border with Somalia.
MOBILIZE | Greece put its air force on high alert.
MOBILIZE | China flew bombers near Taiwan.
MOBILIZE | Ethiopian troops advanced towards Mekelle.
MOBILIZE | Ukraine's president signed a decree calling up 50,000 men for military service.
MOBILIZE | Rwandan troops have been massing near the Congolese town of Goma for a week.
MOBILIZE | The US Navy dispatched a second aircraft carrier to the eastern Mediterranean.
MOBILIZE | Seoul scrambled fighter jets after Russian bombers entered its air defence zone.
PROTEST | Thousands of people rallied in Caracas in support of the president.
PROTEST | Thousands of demonstrators took to the streets of Tbilisi.
PROTEST | Nurses went on strike on Monday over pay.
PROTEST | Students occupied the university building.
PROTEST | French farmers blocked motorways with tractors.
PROTEST | The opposition boycotted the election.
PROTEST | Forty prisoners began a hunger strike.
PROTEST | A crowd hurled stones at police in Athens.
PROTEST | Activists marched to the parliament in Nairobi.
PROTEST | Angry residents rioted in the suburb.
PROTEST | Miners walked off the job in Chile.
PROTEST | Thousands of Hungarians demonstrated in Budapest on Saturday against a new labour law.
PROTEST | Dockers in Rotterdam downed tools.
PROTEST | A mob stormed the Danish embassy in Jakarta.
PROTEST | Tens of thousands rallied in Belgrade for a fifth straight night to denounce the building collapse.
PROTEST | Bus drivers across Nigeria stayed away from work to press for the payment of wages.
PROTEST | Demonstrators set up barricades and burned tyres in Port-au-Prince.
PROTEST | Women in Tehran removed their headscarves and chanted slogans against the clerics.
REJECT | Hungary refused to take in more refugees.
REJECT | China vetoed the resolution on Myanmar.
REJECT | The rebels turned down the offer of a truce.
REJECT | Iran rejected the demands of the inspectors.
REJECT | The prime minister called off a visit to Russia.
REJECT | Parliament voted down the budget.
REJECT | Israel ruled out negotiations with the group.
REJECT | The court dismissed the appeal of the general.
REJECT | Mali withdrew from the talks in Algiers.
REJECT | The minister said he would not resign.
REJECT | Russia declined to extradite the two agents.
REJECT | Serbia rejected the ultimatum.
REJECT | The Kremlin dismissed calls for a truce.
REJECT | Myanmar's junta has refused entry to the bloc's special envoy.
REJECT | Tehran shrugged off calls by Western powers for a halt to enrichment.
REJECT | Dutch lawmakers threw out a motion to reopen the gas field.
REJECT | The Colombian guerrillas broke off peace talks on Sunday.
REQUEST | Ukraine asked NATO for anti-aircraft missiles.
REQUEST | The UN Security Council demanded that Eritrea withdraw from the strip.
REQUEST | Amnesty International urged Iran to halt the executions.
REQUEST | Spain called on Gibraltar to remove the concrete blocks.
REQUEST | The president ordered the army to clear the square.
REQUEST | Workers appealed to the government for higher pensions.
REQUEST | Greece requested the return of the marbles from Britain.
REQUEST | The mediator told the two sides to stop shooting.
REQUEST | The bishop pleaded with the kidnappers for the lives of the hostages.
REQUEST | Lebanon insisted that Israel leave the village.
REQUEST | Ethiopia warned Egypt against attacking the dam.
REQUEST | Doctors demanded better pay.
REQUEST | A judge ordered police to hand over the files.
REQUEST | The Baltic states want NATO to station more troops on their soil.
REQUEST | President Ouro called on parliament to pass the budget without delay.
REQUEST | Unions are demanding that the ministry scrap the reform.
REQUEST | Lithuania appealed to its allies for more air defence systems.
REQUEST | Aid agencies pleaded with Israel to open the crossing to food trucks.
REQUEST | The Kremlin ordered the release of the opposition leader's lawyers.
RETREAT | Thailand and Myanmar exchanged prisoners on the border bridge.
RETREAT | Libya let international inspectors into its weapons plants.
RETREAT | The rebels declared a ceasefire on Monday.
RETREAT | The rebels released two French hostages.
RETREAT | Ethiopia pulled its last troops out of Somalia.
RETREAT | The defence minister stepped down on Wednesday.
RETREAT | Two hundred guerrillas laid down their arms.
RETREAT | The European Union lifted sanctions against Zimbabwe.
RETREAT | Egypt returned a disputed village to Sudan.
RETREAT | A court freed the journalist on bail.
RETREAT | The militia surrendered to the army.
RETREAT | Kidnappers freed a Danish engineer after a ransom was paid.
RETREAT | The army retreated from the town after two days of fighting.
RETREAT | The rebels handed in 500 rifles.
RETREAT | The Houthis set free a British sailor held since January.
RETREAT | French soldiers completed their withdrawal from Gao, handing over the base to local forces.
RETREAT | The embattled governor of the central bank tendered his resignation.
RETREAT | Members of the guerrilla group handed over their weapons to United Nations monitors.
RETREAT | Kenya has pulled out of Kismayo, ending an eleven-year presence.
SANCTION | Canada expelled four Russian diplomats.
SANCTION | Bolivia broke off diplomatic relations with Israel.
SANCTION | Denmark suspended development aid to Burma.
SANCTION | Burundi left the International Criminal Court.
SANCTION | Mexico recalled its ambassador from Ecuador.
SANCTION | A court sentenced the general to life in prison.
SANCTION | A jury found the banker guilty of fraud.
SANCTION | The Commonwealth suspended Fiji.
SANCTION | The Netherlands closed its embassy in Tripoli.
SANCTION | Sweden halted arms sales to Ethiopia.
SANCTION | Japan ordered a Chinese diplomat to leave.
SANCTION | Washington severed ties with the regime.
SANCTION | Moldova declared three Russian embassy employees persona non grata.
SANCTION | Mali's rulers pulled the country out of the regional bloc.
SANCTION | The high court found the former minister guilty of embezzlement and jailed him.
SANCTION | Berlin cut off development funds to Uganda after the bill was signed.
SUPPORT | Italy formally recognised the independence of Kosovo.
SUPPORT | The French president paid tribute to the Lebanese army.
SUPPORT | Peru and Ecuador signed a peace treaty in Brasilia.
SUPPORT | Portugal voted in favour of the resolution on Syria.
SUPPORT | The Senate ratified the trade pact with Chile.
SUPPORT | The Pope praised the Colombian government for the truce.
SUPPORT | Saudi Arabia expressed solidarity with Bahrain.
SUPPORT | Croatia and Serbia restored diplomatic relations on Monday.
SUPPORT | Britain backed Ukraine's bid to join the alliance.
SUPPORT | Nigeria congratulated Ghana on its election.
SUPPORT | The Arab League endorsed the peace plan.
SUPPORT | Bishops welcomed the government's decision to close the camp.
SUPPORT | The Cuban president voiced his full backing for Venezuela's embattled leader on Tuesday.
SUPPORT | Macedonian lawmakers ratified the friendship treaty with Bulgaria after a stormy debate.
SUPPORT | The Vatican hailed the release of the bishop as a sign of hope.
SUPPORT | Germany's chancellor defended Israel's right to strike back.
THREATEN | North Korea threatened South Korea with a nuclear strike.
THREATEN | The union threatened to paralyse the airports.
THREATEN | Turkey warned Cyprus of consequences if it drilled for gas.
THREATEN | Militants threatened to behead the hostage.
THREATEN | The president vowed to crush the rebellion.
THREATEN | The United States gave Iran an ultimatum.
THREATEN | The European Union threatened sanctions against Belarus.
THREATEN | The general said his men would shoot looters.
THREATEN | Hezbollah vowed to retaliate against Israel.
THREATEN | Russia threatened to cut off gas supplies to Poland.
THREATEN | The Taliban said they would attack polling stations.
THREATEN | The kidnappers threatened to kill the priest unless a ransom was paid.
THREATEN | China's military said it would take resolute countermeasures if the speaker visited Taiwan.
THREATEN | The opposition warned it would call mass rallies unless early elections were held.
THREATEN | The president threatened to impose 40 percent tariffs on Mexican cars.
THREATEN | The cartel sent death threats to the mayor and her family.
"""


def real_types(parse: Parse) -> set[str]:
    context = Context()
    events = find_events(parse, find_names(parse, context), (), context)
    return {event.type for event in events if event.realis in {"actual", "planned"}}


def test_nine_in_ten_agency_sentences_give_their_type(parse_text: Callable[[str], Parse]) -> None:
    lines = [line.partition(" | ") for line in SENTENCES.strip().splitlines()]
    missed = [(kind, text) for kind, _, text in lines if kind not in real_types(parse_text(text))]
    found = Counter(kind for kind, _, _ in lines)
    assert set(found) == {kind.name for kind in EVENT_TYPES}
    assert min(found.values()) >= 10
    assert len(missed) <= 0.1 * len(lines), missed
