import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * Who blames, asks, thanks, threatens, refuses and yields, found by crossing constructions with speakers and targets of all kinds. Beside
 * each rule stand sentences in which it must not fire.
 */

type Row = readonly [text: string, statements: readonly string[]];
const readsAll = (rows: readonly Row[]): void => {
  for (const [text, expected] of rows)
    test(text, () => {
      expect(said(text).sort()).toEqual([...expected].sort());
    });
};

describe('what is negated of a word is not the word', () =>
  readsAll([
    ['Die Kritik der SPÖ an Israel reißt nicht ab.', ['spoe ACCUSED IL']],
    ['Die Kritik der SPÖ an Israel ist nicht neu.', ['spoe ACCUSED IL']],
    ['Die Forderung der SPÖ an Israel ist nicht erfüllt worden.', ['spoe DEMANDED IL']],
    ['Die Angriffe Russlands auf die Ukraine nehmen nicht ab.', ['RU ATTACKED UA']],
    ['Kritik der SPÖ an Israel gab es nicht.', ['spoe ACCUSED IL denied']],
    ['Die SPÖ übte keine Kritik an Israel.', ['spoe ACCUSED IL denied']],
    ['Die Angriffe Russlands auf die Ukraine fanden nicht statt.', ['RU ATTACKED UA denied']],
    ['Die Hilfe der EU für Serbien kam nicht an.', ['eu AIDED RS denied']],
    ['Die Drohung Chinas gegen Taiwan nahm Eva Moser nicht ernst.', ['CN THREATENED TW']],
    ['Die Einladung Serbiens an die Ukraine nahm diese nicht an.', ['RS INVITED UA']],
    ['Die Warnung der USA an China sprach Eva Moser nicht aus.', ['US THREATENED CN denied']],
    ['Die Einladung von Putin an Trump wurde nicht verschickt.', ['wladimir-putin INVITED donald-trump denied']],
    ['Die Drohung Chinas gegen Taiwan ist nicht belegt.', ['CN THREATENED TW denied']],
    ['Die Einladung der EU an die Ukraine beschloss der Gipfel nicht.', ['eu INVITED UA denied']],
    ['Die Kritik der SPÖ an Israel wurde nicht veröffentlicht.', ['spoe ACCUSED IL denied']],
  ]));

describe('names end before what somebody is given', () =>
  readsAll([
    ['Die EU machte dem Minister Karl Wolf Zugeständnisse.', ['eu CONCEDED karl-wolf']],
    ['Die EU warf Karl Ernst Untätigkeit vor.', ['eu ACCUSED karl-ernst']],
    ['Die EU warf der Präsidentin Maria Paul Korruption vor.', ['eu ACCUSED maria-paul']],
    ['Die EU lobte Karl Heinz Grasser.', ['eu SUPPORTED karl-heinz-grasser']],
    ['Die EU lobte Hans Peter Stein.', ['eu SUPPORTED hans-peter-stein']],
  ]));

describe('who speaks, and whose office is whose', () =>
  readsAll([
    ['„Ich danke Israel für die Hilfe“, so Tarek Haddad.', ['tarek-haddad SUPPORTED IL']],
    ['Laut Moskau hat Belgrad gegen Völkerrecht verstoßen.', ['RU ACCUSED RS']],
    ['Die Gewerkschaft Verdi kritisierte den Energiekonzern Norvik.', ['verdi ACCUSED norvik']],
    ['Außenministerin Rosa Winter lehnte Israels Vorschlag ab.', ['rosa-winter REJECTED IL']],
    [
      'Rückendeckung bekam die FPÖ von SPD-Chef Lars Berg.',
      ['lars-berg SUPPORTED fpoe', 'lars-berg HOLDS_POSITION spd'],
    ],
    [
      'Die Kritik des türkischen Präsidenten Mehmet Yildiz an der Europäischen Zentralbank reißt nicht ab.',
      ['mehmet-yildiz HOLDS_POSITION TR', 'mehmet-yildiz ACCUSED ezb'],
    ],
    ['Eva Moser kam laut Polizei aus Belgrad.', []],
    ['Der Rektor Karl Huber an der Universität Wien schwieg.', ['karl-huber HOLDS_POSITION universitaet-wien']],
  ]));

