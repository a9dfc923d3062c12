import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

const personsIn = (text: string): string[] =>
  extract(articleFromText(text, { name: 'names', title: 'Namen' }))
    .entities.filter(({ type }) => type === 'Person')
    .map(({ name }) => name)
    .sort();

const articles: [what: string, text: string, persons: readonly string[]][] = [
  [
    'an article behind a name is no particle of it',
    'Kim Jong-un reiste nach Moskau. Dort unterzeichneten Putin und Kim den Vertrag.',
    ['Kim Jong-un', 'Wladimir Putin'],
  ],
  [
    'a rank is no family name',
    'Der Minister nahm General Kim Yong-bok und General Ri Chang-ho in die Liste auf.',
    ['Kim Yong-bok', 'Ri Chang-ho'],
  ],
  [
    'a Vietnamese name is shortened to its last part',
    'Generalsekretär Nguyen Phu Trong empfing den Gast. Danach sprach Trong mit den Journalisten.',
    ['Nguyen Phu Trong'],
  ],
  [
    'a Portuguese name goes on behind its given names',
    'Präsident Luiz Aurélio Lula da Costa reiste ab.',
    ['Luiz Aurélio Lula da Costa'],
  ],
  [
    'a name fills what stands before the finite verb, though its last word is a noun',
    'Außenminister Ragnar Holm Eide sagte ab.',
    ['Ragnar Holm Eide'],
  ],
  [
    'a firm’s word behind a given name is a family name, here and later',
    'Präsident Vicente Ford sagte ab. Jorge Salinas, unter Ford Minister, trat zurück.',
    ['Jorge Salinas', 'Vicente Ford'],
  ],
  [
    'two family names of people who are named in full are two people',
    'Die Abgeordneten Jana Grumbitsch und Peter Olinka stritten. Während Grumbitsch Olinka rügte, schwieg der Rest.',
    ['Jana Grumbitsch', 'Peter Olinka'],
  ],
  [
    'initials stand for a person of four names',
    'Präsident Juan Manuel Pérez Ortiz reiste ab. Mit JMPO reiste sein Sprecher. Die Gegner von JMPO jubelten.',
    ['Juan Manuel Pérez Ortiz'],
  ],
  [
    'two family names end a name of four',
    'López Salcedo bricht die Beziehungen ab. Präsident Andrés Manuel López Salcedo ordnete das an.',
    ['Andrés Manuel López Salcedo'],
  ],
  [
    'a given name alone is the one person who bears it',
    'Premier Anutin Wongsawat kam aus Bangkok. Premier Anutin lächelte.',
    ['Anutin Wongsawat'],
  ],
  ['a preposition is no given name', 'Per Post kam ein Brief. Per Lindqvist las ihn.', ['Per Lindqvist']],
  [
    'a kind of journalist is no list',
    'Die Adresse des Investigativjournalisten Plamen Grudew war bekannt.',
    ['Plamen Grudew'],
  ],
  [
    'who took a picture is not in the story',
    'Ein Jet der Luftwaffe startet. Foto: Carsten Möbius\nDie Ministerin Eva Brandt lobte die Piloten.',
    ['Eva Brandt'],
  ],
  ['an ending tells a family name', 'Dort stehen fünf Männer um Orlin Rusinow vor Gericht.', ['Orlin Rusinow']],
  ['a family name that is an office in the plural', 'Der Kaufmann Otto Bosse kaufte Land.', ['Otto Bosse']],
  [
    'a brother is not who bears his given name later',
    'Sein Bruder Henry und Henry Wotton waren Gesandte.',
    ['Henry', 'Henry Wotton'],
  ],
  ['who wrote the article', 'Der Landtag stimmt ab. (Eva Brandt aus Malmö, 7.3.2024)', []],
  [
    'a given name alone before the whole name',
    'Premier Anutin kam aus Bangkok. Später sagte Anutin Wongsawat ab.',
    ['Anutin Wongsawat'],
  ],
  [
    'a place that names a treaty',
    'Die Verträge von Évreux sahen eine Waffenruhe vor. Die Zusagen von Évreux hielt niemand ein.',
    [],
  ],
  [
    'death is no given name',
    'Nach dem Tod Leopolds II. übernahm Albert I. die Krone. Zum Tode von Alhaji Sekou Bandiara schwieg der Hof.',
    ['Albert I.', 'Alhaji Sekou Bandiara', 'Leopold II.'],
  ],
  [
    'a preposition that opens a sentence is no given name',
    'Wegen Pleistoanax’ Jugend führte Karl Huber das Heer.',
    ['Karl Huber', 'Pleistoanax'],
  ],
  [
    'the genitive of a well-known family name ends it',
    'Auf Stalins Geheiß musste Josip Kranjc gehen.',
    ['Josip Kranjc', 'Stalin'],
  ],
  [
    'a name behind what befell somebody is a genitive in a headline as well',
    'Rücktritt Theresa Mellors erschüttert das Land',
    ['Theresa Mellor'],
  ],
  ['and behind the office before the name', 'Die Ankunft Marschall Brovos verzögerte sich.', ['Brovo']],
  ['names in -us have an apostrophe in the genitive', 'Besuch Boris Pistorius in Kiew', ['Boris Pistorius']],
  [
    'August is a given name behind a preposition, where a family name follows',
    'Er gründete den Verein mit August Polm. Im August Polm zu treffen war schwer.',
    ['August Polm'],
  ],
  [
    'a woman of some place is not called by it',
    'Dem Rat gehören Thomas Aeschli und die Thurgauerin Diana Gutjahr an.',
    ['Diana Gutjahr', 'Thomas Aeschli'],
  ],
  [
    'two given names, the first of which is a noun as well',
    'Rose Marie Huber und Felix Klein kamen zu spät.',
    ['Felix Klein', 'Rose Marie Huber'],
  ],
  [
    'a name that is the forefield, though its first word is a coin as well',
    'Mark Esperson besuchte die Stadt. Der Direktor, Mark Leonart, schwieg.',
    ['Mark Esperson', 'Mark Leonart'],
  ],
  ['two nouns that are the name of a known office holder', 'Roman Herzog mahnte einen Ruck an.', ['Roman Herzog']],
  [
    'Linke is a family name behind a given name',
    'Dennis Helmig führt mit Madeleine Linke die Partei.',
    ['Dennis Helmig', 'Madeleine Linke'],
  ],
  [
    'a middle initial makes no other person',
    'Präsident George Busch reiste 2002 ab. Im Jahr 2004 sprach George W. Busch noch einmal.',
    ['George W. Busch'],
  ],
  [
    'but two whom the article tells of in years that lie far apart are two',
    'Den Vertrag schloss Präsident George Busch im Jahr 1991. Unter George W. Busch wurde er 2002 gekündigt.',
    ['George Busch', 'George W. Busch'],
  ],
  [
    'titles of nobility stand between given and family name',
    'Albrecht Graf von Brandenau und Otto Graf Lambsdorf stritten. Steffi Graf gewann.',
    ['Albrecht Graf von Brandenau', 'Otto Graf Lambsdorf', 'Steffi Graf'],
  ],
  [
    'a second family name behind an office, the first being a common word',
    'Präsident Eduardo Frei Montalvo trat ab. Minister Günther Platter lobte Wien.',
    ['Eduardo Frei Montalvo', 'Günther Platter'],
  ],
  [
    'the first of two family names alone',
    'Tomás Herrera Calderón kam. Luis Herrera war sein Vater. Luis Herrera starb früh.',
    ['Luis Herrera', 'Tomás Herrera Calderón'],
  ],
  ['a party is called like the man', 'Der Oligarch Ilan Șor floh nach Moskau.', ['Ilan Șor']],
];
test.each(articles)('%s', (_, text, persons) => {
  expect(personsIn(text)).toEqual(persons);
});
