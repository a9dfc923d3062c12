import { describe, expect, test } from '@jest/globals';
import { said } from './said.ts';

/*
 * Constructions that sentences of real news and encyclopaedias showed and no matrix had: what each says, and what stands near it and says
 * nothing of the kind. The sentences are our own.
 */

/** Sentences and what they must say, among what else they say. */
const says: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'where somebody is from, whatever he does there': [
    ['Der portugiesische Gitarrist Paulo Reis trat gestern auf.', 'paulo-reis CITIZEN_OF PT'],
    ['Gewonnen hat die finnische Ruderin Aino Laine.', 'aino-laine CITIZEN_OF FI'],
    ['Vorgestellt wurde der britische Geschäftsmann John Miller.', 'john-miller CITIZEN_OF GB'],
    ['Der estnische Rennkanute Jaan Tamm wurde gesperrt.', 'jaan-tamm CITIZEN_OF EE'],
    [
      'Jana Holm aus Estland und Maria Silva aus Portugal nahmen teil.',
      'jana-holm CITIZEN_OF EE',
      'maria-silva CITIZEN_OF PT',
    ],
    ['Das Haus baute der dänische Stararchitekt Lars Holm.', 'lars-holm CITIZEN_OF DK'],
  ],
  'who leads a body that no list knows': [
    ['Das sagte Norwax-Chef Karl Huber der Zeitung.', 'karl-huber HOLDS_POSITION norwax'],
    ['NFT-Präsidentin Eva Lindner lehnt das ab.', 'eva-lindner HOLDS_POSITION nft'],
    ['Das sagte Norwax-Betriebsrat Karl Huber vor der Versammlung.', 'karl-huber HOLDS_POSITION norwax'],
  ],
  'who leads an association that its noun tells': [
    ['Der Präsident des israelischen Winzerverbands, Karl Huber, kam.', 'karl-huber HOLDS_POSITION winzerverband'],
    ['Die Chefin der Hoteliervereinigung Eva Lindner kam.', 'eva-lindner HOLDS_POSITION hoteliervereinigung'],
  ],
  'the body of who speaks for it': [
    ['Karl Huber vom Imkerverband lehnt das ab.', 'karl-huber HOLDS_POSITION imkerverband'],
    ['Eva Lindner von der Plattform für Asyl lehnt das ab.', 'eva-lindner HOLDS_POSITION plattform-fuer-asyl'],
  ],
  'two offices in one body': [
    ['Karl Huber, Sprecher und Gesicht von Attac, geht.', 'karl-huber HOLDS_POSITION attac'],
    [
      'Eva Lindner, Chefin und Gründerin der Grünen, geht.',
      'eva-lindner HOLDS_POSITION gruene',
      'eva-lindner FOUNDED gruene',
    ],
  ],
  'a seat in a chamber': [['Karl Huber wurde 1912 in den Bundestag gewählt.', 'karl-huber HOLDS_POSITION bundestag']],
  'what is between two states by their adjective': [
    ['Die chilenisch-peruanischen Verhandlungen stocken.', 'CL MET PE'],
    ['Der irakisch-iranische Krieg begann.', 'IQ ATTACKED IR'],
    ['Die finnisch-estnische Zusammenarbeit wächst.', 'EE COOPERATED FI'],
  ],
  'what is measured': [
    ['Ein Großteil der Truppen Chiles griff Peru an.', 'CL ATTACKED PE'],
    ['Ein Drittel der Abgeordneten der SPÖ kritisierte Karl Huber.', 'spoe ACCUSED karl-huber'],
  ],
  'a branch, and a seat told of the description': [
    [
      'Transparency Maldives, die nationale Sektion von Transparency International, klagt.',
      'transparency-maldives PART_OF transparency-international',
    ],
    ['Attac, ein Netzwerk mit Sitz in Portugal, klagt.', 'attac BASED_IN PT'],
    ['Die britische NGO Foo Campaign klagt.', 'foo-campaign BASED_IN GB'],
  ],
  'an office behind an age, or behind another part of the clause': [
    ['Karl Huber, 76, Generalsekretär der SPÖ, kam.', 'karl-huber HOLDS_POSITION spoe'],
    ['Unterschrieben hat auf der Gegenseite Gazprom-Boss Karl Huber.', 'karl-huber HOLDS_POSITION gazprom'],
  ],
  'a relative clause that opens with a number': [
    ['Die Öbag, die 31,5 Prozent an der OMV hält, schweigt.', 'oebag OWNS omv'],
  ],
  'who does the same': [
    ['Die SPÖ lehnte den Plan Chinas ab, ebenso die Grünen.', 'spoe REJECTED CN', 'gruene REJECTED CN'],
    ['Frankreich verurteilte den Angriff Russlands, ebenso Polen und Estland.', 'PL ACCUSED RU', 'EE ACCUSED RU'],
    ['Karl Huber kritisierte die SPÖ, ebenso die Grünen.', 'karl-huber ACCUSED gruene'],
  ],
  'a party by its common name beside another': [
    ['Die SPÖ und die Grünen lehnten den Plan Chinas ab.', 'gruene REJECTED CN'],
  ],
  'a court by the state that it was set up for': [
    [
      'Das Sondertribunal für Sierra Leone verurteilte Karl Huber.',
      'sondertribunal-fuer-sierra-leone PROSECUTED karl-huber',
    ],
  ],
  'a party in a bracket parts no clause': [
    ['Die Opposition klatschte, Karl Huber (ÖVP) kritisierte China.', 'karl-huber ACCUSED CN'],
    ['Die Opposition klatschte und Karl Huber (ÖVP) gab Panzer an China ab.', 'karl-huber AIDED CN'],
    ['Die Opposition klatschte; Vizekanzler Karl Huber (54, ÖVP) lobte China.', 'karl-huber SUPPORTED CN'],
  ],
  'a past tense that looks like a participle': [
    ['Die Opposition klatschte und Karl Huber attackierte China scharf.', 'karl-huber ACCUSED CN'],
    [
      'Streit gibt es über das 2019 von Norwegen und Peru paraphierte Minsker Abkommen.',
      'NO NEGOTIATED minsker-abkommen',
    ],
  ],
  'a state under its leader': [['Ungarn unter Karl Huber lehnt das ab.', 'karl-huber HOLDS_POSITION HU']],
  'who came into an office': [
    ['Seit der Wahl von Karl Huber zum Chef der SPÖ herrscht Ruhe.', 'karl-huber HOLDS_POSITION spoe'],
  ],
  'a president of a party': [
    ['Die FDP-Präsidentin Eva Lindner lehnt das ab.', 'eva-lindner HOLDS_POSITION fdp'],
    ['Nach Ansicht des Sinn-Fein-Präsidenten Karl Huber ist das falsch.', 'karl-huber HOLDS_POSITION sinn-fein'],
  ],
  'a body whose name ends in an English plural': [['Die Lufthansa kaufte Austrian Airlines.', 'lufthansa OWNS aua']],
};