describe('yielding, refusing, threatening', () =>
  readsAll([
    ['Peking nahm das Angebot der Hamas nicht an.', ['CN REJECTED hamas']],
    ['China erfüllte die Forderungen der Nato.', ['CN CONCEDED nato', 'nato DEMANDED CN']],
    ['China ging auf die Bitte Serbiens ein.', ['CN CONCEDED RS', 'RS DEMANDED CN']],
    [
      'Sollte der Irak nicht einlenken, werde es „ernste Folgen“ geben, drohte Tarek Haddad.',
      ['tarek-haddad THREATENED IQ'],
    ],
    ['Sollte Serbien zustimmen, werde man sich freuen, sagte Tarek Haddad.', []],
    ['Sollte Serbien Waffen bekommen, werde man handeln, drohte Tarek Haddad.', []],
    ['Wenn Serbien von der Hisbollah angegriffen wird, werde man zurückschlagen, drohte Tarek Haddad.', []],
    ['China nahm an der Sitzung der Nato nicht teil.', []],
    ['China ging auf die Ukraine nicht ein.', []],
    ['China erfüllt die Bedingungen der Nato.', ['nato DEMANDED CN']],
  ]));

/** What Croatia, or Serbia's government, is told to have done, and who answers in the next sentence. */
describe('answers to what the sentence before tells', () =>
  readsAll([
    [
      'Kroatien hat am Montag die Grenze geschlossen. „Ein klarer Verstoß gegen das Völkerrecht“, so Moskau.',
      ['RU ACCUSED HR'],
    ],
    [
      'Kroatien hat am Montag die Grenze geschlossen. „Ein Skandal“, sagte Angela Merkel.',
      ['angela-merkel ACCUSED HR'],
    ],
    ['Kroatien hat am Montag die Grenze geschlossen. Die SPÖ kritisierte dies als „Erpressung“.', ['spoe ACCUSED HR']],
    ['Kroatien hat am Montag die Grenze geschlossen. Peking drohte mit Konsequenzen.', ['CN THREATENED HR']],
    [
      'Die serbische Regierung hat am Montag die Grenze geschlossen. Scharfe Kritik kam von der SPÖ.',
      ['spoe ACCUSED RS'],
    ],
    [
      'Kroatien erklärte am Montag, die Verhandlungen seien gescheitert. Die SPÖ kritisierte die Äußerung.',
      ['spoe ACCUSED HR'],
    ],
    ['Kroatien sagte: „Die Verhandlungen sind gescheitert.“ Die SPÖ kritisierte die Äußerung.', ['spoe ACCUSED HR']],
    [
      'Kroatien legte einen Friedensplan vor. Die EU-Kommission sprach sich dagegen aus.',
      ['eu-kommission REJECTED HR'],
    ],
    ['Kroatien hatte mehr Geld gefordert. Die SPÖ reagierte mit scharfer Kritik.', ['spoe ACCUSED HR']],
    ['Kroatien hatte mehr Geld gefordert. Die SPÖ sprach von einem Skandal.', []],
    ['Die SPÖ lobte Kroatien. „Ein Skandal der FPÖ“, sagte Angela Merkel.', ['spoe SUPPORTED HR']],
    ['Der Bus kam zu spät. „Ein Skandal“, sagte Angela Merkel.', []],
    ['Kroatien hat am Montag die Grenze geschlossen. „Ein schöner Tag“, sagte Angela Merkel.', []],
    ['Kroatien hat die Grenze geschlossen. Die SPÖ sprach über dies und das.', []],
    ['Kroatien tagte. Angela Merkel kritisierte, der Präsident habe Arbeiter verkauft.', []],
    // Whoever tells of a death or a number, or shows something, has done nothing that is blamed.
    ['Kroatien meldete am Montag den Tod von sechs Geiseln. Angela Merkel reagierte mit Entsetzen.', []],
    ['Kroatien meldete den Abschuss eines Flugzeugs durch Russland. Die EU reagierte mit Entsetzen.', []],
    ['Eva Moser berichtete von einem Angriff auf ein Krankenhaus. Die EU reagierte mit Entsetzen.', []],
    ['Kroatien trauert um seinen Präsidenten. Angela Merkel reagierte mit Bestürzung.', []],
    ['Kroatien meldete einen Rekord. Die SPÖ reagierte mit Kritik.', []],
    ['Kroatien beschloss ein Budget. Die SPÖ reagierte mit Empörung.', ['spoe ACCUSED HR']],
    ['Kroatien veröffentlichte neue Zahlen. Die EU zeigte sich empört.', []],
    ['Kroatien stellte ein neues Auto vor. „Eine Schande“, sagte Angela Merkel.', []],
    ['Kroatien meldete 20 Tote nach einem Erdbeben. Angela Merkel sprach sich dagegen aus.', []],
    ['Kroatien gewann das Spiel gegen Italien. Die SPÖ wehrte sich dagegen.', []],
    ['Kroatien schlug eine Steuer vor. Die EU-Kommission wehrte sich dagegen.', ['eu-kommission REJECTED HR']],
    ['Die SPÖ fordert eine neue Steuer. Die ÖVP sprach sich dagegen aus.', ['oevp REJECTED spoe']],
    ['Kroatien berichtete von Schüssen an der Grenze. Die EU verurteilte das.', []],
    ['Kroatien meldete 20 Tote. Die SPÖ kritisierte dieses als „Erpressung“.', []],
    [
      'China griff die USA an. Es ist Mai. Es regnet. Alles ruht. „Ein Skandal“, sagte US-Präsident Joe Biden.',
      ['CN ATTACKED US', 'joe-biden HOLDS_POSITION US'],
    ],
    // Of what, it says beside the verb, or only who used arms can be meant.
    [
      'Die USA verhängten Sanktionen gegen China. „Ein Verbrechen“, sagte Angela Merkel zum Mord an Nawalny.',
      ['US SANCTIONED CN'],
    ],
    ['Israel griff den Iran an. „Ein Fehler“, sagte Angela Merkel über ihre frühere Politik.', ['IL ATTACKED IR']],
    [
      'Russland griff Charkiw an. Die Ukraine räumte drei Dörfer. „Ein feiger Terrorakt“, sagte Joe Biden.',
      ['RU ATTACKED UA', 'joe-biden ACCUSED RU'],
    ],
    [
      'Die Hamas hat sechs Geiseln ermordet. Israel beschloss eine Offensive. „Ein barbarischer Akt“, sagte Kamala Harris.',
      [],
    ],
    // Retaliation is for a step, and where it says for what, for that.
    [
      'Die USA stellten am Montag eine neue Rakete vor. Russland versprach Vergeltung für den Angriff auf Belgorod.',
      [],
    ],
    [
      'Russland griff Kiew an. Die Ukraine versprach Vergeltung für den Angriff.',
      ['RU ATTACKED UA', 'UA THREATENED RU'],
    ],
    ['Italien meldete 20 Tote nach einem Erdbeben. Deutschland will das nicht unbeantwortet lassen.', []],
    ['In Niger putschten die Generäle. Die Ecowas drohte mit Vergeltung.', ['ecowas THREATENED NE']],
  ]));

