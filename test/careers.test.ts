import { expect, test } from '@jest/globals';
import { bare, relationsSaid as said, statementsOf } from './said.ts';

/*
 * Offices, parties, families and firms as profiles, obituaries and reports on appointments tell them: passages written for this test, with
 * what a reader must find in them and what must not stand there.
 */

const rows: readonly [what: string, text: string, expected: readonly string[], absent?: readonly string[]][] = [
  [
    'a party of Switzerland has a president, whose word says which',
    'Bern – Mitte-Präsident Gerhard Pfistner und SP-Co-Präsidentin Mattea Mayr widersprachen der SVP.',
    ['gerhard-pfistner HOLDS_POSITION die-mitte', 'mattea-mayr HOLDS_POSITION sp-schweiz'],
    ['mattea-mayr HOLDS_POSITION CH', 'mattea-mayr MEMBER_OF sp-schweiz'],
  ],
  [
    'what lies in the middle is no party',
    'Die SVP sitzt in der Mitte des Saals. Die Mitte der Stadt ist leer.',
    [],
    ['svp MEMBER_OF die-mitte'],
  ],
  [
    'Konrad Adenauer by his family name, wherever he travels',
    'Wien – Bundeskanzler Adenauer traf am Freitag in Wien ein.',
    ['konrad-adenauer HOLDS_POSITION DE'],
    ['adenauer HOLDS_POSITION AT'],
  ],
  [
    '„alt“ before an office of Switzerland is past',
    'Bern – Maria Steiner, Tochter von alt Bundesrat Jakob Steiner aus der Schweiz, ist Chefin der Ems-Chemie.',
    [
      'jakob-steiner FAMILY_OF maria-steiner',
      'maria-steiner HOLDS_POSITION ems-chemie',
      'jakob-steiner HOLDS_POSITION CH',
    ],
  ],
  [
    'an adjective of two states before a society',
    'Der Vorsitzende der Deutsch-Französischen Gesellschaft, Jean-Luc Morel, sprach in Lyon.',
    ['jean-luc-morel HOLDS_POSITION deutsch-franzoesische-gesellschaft'],
    ['jean-luc-morel HOLDS_POSITION FR', 'jean-luc-morel HOLDS_POSITION DE'],
  ],
  [
    'an alliance that an acronym belongs to',
    'Das Bündnis Aliança Popular gewann. Die CDS-PP gehört dem Bündnis Aliança Popular an.',
    ['cds-pp MEMBER_OF alianca-popular'],
  ],
  [
    'a municipal firm by its town',
    'Der Chef der Stadtwerke München, Karl Huber, trat zurück.',
    ['karl-huber HOLDS_POSITION stadtwerke-muenchen'],
  ],
  [
    'who belongs to the founders',
    'Karl Langner gehörte mit August Polm zu den Gründern der SPÖ. Eva Brandl zählt zu den Kritikern der FPÖ.',
    ['karl-langner FOUNDED spoe', 'august-polm FOUNDED spoe'],
    ['eva-brandl FOUNDED fpoe', 'eva-brandl MEMBER_OF fpoe'],
  ],
  [
    'the founder of the party named just before',
    'Großer Gewinner ist die rechtspopulistische Chega. Parteigründer André Vendura vervierfachte die Zahl der Mandate.',
    ['andre-vendura FOUNDED chega'],
  ],
  [
    'but of none where two were named',
    'Die Chega und die FPÖ gewannen. Parteigründer André Vendura jubelte.',
    [],
    ['andre-vendura FOUNDED chega', 'andre-vendura FOUNDED fpoe'],
  ],
  [
    'who presides over a party, sits for it, leads it with another',
    'Bern – Albin Röstli hat die SVP von 2016 bis 2020 präsidiert. Für die Grünen sitzt Nina Tomasi im Ausschuss. Rita Gasser führt mit Cédric Wermann die FDP.',
    [
      'albin-roestli HOLDS_POSITION svp',
      'nina-tomasi MEMBER_OF gruene',
      'rita-gasser HOLDS_POSITION fdp-schweiz',
      'cedric-wermann HOLDS_POSITION fdp-schweiz',
    ],
  ],
  [
    'kin between two commas before „und“',
    'Karl Langner hinterlässt seine Frau Aminata Sowa, eine Schwester des Schriftstellers Ibrahim Sowa, und sechs Kinder.',
    ['aminata-sowa FAMILY_OF karl-langner', 'aminata-sowa FAMILY_OF ibrahim-sowa'],
  ],
  [
    'the next of a list is nobody’s office',
    'Anwesend waren Karl Huber, eine Ministerin Österreichs und Peter Kern aus Graz.',
    [],
    ['karl-huber HOLDS_POSITION AT'],
  ],
  [
    'what somebody was before, joined to his apposition',
    'André Vendura, ein ehemaliger Fußballkommentator und früher selbst Mitglied der FPÖ, trat auf.',
    ['andre-vendura MEMBER_OF fpoe'],
  ],
  [
    'who takes over a ministry owns none',
    'Nach seinem Rücktritt übernahm Dimitri Schepilin das Außenministerium in Moskau.',
    ['dimitri-schepilin HOLDS_POSITION russisches-aussenministerium'],
    ['dimitri-schepilin OWNS russisches-aussenministerium'],
  ],
  [
    'a cabinet by who leads it',
    'Schweden trat dem Völkerbund bei. Im Kabinett von Nils Edberg war Branting Finanzminister. Schweden war neutral.',
    ['nils-edberg HOLDS_POSITION SE'],
  ],
  [
    'the seat of the organisation named before',
    'Die Organisation Great Lakes Watch ist bekannt. Die in Nairobi ansässige Organisation schloss.',
    ['great-lakes-watch BASED_IN KE'],
  ],
  [
    'a firm with the entrepreneur whose it is, but not with whom it serves',
    'Die Signa Holding des Tiroler Immobilienunternehmers René Benka ist pleite. Die Bilanz der OMV des Vorjahres war gut. Die Voestalpine des Ministers Karl Huber gibt es nicht.',
    ['rene-benka OWNS signa'],
    ['karl-huber OWNS voestalpine'],
  ],
  [
    'who speaks for a ministry',
    'In Washington sagte Lincoln Whyte vom State Department, man prüfe das. Karl Huber forderte vom State Department eine Erklärung.',
    ['lincoln-whyte HOLDS_POSITION us-aussenministerium'],
    ['karl-huber HOLDS_POSITION us-aussenministerium'],
  ],
  [
    'who governs together with parties is no party',
    'Ministerpräsident Reiner Haselhoff (CDU) regiert mit SPD und FDP.',
    ['reiner-haselhoff MEMBER_OF cdu'],
    ['fdp ALLIED_WITH reiner-haselhoff', 'spd ALLIED_WITH reiner-haselhoff'],
  ],
  [
    'of several parties that of the article',
    'Die Grünen wählen neu. Die Grünen haben sechs Mandate, die Grünen waren nie stärker. Kritik kam von der CDU. Früher regierte die SPD mit der FDP. Landesvorsitzender Dennis Helmig ist erfreut.',
    ['dennis-helmig HOLDS_POSITION gruene'],
    ['dennis-helmig HOLDS_POSITION fdp', 'dennis-helmig HOLDS_POSITION cdu'],
  ],
  [
    'directors and presidents of associations by the body before',
    'Die Bilanz der Casinos Austria ist gut. Generaldirektor Erwin van Lambert freut sich. Der BDI blieb gelassen. „Gut so“, sagte Verbandspräsident Siegfried Russwein.',
    ['erwin-van-lambert HOLDS_POSITION casinos-austria', 'siegfried-russwein HOLDS_POSITION bdi'],
    ['siegfried-russwein HOLDS_POSITION casinos-austria'],
  ],
  [
    'who heads a body together with somebody',
    'Grünen-Chefin Rica Langner und ihr Co-Vorsitzender Omid Nurpur schwiegen. Die Grünen mit ihren Sprechern Eva Brandl und Karl Huber verließen den Saal.',
    ['omid-nurpur HOLDS_POSITION gruene', 'eva-brandl HOLDS_POSITION gruene', 'karl-huber HOLDS_POSITION gruene'],
    ['eva-brandl WORKS_FOR rica-langner', 'karl-huber WORKS_FOR rica-langner'],
  ],
  [
    'what stands behind the second of two is his alone',
    'Konzernchef Ulf Kristerson und Jimmi Akerlund von den Schwedendemokraten stimmten mit Nein.',
    ['jimmi-akerlund MEMBER_OF schwedendemokraten'],
    ['ulf-kristerson HOLDS_POSITION schwedendemokraten'],
  ],
  [
    'a ministry with its minister, and the offices of posts',
    'Stockholm – Sie wechselt ins schwedische Außenministerium von Ann Lindberg. Den Posten des Justizministers behält Morgan Johanson. Schweden wählt im Herbst.',
    ['ann-lindberg HOLDS_POSITION schwedisches-aussenministerium', 'morgan-johanson HOLDS_POSITION SE'],
  ],
  [
    'an advocate from a state serves none',
    'Die FIDH protestierte. Deren Präsidentin Alice Mogwi, eine Anwältin aus Botswana, schwieg.',
    ['alice-mogwi HOLDS_POSITION fidh', 'alice-mogwi CITIZEN_OF BW'],
    ['alice-mogwi HOLDS_POSITION BW'],
  ],
  [
    'offices behind a name, with an ordinal, a time, or behind the end of the clause',
    'François Mitterand, Erster Sekretär der Sozialistischen Partei, schwieg. Aus dem Rat scheidet Josef Pröllner aus, einst ÖVP-Chef und Neffe des Ministers Erwin Pröllner.',
    [
      'francois-mitterand HOLDS_POSITION sozialistische-partei',
      'josef-proellner HOLDS_POSITION oevp',
      'erwin-proellner FAMILY_OF josef-proellner',
    ],
  ],
  [
    'who follows whom into an office',
    'Joseph Lunser (KVP) amtierte lange. Ihm folgte Norbert Schmelz, ebenfalls KVP. Eva Kern zog weg. Ihr folgte Karl Huber ins Exil.',
    ['norbert-schmelz SUCCEEDED joseph-lunser', 'norbert-schmelz MEMBER_OF kvp'],
    ['karl-huber SUCCEEDED eva-kern'],
  ],
  [
    'the relative pronoun of a man is the one who follows',
    'Peter Kern, der Karl Huber als Premier nachfolgte, ist Brite. Peter Kern mag England.',
    ['peter-kern SUCCEEDED karl-huber'],
    ['karl-huber SUCCEEDED peter-kern'],
  ],
  [
    'and that of a woman may be the one who is followed',
    'Eva Kern, der Karl Huber nachfolgte, ist Britin.',
    ['karl-huber SUCCEEDED eva-kern'],
  ],
  [
    'a family name in -s before the office that its bearer came to hold',
    'Anschließend wurde Joseph Luns Generalsekretär der Nato. Danach wurde Karl Hubers Sekretär der FPÖ verhaftet.',
    [],
    ['karl-huber HOLDS_POSITION fpoe', 'karl-hubers HOLDS_POSITION fpoe'],
  ],
  [
    'a part of a body that somebody leads',
    'Minister Karl Huber leitete zuvor die Abteilung für Zölle im Finanzministerium in Wien. Er leitete die Sitzung im Innenministerium.',
    ['karl-huber HOLDS_POSITION oesterreichisches-finanzministerium'],
    ['karl-huber HOLDS_POSITION oesterreichisches-innenministerium'],
  ],
  [
    'a successor’s office is not that of the one he succeeds',
    'Vilnius – Litauens Präsidentin Dalia Grybauskas reiste ab. Als Nachfolger Grybauskas’ wird Gitanas Nauseda vereidigt.',
    ['dalia-grybauskas HOLDS_POSITION LT'],
  ],
  [
    'the minister of one who governs the state of the article',
    'Seit 2016 regiert Saulius Skverneli in Litauen. Sein Finanzminister Vilius Sapoka gratulierte. Litauen ist klein.',
    ['vilius-sapoka HOLDS_POSITION LT'],
  ],
  [
    'a director and the one body of the sentence before',
    'Das Institut für Europäische Politiken (IPRE) warnt. Direktor Iulian Grosa schwieg. Die Caritas und die FPÖ sprachen. Direktor Karl Kern hörte zu.',
    ['iulian-grosa HOLDS_POSITION institut-fuer-europaeische-politiken'],
    ['karl-kern HOLDS_POSITION caritas', 'karl-kern HOLDS_POSITION fpoe'],
  ],
  [
    'a firm by the capitals that its name begins with',
    'Beim Zulieferer ZF Friedrichshafen wächst die Unruhe. Chef der ZF ist Holger Kleinert.',
    ['holger-kleinert HOLDS_POSITION zf-friedrichshafen'],
  ],
  [
    'who runs the office of a politician works for him',
    'Winfried Kretschner schwieg. Kretschners Amtschef Florian Stegmeier auch.',
    ['florian-stegmeier WORKS_FOR winfried-kretschner'],
  ],
  [
    'a victory is no block called so',
    'Oligarch Ilan Kern führt den Block «Sieg». Er rechnet mit einem Sieg von Maia Sander.',
    ['ilan-kern HOLDS_POSITION sieg'],
    ['maia-sander MEMBER_OF sieg'],
  ],
  [
    'a committee for a state of some kind',
    'Minister Rafael Gumuz gründete das Komitee für ein Demokratisches Chile.',
    ['rafael-gumuz FOUNDED komitee-fuer-ein-demokratisches-chile'],
  ],
];