/** Sentences and what they must not say. */
const silent: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  'where somebody is from, whatever he does there': [
    ['Der britische Dampfer Karl Huber kam in den Hafen.', 'karl-huber CITIZEN_OF GB'],
    ['Die deutschen Gitarristen und Paulo Reis traten auf.', 'paulo-reis CITIZEN_OF DE'],
    ['Gestern kam Jana Holm aus Estland zurück.', 'jana-holm CITIZEN_OF EE'],
    ['Dort traf Jana Holm aus Estland geflohene Familien.', 'jana-holm CITIZEN_OF EE'],
    ['Kurz darauf griff Jana Holm aus Estland die Regierung an.', 'jana-holm CITIZEN_OF EE'],
    ['Der irakische Elefant Karl starb.', 'karl CITIZEN_OF IQ'],
  ],
  'the body of who speaks for it': [
    ['Eva Lindner vom Landesverband lehnt das ab.', 'eva-lindner HOLDS_POSITION landesverband'],
    ['Eva Lindner vom Einkaufszentrum lehnt das ab.', 'eva-lindner HOLDS_POSITION einkaufszentrum'],
  ],
  'an office behind another part of the clause': [
    ['Am Montag hat auf der Bühne SPÖ-Chef Karl Huber die Gäste begrüßt.', 'spoe MET karl-huber'],
  ],
  'who does the same': [
    ['Die SPÖ begrüßte das Urteil, auch Karl Huber.', 'spoe MET karl-huber', 'spoe SUPPORTED karl-huber'],
    ['Human Rights Watch begrüßte das Urteil, ebenso Karl Huber.', 'human-rights-watch MET karl-huber'],
  ],
  'a state under its leader': [
    ['Deutschland unter Karl Huber gewann das Spiel.', 'karl-huber HOLDS_POSITION DE'],
    ['Damals litt Frankreich unter Karl Huber.', 'karl-huber HOLDS_POSITION FR'],
    ['Ein Polen unter Karl Huber wäre gefährlich.', 'karl-huber HOLDS_POSITION PL'],
  ],
  'what is paid or captured': [
    ['Gazprom erhielt Zahlungen der Ukraine für Gas.', 'UA AIDED gazprom'],
    ['Israel bekam Waffen der Hamas in die Hände.', 'hamas AIDED IL'],
  ],
  'harbours closed for ships': [['Die SPÖ sperrte die Häfen Chiles für Schiffe.', 'spoe SANCTIONED CL']],
  'who came into an office': [
    ['Gegen die Wahl von Karl Huber zum Chef der SPÖ gab es Protest.', 'karl-huber HOLDS_POSITION spoe'],
    ['Nach der gescheiterten Wahl von Karl Huber zum Chef der SPÖ gab es Streit.', 'karl-huber HOLDS_POSITION spoe'],
  ],
  'a seat in a chamber': [['Karl Huber wurde im Bundestag gewählt.', 'karl-huber HOLDS_POSITION bundestag']],
  'a state in an alliance': [['Chile ist auf dem Weg in die Nato.', 'CL MEMBER_OF nato']],
  'what is measured': [['Ein Teil der Opposition Chiles griff Peru an.', 'CL ATTACKED PE']],
  'who leads a body that no list knows': [
    ['Norwax-Sprecher Karl Huber lehnt das ab.', 'karl-huber HOLDS_POSITION norwax'],
    ['Vize-Parteichef Karl Huber lehnt das ab.', 'karl-huber HOLDS_POSITION vize'],
    ['TV-Direktor Karl Huber lehnt das ab.', 'karl-huber HOLDS_POSITION tv'],
    ['Der Chef der russischen Fluglinie, Karl Huber, kam.', 'karl-huber HOLDS_POSITION RU'],
    ['Der Vorsitzende des Landesverbandes, Karl Huber, kam.', 'karl-huber HOLDS_POSITION landesverband'],
  ],
};

describe('real sentences say', () => {
  for (const [construction, rows] of Object.entries(says))
    test.each(rows.map(([text, ...expected]) => [text, expected] as const))(`${construction}: %s`, (text, expected) => {
      expect(said(text)).toEqual(expect.arrayContaining([...expected]));
    });
});

describe('near them nothing is said', () => {
  for (const [construction, rows] of Object.entries(silent))
    test.each(rows.map(([text, ...never]) => [text, never] as const))(`${construction}: %s`, (text, never) => {
      const statements = said(text);
      for (const statement of never) expect(statements).not.toContain(statement);
    });
});