describe('complaints, invitations, answers to come', () =>
  readsAll([
    ['Serbien hat den Text bis heute nicht behandelt, klagt Omar Paganini.', ['omar-paganini ACCUSED RS']],
    ['Eva Moser schimpfte, Ungarn halte die EU zum Narren.', ['eva-moser ACCUSED HU']],
    ['Kroatien sei ein Opfer, klagte Eva Moser.', []],
    ['Die SPÖ klagte, sie habe kein Geld.', []],
    ['Die FPÖ habe alles getan, wetterte Eva Moser gegen die ÖVP.', ['eva-moser ACCUSED oevp']],
    ['Israel stehe vor großen Opfern, klagte Eva Moser.', []],
    ['Israel kämpfe um sein Überleben, klagte Eva Moser.', []],
    ['Die EU habe Ungarn vergessen, polterte Eva Moser.', []],
    ['Ungarn blockiere die Hilfe, wetterte Eva Moser.', ['eva-moser ACCUSED HU']],
    ['Angela Merkel bat Emmanuel Macron zu sich.', ['angela-merkel INVITED emmanuel-macron']],
    ['Angela Merkel bat Emmanuel Macron um Hilfe.', ['angela-merkel DEMANDED emmanuel-macron']],
    ['Die SPÖ teilt die Sicht der FPÖ nicht.', ['spoe REJECTED fpoe']],
    ['Die SPÖ teilt die Wohnung der FPÖ nicht.', []],
    ['Eine Koalition mit der FPÖ kommt für Eva Moser nicht infrage.', ['eva-moser REJECTED fpoe']],
    ['Eine Koalition mit der FPÖ kommt im Herbst.', []],
    [
      'Alan Whitfield kritisierte die Nato. Karl Huber wies diese Worte zurück.',
      ['alan-whitfield ACCUSED nato', 'karl-huber REJECTED alan-whitfield'],
    ],
    [
      'Russland verhängte Zölle gegen China. Peking schloss Gegenmaßnahmen nicht aus.',
      ['RU SANCTIONED CN', 'CN THREATENED RU'],
    ],
    ['Peking schloss Gegenmaßnahmen aus.', []],
  ]));

describe('participles in front, refusals told once, company that is no threat', () =>
  readsAll([
    [
      'Ägypten und der Sudan riefen an. Unterstützt werden die beiden Unterlieger von der Arabischen Liga.',
      ['arabische-liga SUPPORTED EG', 'arabische-liga SUPPORTED SD'],
    ],
    ['Unterstützt wird Ungarn von der SPÖ.', ['spoe SUPPORTED HU']],
    ['Die CDU hat den Appell Russlands nicht unterstützt.', ['cdu REJECTED RU']],
    ['Die CDU unterstützt Russland nicht.', ['cdu SUPPORTED RU denied']],
    ['Uruguay droht, notfalls allein mit Peking ins Geschäft zu kommen.', []],
    ['Heute werden die USA der Ukraine Panzer überlassen.', ['US AIDED UA planned']],
  ]));
