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
The interior ministry denied on Friday that its agents had beaten the detained students.
Army spokesman Colonel Idris Vahl rejected reports that his troops had shelled the market.
The rebels said they had not fired on the ferry.
No one has been arrested in connection with the bombing.
The two governments have never held direct talks.
Neither Kenya nor Uganda has sent troops to the border.
The court refused to rule out jailing the editor. | REJECT
The foreign minister refused to rule out expelling the ambassador. | REJECT
Peru stopped short of recalling its envoy from Quito.
The central bank governor did not resign on Tuesday.
The parliament failed to approve the sanctions against Chad.
The police failed to arrest the kidnappers.
The gunmen tried but failed to abduct the judge.
The admiral has no plans to send warships to the strait.
The government has no intention of releasing the prisoners.
The union said it had no plans to strike.
Malta would have closed its border if the talks had collapsed.
If the ceasefire holds, Sudan will release hundreds of detainees.
The president could visit Ankara next month, an aide said.
The militia might attack the refinery, the mayor warned.
Unless the hostages are freed by Monday, the army will storm the building.
In the event of an invasion, the reserve brigades would blow up the bridges.
The opposition called for the resignation of the prime minister. | REQUEST
The bishops called for an investigation of the massacre. | REQUEST
Human rights groups demanded the release of the journalist. | REQUEST
The planned visit by the Danish prime minister worries the opposition.
A possible attack on the airport was the subject of the meeting.
An alleged plot to assassinate the king was reported by the newspaper.
Prosecutors accused the general of ordering the torture of prisoners. | ACCUSE
The businessman is suspected of bribing officials and financing the kidnapping. | ACCUSE
The sect is alleged to have poisoned the water of the town.
The captain reportedly shot two prisoners.
The commander, who allegedly burned the village, lives abroad.
Will the army attack the capital?
Did Norway recall its ambassador?
Who killed the senator?
Has the government freed the monks?
Army to withdraw from northern provinces. | CONCEDE
France to host peace talks.
Minister denies troops fired on marchers
No arrests made after bank robbery
Police say no hostages killed
Ghana rules out sanctions on Togo | REJECT
The mayor said the demonstrators should not block the bridge.
The ministry warned citizens against joining the march. | REQUEST
The senate is expected to reject the treaty next week.
The navy is expected to seize the trawler.
The king is due to meet the chancellor on Thursday.
Teachers are threatening to walk out over pay. | THREATEN
The guerrillas threatened to kill the hostages. | THREATEN
Nurses are planning to march on parliament on Saturday.
The cabinet is considering whether to expel the diplomats.
Lawmakers debated whether the army should enter the city.
The general proposed bombing the tunnels.
Some ministers advocate arming the rebels.
It is unclear whether the rebels have released the pilot.
There was no indication that the guards had opened fire on the crowd.
There have been no reports of clashes between the two armies.
The committee found no proof that the ministry had financed the militia.
The report that soldiers looted the shops is false.
The claim that Ghana had armed the insurgents was never proven.
The company never paid the kidnappers.
The colonel refused to obey the order to shoot the demonstrators. | REJECT
Police were ordered not to fire on the marchers. | REQUEST
The army was told to attack at dawn but did nothing. | REQUEST
The rebels promised to free the nuns. | AGREE
Japan pledged to send doctors to the flooded region. | AGREE
The president offered to mediate between the two neighbours. | AGREE
The ambassador asked the government to release the sailors. | REQUEST
The trade minister hopes to sign the agreement in June.
The leaders want to meet before the summer.
The pilots' union wishes to negotiate with the airline.
The rebels hoped to capture the port.
The navy was prepared to sink the ship.
The mediators are trying to persuade the rebels to release the priest.
The crowd would have lynched the driver had the police not arrived.
Had the guards not fled, the prisoners would have been killed.
Only an apology would have prevented the strike.
But for the blockade, the aid would have reached the city.
The country avoided war with its neighbour.
The governor averted a strike by miners.
A general strike was averted when the company raised wages.
The raid on the camp was called off.
The summit between the two leaders was postponed.
The visit of the queen has been cancelled.
The police prevented a riot.
Security services thwarted a plot to blow up the parliament.
A suicide attack on the embassy was foiled.
The soldiers were stopped before they could attack the village.
The state has the right to deport foreigners.
The law would allow police to detain suspects for ten days.
The bill would ban public protests.
The decree permits the army to occupy factories.
Under the treaty, either side may withdraw its troops.
Anyone who attacks the base will be shot.
Countries that harbour pirates will face sanctions.
Soldiers who desert are executed.
The villagers are afraid that the militia will burn their homes.
There are fears that the junta will execute the prisoners.
The risk of an attack on the pipeline has grown.
The danger of clashes between the two communities remains.
The threat of a strike by railway workers hangs over the holiday.
Hopes for the release of the hostages faded.
The chance of a meeting between the two presidents is small.
The idea of sending peacekeepers to the island was discussed.
The minister dismissed the possibility of an invasion.
The proposal to expel the observers was withdrawn.
The decision to send troops was reversed.
The order to evacuate the town was never given.
Efforts to free the hostages have failed.
Attempts to kidnap the minister's son failed.
The attempt to overthrow the government failed.
An attempted assassination of the governor was prevented by his guards.
The army has yet to retake the town.
The two sides are yet to sign the accord.
The rebels are far from capturing the city.
The minister is too weak to impose a curfew.
The rebels lack the weapons to attack the capital.
The ministry said it was not true that the ambassador had been expelled.
It would be a mistake to boycott the election, the senator said.
It is possible that the rebels killed the driver.
Perhaps the guerrillas kidnapped the engineer.
Maybe the army will withdraw.
The rebels probably released the captives.
The story of the attack on the convoy was invented.
Contrary to reports, the bishop was not attacked.
Rumours that the king had abdicated were denied by the palace.
Reports of a mutiny in the barracks were false.
The accusation that Chile had spied on Peru was rejected in Santiago. | REJECT
The government neither confirmed nor denied that it had arrested the poet.
Instead of attacking the rebels, the general negotiated with them. | CONSULT
Rather than bomb the dam, the air force dropped leaflets.
The police left without arresting anybody.
The ministry said it would never negotiate with kidnappers. | REJECT
The rebels vowed never to surrender. | REJECT
The minister said the troops would not leave the island. | REJECT
The prisoners have not been tortured, the warden insisted.
The president has ruled out a pardon for the general. | REJECT
The newspaper imagined a war between the two powers.
The film tells how aliens attack the capital.
In the novel, a young officer murders the emperor.
The exercise simulated an attack on a power station.
Imagine that terrorists seized the parliament.
Suppose the army had bombed the city.
Critics wondered why police had not arrested the looters.
The deal would require Iran to release the sailors.
The accord calls for the withdrawal of foreign troops.
The resolution demands that Israel lift the blockade. | REQUEST
The plan envisages the deployment of four hundred observers.
The troops were to have left the valley in May.
The strike was due to begin at midnight.
The rebels are said to be preparing an attack on the port.
Intelligence officers warned of an imminent attack on the embassy.
The exiles dream of overthrowing the regime.
The mayor promised that no demonstrators would be arrested. | AGREE
The guards were acquitted of beating the prisoner. | CONCEDE
The officer was cleared of killing the fisherman. | CONCEDE
The general denies any role in the massacre.
The rebels deny having attacked the clinic.
The palace said reports of the king's abdication were premature.
There was no truth in the story that police had raided the mosque, the commander said.
No troops will be sent to the island, the defence minister promised. | AGREE
The rebels gave no sign of leaving the town.
It remains to be seen whether the army will withdraw.
The delegation was supposed to meet the emir on Sunday but never arrived.
Nothing suggests that the militia kidnapped the tourists.
Far from attacking the convoy, the villagers fed the drivers. | AID
The envoy had been scheduled to visit Kabul before the airport closed.
The president toyed with the idea of expelling the ambassador.
The ministry is weighing sanctions against the bank.
The union voted against a strike. | REJECT
The protesters were prevented from marching on the palace.
Nobody has claimed that the army bombed the school.
Bolivia would rather break off relations than apologise.
Critics say the treaty should never have been signed.
The chancellor ought to have visited the victims, newspapers wrote.
Were the rebels to seize the bridge, the town would starve.
The judge decided against jailing the editor.
Plans to deport the refugees have been dropped.
Hopes of a ceasefire were dashed.
An expected meeting between the two foreign ministers did not take place.
The general is rumoured to have executed deserters.
The spy was wrongly accused of poisoning the envoy. | ACCUSE
Prosecutors dropped charges that the mayor had bribed the judge. | CONCEDE
Army says it did not fire on ambulance
Mexico considers recalling ambassador
UN fears massacre in besieged town
Can the mediators free the hostages?
Why did the police shoot the driver?
The court will decide on Friday whether to extradite the banker.
The strike planned for Monday will not go ahead.
Rebels are poised to attack the provincial capital, analysts say.
The two sides came close to signing a truce.
The guards just missed being killed.
The country came to the brink of war with its neighbour.
The bomb failed to explode outside the ministry.
Police defused a bomb that would have killed hundreds.
The warplanes turned back without bombing the depot.
The committee postponed its decision to suspend Belarus.
In theory, the president can dissolve the parliament.
The emergency law empowers soldiers to search homes.
Any soldier who shoots a civilian must be tried.
Had it not been for the rain, the crowd would have stormed the jail.
The minister threatened to resign. | THREATEN
The bank may freeze the accounts of the two brothers.
The assassin was arrested before he could shoot the premier. | COERCE
He said he wished the army had arrested the plotters.
The pilots refused to bomb the village. | REJECT
Neither the police nor the army beat the prisoners.
The proposed boycott of the games found little support.
The agency retracted its report that militants had beheaded a nurse.
The authorities insist that no one was tortured.
Villagers believe that the spirits of the dead attacked the miners.
The ceasefire, which the rebels have yet to sign, would last a month.
Students called on the government to release their leaders. | REQUEST
Both governments ruled out military action. | REJECT
The alleged kidnapping of the heiress never happened.
The radio said, wrongly, that the president had been shot.
The opposition is mulling a boycott of the vote.
The government had been about to impose martial law.
Troops were ready to shell the town when the truce was announced.
The army never crossed the river.
A government official said it was premature to talk of sanctions.
The regime lied when it said the rebels had poisoned the wells.
It is feared that the kidnappers have killed the nurse.
The ship would be seized if it entered the strait, the admiral said.
The plan was for the marines to storm the villa at night.
The captain considered shooting the mutineers.
The king's pardon for the poet never came.
The foreign secretary is set to fly to Tokyo next week.
A boycott of the summit was discussed but rejected.
The militia is believed to hold forty hostages.
The militia is not believed to have attacked the bus.
Farmers may block the highway again if the price falls.
The ambassador would neither confirm nor deny that the troops had withdrawn.
Without a deal, the nurses would go on strike.
The bishop prayed that the guerrillas would release the children.
Police are under orders to shoot looters.
The firm was never fined by the regulator.
At no point did the guards open fire.
Under no circumstances will we recognise the junta, the premier said. | REJECT
Last year's coup attempt collapsed before soldiers reached the palace.
The prosecutor has until June to charge the tycoon.
The deputy speaker suggested that parliament should censure the minister. | REQUEST
What if the separatists blow up the dam?
The report falsely claimed that the navy had sunk a trawler.
Contrary to what the mayor said, police did not beat the marchers.
The mutineers lost their nerve and did not kill the captain.
The rebels swore they had not touched the aid workers.
There is speculation that the vice president will resign.
The two countries have agreed to meet in May. | AGREE
The delegation left without meeting the president.
Israel has not ruled out striking the reactor.
The city was spared an attack.
The treaty lapsed before the senate could ratify it.
Neighbours thought the man had murdered his wife, but he was abroad.
Talk of a mutiny in the navy is nonsense, the minister said.
The airline was not allowed to negotiate with the strikers.
The army is in no position to attack.
The army spokesman said claims of a massacre in the valley were pure propaganda.
The rebels have not yet responded to the offer, and no prisoners have been exchanged.
The ministry has no record of any arrest.
Not a single shot was fired during the handover.
The president backed away from a threat to close the border. | CONCEDE
The planned deployment of peacekeepers was put on hold.
The two leaders will not meet at the summit after all.
Sweden would consider sending troops if asked, the minister said.
The hijackers said they would free the women if the plane was refuelled.
Investigators found that the bomb had never been placed in the building.
The opposition wants the government to step down. | REQUEST
The mayor hopes the strikers will return to work.
A coup seemed possible, but the generals stayed loyal.
The crown prince dropped plans to visit Lagos.
The militia leader denies that his men looted the hospital.
The envoy's visit to Baku has been called off. | REJECT
The bill, if passed, would criminalise protests.
Residents were told to evacuate in case the dam was attacked. | REQUEST
The ambassador warned that Libya could expel foreign workers.
The guards were accused of raping inmates. | ACCUSE
According to the indictment, the colonel ordered the kidnapping of the priest.
The premier said that he had never spoken to the oligarch.
It would take months to withdraw the tanks.
The union is yet to decide whether to strike.
The regime is unwilling to free the poet.
The kidnapping of the banker turned out to be a hoax.
Paris said it was too early to lift the embargo.
Should talks fail, the islands may declare independence.
The general was ordered to stand trial but fled. | REQUEST
Few expected that the rebels would hand over their weapons.
The police chief promised an inquiry but none was opened. | AGREE
The parliament rejected a proposal to send troops to the strait. | REJECT
The tribe wants to live in peace and has never attacked anyone.
Uganda does not intend to arrest the dissident, officials said.
The government insists it is not negotiating with the hostage takers.
Nobody in the village believes that soldiers shot the teacher.
The pact obliges members to defend each other.
The troops may have to withdraw before winter.
Angry farmers are likely to block roads next week.
The film star joked that she would bomb the studio.
The judge quashed the conviction of the mayor.
No decision to recall the envoy has been taken.
The warships are not expected to enter the gulf.
Had talks succeeded, Peru would have lifted the blockade.
The sultan has ruled out any meeting with the rebels. | REJECT
The airline threatened to sue the union but did not. | THREATEN
It was not the army but the police that fired on the crowd. | ASSAULT
Aid groups say they cannot deliver food to the town.
Both sides stopped short of declaring a truce.
Germany is wary of supplying tanks to the army.
The vice president brushed aside talk of an attack on the island. | REJECT
Officials cautioned that no agreement had been reached with the miners.
The king is expected to pardon the rebels in the spring.
There was never any question of recalling the ambassador, the minister said.
The company may sue the government if the licence is withdrawn.
The guerrillas have so far refrained from attacking the pipeline.
The judge will consider releasing the suspects next week.
A plot to poison the emir existed only in the minister's imagination.
The admiral hinted that the fleet might enter the strait.
The senator argued that the army should never have fired on the students.
Were the talks to collapse, the nurses would walk out.
Not one of the fourteen dockers has been charged.
The reporter asked whether the police had beaten the boys.
The ministry could not confirm that its planes had bombed the bridge.
The opposition leader vowed not to leave the square. | REJECT
The Danish premier declined to comment on reports that troops had been sent to Greenland.
The bank manager was falsely accused of helping the kidnappers. | ACCUSE
The government plans to expel two hundred students.
They are training to free hostages.
The militia was blamed for shelling the hospital. | ACCUSE
Without the amnesty, the fighters would not surrender their weapons.
Nothing came of the proposed visit to Tunis.
The general's lawyers say he did not order the killings.
The union has threatened strikes but none has taken place. | THREATEN
Rumour has it that the minister will resign.
The army is capable of storming the compound within an hour.
It is the police who should arrest the looters, the bishop said.
Ghana's parliament has yet to vote for the treaty.
The marchers had intended to occupy the bridge.
The embassy said it knew of no citizens killed in the blast.
Lawmakers in Bucharest stopped short of impeaching the president.
The army never shelled the market, a spokesman for the general staff insisted.
Rebels came within minutes of seizing the airport at Goma before rain halted them.
Had the ministry listened, the police would not have fired on the crowd.
Ankara ruled out sending troops to Tripoli. | REJECT
Farmers threatened no blockade and promised to stay home. | AGREE
There was no sign that soldiers had attacked the convent.
A planned strike by nurses was called off late on Tuesday.
Fears of an assault on Mekele sent thousands fleeing.
The union is considering whether to strike.
Police chief Dana Oduya brushed aside claims that her officers had beaten students.
Unless Belgrade withdraws its police, the EU will impose sanctions.
Did Moscow poison the defector?
Opposition leaders urged the government to release the journalists. | REQUEST
The court refused to extradite the banker to Peru. | REJECT
Negotiators failed to reach an agreement on grain exports. | SANCTION
Without a ceasefire the militia could attack the dam, analysts warned.
Minister Ilse Brandvold declined to condemn the raid. | REJECT
The plot to kidnap the governor was foiled by detectives.
The two presidents had been due to meet in Astana but the talks were scrapped.
Reports of a massacre in Bentiu turned out to be false.
Hanoi has yet to sign the treaty.
The bomb was found before it could kill anyone.
Allegations that the guards tortured prisoners are baseless, the warden said.
If elected, Mr Falk would expel the ambassador.
No arrests have been made.
Neither side opened fire during the standoff.
The general dismissed talk of a coup. | REJECT
Senators debated a bill that would ban imports from Belarus.
The dockers shelved plans to march on parliament. | REJECT
A would-be bomber was stopped at the gate of the embassy.
Villagers feared that the soldiers would return and burn their homes.
The mayor offered to meet the strikers. | AGREE
Seoul hopes to sign a trade pact with Jakarta by spring.
Calls for a boycott of the vote grew louder.
Nobody was killed in the fire.
It is unclear whether the navy fired on the trawler.
Rather than arrest the protesters, officers handed out water.
Colonel Tesfaye Worku was accused of plotting to overthrow the government. | ACCUSE
The drone narrowly missed the bus carrying pilgrims.
Washington could cut aid to Cairo as early as next month.
Islamabad rejected as fabricated a report that its jets had bombed Khost.
The council voted against sending observers to Haiti. | REJECT
Tehran warned it would close the strait should its tankers be seized.
Will Warsaw break off relations with Minsk?
Far from attacking the camp, the soldiers had been guarding it, their commander said.
The rioters were prevented from storming the palace.
Any attack on the pipeline would be met with force, the ministry said.
The group abandoned its attempt to blockade the port.
Diplomats are trying to persuade the rebels to free the hostages.
Army unlikely to seize power, says analyst
Government denies arresting bishop
Teachers to strike on Monday
Minister may quit over dam scandal
Peace talks hang in the balance as rebels mull walkout
Nigeria: no plan to expel envoys
The bank would have frozen the accounts but for a court order.
He was acquitted of murdering the prosecutor. | CONCEDE
Neighbours imagined what might happen if the militia shelled the school.
The minister said it was a lie that troops had looted the hospital.
Paris is ready to send trainers to Chad. | AGREE
The ban on protests would come into force only if parliament approves it.
Talks between the coalition and the guerrillas are scheduled for Friday.
The treaty obliges members to defend one another if one is attacked.
Neither Lagos nor Abuja has condemned the killing of the priest's attackers. | ASSAULT
Prosecutors dropped charges that the activist had assaulted a policeman. | CONCEDE
The gunmen were about to execute the hostages when commandos arrived. | MOBILIZE
The president lacks the power to dissolve the assembly.
Cairo insists it did not order the detention of the lawyer.
The pledge to withdraw troops from the valley has not been kept.
The war game simulated an invasion of the island.
The militia is believed to be preparing an offensive against the city of Kidal.
The embassy advised citizens against joining demonstrations. | REQUEST
What if the colonels refuse to hand over power?
The possibility of an embargo on steel worries Kyiv.
Only a miracle would have stopped the rebels from shelling the capital.
The ombudsman found no evidence that police had detained children.
Lima scrapped a proposal to deport the migrants.
The novel imagines a Europe in which Germany invaded Britain.
Strikers vowed not to attack replacement workers. | AGREE
Police in Kisumu stopped well short of charging the senator.
The ceasefire deal fell through before either delegation could sign it.
Ghana's president has no intention of meeting the putschists.
Miners at Rustenburg will down tools next week if their demands are ignored, their union warned.
Brussels is weighing sanctions against the Georgian leadership.
A spokesman rejected as nonsense reports that the navy had sunk a fishing boat.
Protesters had hoped to occupy the stadium but found its gates locked.
The ambassador would not be drawn on whether troops had shot at refugees.
Nothing suggests that the militia abducted the nurses.
But for the rain, thousands would have marched on the ministry.
Officials scotched rumours that the bishop had been arrested.
Kabul may yet release the aid worker.
The invasion never came.
Lisbon stands ready to mediate between the two sides. | AGREE
A court blocked the deportation of nine Afghans.
The general hinted that he might bomb the refinery.
Talks on fishing quotas due to open on Monday have been put off indefinitely.
The prime minister survived a bid to unseat her.
Parents said they worried that armed men could storm the school.
Oslo is under pressure to expel the attache.
The agreement has not been signed, and nor will it be, the minister said.
Was it the army that burned the village?
Investigators cast doubt on a claim that rebels had tortured captives.
Under the draft law, police could detain suspects for a month.
Hardly anyone was arrested.
The senator wants Congress to cut off aid to Egypt. | REQUEST
The mutiny was nipped in the bud.
Gunmen tried in vain to seize the radio station.
It was not the police who fired first, the coroner found.
Dozens of unions have threatened to strike. | THREATEN
There are no plans to recall the ambassador, the foreign ministry said.
A threatened boycott of the summit came to nothing.
The regime is thought to be planning a crackdown on students.
Imagine that China blockaded Taiwan.
The two armies avoided a clash in the strait.
The rebels were nowhere near capturing the mine.
Had it not been for a guard, the bomber would have killed hundreds.
The company's lawyer disputed that it had bribed ministers.
Ministers are at odds over whether to recognise the breakaway republic.
Plans for a march through the old town have been dropped.
The embassy was to have been closed in May.
Villagers deny having attacked the convoy.
The prospect of a strike by pilots looms over the holidays.
The army is not at war with anyone, General Osei Badu said.
President vows no retreat
Rebels 'ready to free hostages'
UN fails to agree on Sudan force
Hungary threatens to veto aid package | THREATEN
Should the talks collapse, Riyadh will send troops.
He was wrongly accused of poisoning the well. | ACCUSE
A hoax caller said that gunmen had stormed the theatre.
The government put on hold a plan to evict squatters.
The mayor rebuffed suggestions that police had beaten marchers.
The commander was ordered to shell the town but disobeyed. | REQUEST
The island has been spared the violence seen on the mainland.
Nairobi has so far held off from imposing a curfew.
The treaty would oblige Japan to hand over the islands.
It remains to be seen whether Hamas will accept the truce.
The exercise assumes that an enemy has attacked a port.
Doctors pleaded with the junta not to bomb the clinic. | REQUEST
The Dutch cabinet has not ruled on whether to deport the preacher.
Border police insist they fired no shots at the migrants who drowned.
An aide to the governor called reports of his arrest a fairy tale.
Under pressure from lenders, Lusaka backed down from a threat to expel the mine's owners. | CONCEDE
Asked if the coalition would bomb the port, the spokesman shrugged.
The rebels' promise to lay down their arms rings hollow.
What would happen if Pyongyang attacked Seoul is anyone's guess.
The railway workers had been poised to walk out on Monday, but a last-minute offer averted the stoppage.
Analysts doubt the junta will hold talks with the exiled leader.
No evidence has emerged to back the claim that Serbia armed the militia.
"We did not shoot anyone," the commander told a radio station.
The ministry said that stories of police beating prisoners were pure invention.
The trade pact, if signed, would open Kenya's markets.
Campaigners want the council to ban the march. | REQUEST
Jakarta resisted calls to recall its ambassador. | REJECT
The mob was kept from reaching the temple by a line of soldiers.
A date for talks between Addis Ababa and the rebels has yet to be set.
The president fell short of the votes she needed to dismiss the judge.
The armed forces could have intervened but chose not to.
Neither company will be sanctioned, the regulator said.
Amnesty for the rebels is off the table.
Israel is unlikely to withdraw from the hills, diplomats say.
The Senate is expected to reject the treaty.
The officer pleaded not guilty to torturing detainees.
Fewer nurses than feared joined the walkout that never was.
The opposition leader escaped arrest by fleeing over a wall.
Bishops pray that the generals will spare the city.
Only if the rebels disarm will Kampala free their leader.
The hijackers had meant to fly the plane into the parliament.
The minister would neither condemn nor defend the killing of the editor. | ASSAULT
It was feared that fighters had taken the nuns hostage, but they were found safe.
The mayor's threat to sue the newspaper was a joke, his office said.
Troops stand ready to storm the prison at a moment's notice. | THREATEN
The alleged plot to poison the king was a hoax.
Sudan's army must not attack aid convoys, the UN said. | REQUEST
The judge threw out charges that the banker had financed rebels. | CONCEDE
Tunisia has no extradition treaty with Chad and will not hand over the general.
Bolivia mulls breaking ties with Israel
Strike at airport averted
Lawmaker: I never met Russian spy
Austria said it would not send soldiers to the Balkans. | REJECT
The strike planned by bus drivers in Recife has been suspended.
Had the coup succeeded, the colonels would have arrested the king.
Iraq's parliament is to vote on Monday on expelling foreign troops.
The Congolese army denied shelling the refugee camp at Kanyabayonga.
Demonstrators did not manage to break into the embassy.
If Ottawa bans the company, Beijing might retaliate.
Manila is preparing to sue a shipping line over the spill.
There have been no clashes since the truce took hold.
Doctors may strike over pay, their association said.
Lawmakers called for sanctions on the bank's directors. | REQUEST
The peace talks will resume in Doha on Sunday.
Police foiled an attempt to bomb a synagogue in Lyon.
Angola never recognised the breakaway region.
Both governments denied that their ministers had met.
The president threatened to dissolve parliament if the budget fails. | THREATEN
The rebels have not released any of the hostages.
A bill to ban public protests is before the senate.
Nepal hopes that India will lift its blockade.
The union said it had no plans to strike.
Paraguay could expel the Venezuelan envoy, an official said.
Residents fear a new attack on the village.
The minister was not arrested, contrary to reports.
South Sudan's leaders failed to sign the accord.
Mr Odell, a retired general, urged the army not to fire on civilians. | REQUEST
Sweden considered closing its embassy in Kabul.
The alleged kidnapping of the editor never happened, prosecutors concluded.
Tanzania ruled out military action against Malawi. | REJECT
A rocket was intercepted before it hit the town.
Turkey would attack if the militia crossed the river, its defence minister warned. | THREATEN
The mayor had been expected to meet protesters on Tuesday.
Opposition parties want the premier to resign. | REQUEST
It is not true that the navy boarded the yacht, Athens said.
The militia is suspected of planning to kidnap tourists. | ACCUSE
The court is due to sentence the former minister next month.
No country has offered to take in the refugees.
The governor cancelled a visit to the flooded province. | REJECT
Rwanda has repeatedly denied backing the rebels.
Should talks fail, the union will call a general strike.
Peacekeepers were unable to stop fighters from reaching the town.
"""


# Things that did happen, with the type that a reader would give each.
FACTS = """
Police arrested forty demonstrators in the capital on Sunday. | COERCE
Gunmen kidnapped two engineers near the pipeline. | ASSAULT
The Danish foreign minister met his Swedish counterpart in Malmo. | CONSULT
Rebels freed three hostages after talks with the bishop. | RETREAT
Kenya expelled the Sudanese ambassador on Monday. | SANCTION
Thousands of teachers marched through Lima. | PROTEST
Turkey sent two ships with food to the island. | AID
The army shelled rebel positions outside the town. | ASSAULT
Chile and Peru signed a fishing treaty. | SUPPORT
The president condemned the killing of the priest. | ACCUSE
The senator accused the minister of lying. | ACCUSE
The government imposed a curfew in the city. | COERCE
Brazil recalled its ambassador from Caracas. | SANCTION
Ghana urged Togo to reopen the border. | REQUEST
The militia rejected the peace plan. | REJECT
The general threatened to shell the city. | THREATEN
The prime minister resigned on Friday. | RETREAT
The court sentenced the editor to five years in prison. | SANCTION
A bomb killed six people at a market. | ASSAULT
The king praised the doctors. | SUPPORT
Finland promised to send engineers to Nepal. | AGREE
Miners blocked the main road. | PROTEST
Troops massed along the border. | MOBILIZE
Police used tear gas against the students. | ASSAULT
The two leaders spoke by telephone. | CONSULT
The rebels surrendered their weapons to the peacekeepers. | RETREAT
The ministry said that soldiers had killed two smugglers. | ASSAULT
Officials confirmed that police had detained the lawyer. | COERCE
The navy seized a trawler that had entered its waters. | COERCE
After the army attacked the camp, the refugees fled. | ASSAULT
Because the government arrested the monks, crowds marched to the palace. | COERCE
Although the guards fired on the crowd, nobody fled. | ASSAULT
The man who shot the governor surrendered. | ASSAULT
The workers, angered by the dismissals, went on strike. | PROTEST
The mayor welcomed the agreement. | SUPPORT
Spain granted asylum to four dissidents. | AID
Militants beheaded a hostage. | ASSAULT
The parliament ratified the treaty. | SUPPORT
The bank froze the accounts of the party. | COERCE
A court in Oslo convicted the smuggler. | SANCTION
The crowd threw stones at the police. | PROTEST
The United States suspended aid to the junta. | SANCTION
Jordan lifted the ban on the newspaper. | CONCEDE
The soldiers managed to free the hostages. | AID
The rebels continued to bombard the airport. | ASSAULT
The guards began to beat the prisoners. | ASSAULT
Police succeeded in dispersing the crowd. | COERCE
The minister apologised to the victims. | CONCEDE
The guerrillas were blamed for the bombing by the army. | ACCUSE
The ambassador was summoned to the foreign ministry. | REQUEST
Hackers attacked the website of the ministry. | COERCE
The ministry denied that it had closed the port, but the navy sank two ferries. | ASSAULT
The regime executed nine officers. | ASSAULT
The attack on the village killed eleven people. | ASSAULT
Egypt hosted talks between the two factions. | CONSULT
The pope visited Malta. | CONSULT
Villagers attacked by the militia fled to the hills. | ASSAULT
The opposition did not surprise anybody when it boycotted the vote. | PROTEST
The army withdrew its tanks from the square. | RETREAT
Police raided the offices of the newspaper. | COERCE
Italy and Greece held joint naval exercises. | COOPERATE
The union called off the strike. | RETREAT
Police arrested three students in Lagos on Tuesday. | COERCE
Rebels attacked a convoy near Goma, killing four soldiers. | ASSAULT
Ankara expelled the Dutch ambassador. | SANCTION
Thousands of farmers marched through Madrid to protest against the new tax. | PROTEST
Soldiers shot dead two miners outside the gate. | ASSAULT
The United States imposed sanctions on a Belarusian bank. | COERCE
President Ilham Barzani met his Chadian counterpart in Paris. | CONSULT
The foreign minister condemned the raid. | ACCUSE
A suicide bomber killed nine people at a market in Mogadishu. | ASSAULT
Kenya and Uganda signed a trade agreement. | SUPPORT
Peru recalled its envoy from La Paz. | SANCTION
Japan sent two tonnes of medicine to Nepal. | AID
The rebels released eleven hostages on Sunday. | RETREAT
Nurses walked out of hospitals across Ghana. | PROTEST
The court sentenced the editor to four years in prison. | SANCTION
Denmark withdrew its troops from Mali. | RETREAT
Border guards fired tear gas at migrants. | ASSAULT
The militia burned down the town hall. | ASSAULT
Poland closed its border with Belarus. | COERCE
The general accused Rwanda of arming the rebels. | ACCUSE
Gunmen kidnapped a priest in Kaduna. | ASSAULT
Israeli jets bombed a depot near Homs. | ASSAULT
Delegates from Armenia and Azerbaijan held talks in Geneva. | CONSULT
Paris urged Tehran to free the professor. | REQUEST
The army deployed tanks along the frontier. | MOBILIZE
Police raided the offices of the newspaper. | COERCE
Parliament approved the treaty with Oman. | SUPPORT
The union rejected the government's offer. | REJECT
Morocco granted asylum to the dissident. | AID
Colombian troops seized six tonnes of cocaine. | COERCE
Rebels seized the town of Bria on Monday. | COERCE
The United Arab Emirates closed its embassy in Kabul. | SANCTION
Farmers dumped manure outside the ministry in protest. | PROTEST
Two gunmen shot and wounded a radio host in Karachi. | ASSAULT
Slovakia's parliament ratified the agreement with Norway. | SUPPORT
The court ordered the release of the activist. | REQUEST
Lebanon thanked Qatar for its help. | SUPPORT
Iran test-fired a ballistic missile. | MOBILIZE
Italian police arrested a fugitive mobster in Naples. | COERCE
Nicaragua broke off relations with Colombia. | SANCTION
The colonel handed himself in to police. | RETREAT
Bulgaria extradited the hacker to the United States. | COOPERATE
Hundreds of teachers rallied in front of the parliament in Accra. | PROTEST
The minister apologised to the families of the victims. | CONCEDE
Finland and Estonia agreed to share radar data. | AGREE
Soldiers beat a photographer at the border. | ASSAULT
Jordan hosted talks between the two factions. | CONSULT
Zambia cut off power to the mine. | COERCE
The rebels blew up a bridge near Kindu. | ASSAULT
The EU lifted sanctions on two businessmen. | RETREAT
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


def test_plain_facts_give_actual_events_nineteen_times_in_twenty(
    parse_text: Callable[[str], Parse],
) -> None:
    lines = [line.partition(" | ") for line in FACTS.strip().splitlines()]
    lost = [text for text, _, said in lines if said not in actual_types(parse_text(text))]
    assert len(lines) >= 60
    assert len(lost) <= 0.05 * len(lines), lost


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