test.each(rows)('%s', (_, text, expected, absent = []) => {
  const found = said(text);
  expect(found).toEqual(expect.arrayContaining([...expected]));
  for (const line of absent) expect(found).not.toContain(line);
});

/** What an article says that begins with its own heading. */
const saidUnder = (text: string): string[] => [
  ...new Set(statementsOf(text).map(({ type, from, to }) => `${bare(from)} ${type} ${bare(to)}`)),
];

test('an entry is about one person, by his calling name, pronouns and family name', () => {
  const found = saidUnder(
    'Hjalmar Brandström\n\nKarl Hjalmar Brandström war ein schwedischer Politiker. Er war der Sohn des Lehrers Lars Gabriel Brandström. Verheiratet war er mit der Schriftstellerin Anna Jäderin. Von 1907 an war Brandström Vorsitzender der SPÖ.',
  );
  expect(found).toEqual(
    expect.arrayContaining([
      'karl-hjalmar-brandstroem FAMILY_OF lars-gabriel-brandstroem',
      'anna-jaederin FAMILY_OF karl-hjalmar-brandstroem',
      'karl-hjalmar-brandstroem HOLDS_POSITION spoe',
    ]),
  );
  expect(found).not.toContain('anna-jaederin FAMILY_OF lars-gabriel-brandstroem');
});

test('a heading with a name in a sentence is no entry', () => {
  const found = saidUnder(
    'Anna Brandl lobt Karl Huber\n\nAnna Brandl war am Montag in Graz. Minister Karl Huber sprach über die FPÖ. Früher war er ihr Vorsitzender.',
  );
  expect(found).not.toContain('anna-brandl HOLDS_POSITION fpoe');
});
