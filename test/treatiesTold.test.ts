import { expect, test } from '@jest/globals';
import { findPublished } from '../ingest/read/text.ts';
import { said, saidByName } from './said.ts';

/* Treaties in articles that tell about them: which wording means which, who is spoken of, what is denied. */

/** What a text says of treaties. */
const told = (text: string): string[] =>
  saidByName(text)
    .filter((line) => /NEGOTIATED|SIGNED|RATIFIED|PARTY_TO|JOINED|LEFT|SUSPENDED|VIOLATED|REPLACES|AMENDS/.test(line))
    .sort();

/* "das Abkommen" is what was spoken of before, with its sides; a name that comes later is another's. */
test.each([
  [
    'Die Verhandlungen über das Abkommen der EU mit Indien sind beendet. Die EU kann das Abkommen aussetzen, wenn ein Land aus dem Osloer Abkommen austritt.',
    [
      'eu NEGOTIATED Abkommen',
      'IN NEGOTIATED Abkommen',
      'eu PARTY_TO Abkommen planned',
      'IN PARTY_TO Abkommen planned',
    ],
  ],
  // The name that the next sentence opens with is that of what was made.
  [
    'Ghana und Togo haben am Montag in Accra einen Vertrag unterzeichnet. Der Vertrag von Accra regelt den Grenzverkehr.',
    [
      'GH PARTY_TO Vertrag von Accra',
      'GH SIGNED Vertrag von Accra',
      'TG PARTY_TO Vertrag von Accra',
      'TG SIGNED Vertrag von Accra',
    ],
  ],
  // An article with the name of a treaty for its headline tells of its making.
  [
    'Der Vertrag von Accra (1994)\n\nDie Nachbarn lebten lange im Streit. 1994 unterschrieben Ghana und Togo einen Vertrag. 2004 folgte der Vertrag von Kumasi.',
    [
      'GH PARTY_TO Vertrag von Accra',
      'GH SIGNED Vertrag von Accra',
      'TG PARTY_TO Vertrag von Accra',
      'TG SIGNED Vertrag von Accra',
    ],
  ],
  // "der alte Vertrag" of two.
  [
    'Ghana und Togo schlossen den Vertrag von Accra. 2004 folgte der Vertrag von Kumasi. Den alten Vertrag kündigte Ghana.',
    [
      'GH LEFT Vertrag von Accra',
      'GH PARTY_TO Vertrag von Accra',
      'GH SIGNED Vertrag von Accra',
      'TG PARTY_TO Vertrag von Accra',
      'TG SIGNED Vertrag von Accra',
    ],
  ],
  // What a headline says of a treaty is no story of its making.
  [
    'Polen lobt den Vertrag von Accra\n\nAm Montag unterschrieben Chile und Peru in Lima einen Vertrag.',
    ['CL PARTY_TO Vertrag', 'CL SIGNED Vertrag', 'PE PARTY_TO Vertrag', 'PE SIGNED Vertrag'],
  ],
  // A chronicle: who signs for the Union signs what the Union has worked out.
  [
    'Vom Streit zum Windsor-Rahmen\n\n14. November 2018: Das Kabinett billigt das mit Brüssel ausgehandelte Austrittsabkommen.\n\n24. Jänner 2020: Charles Michel unterzeichnet das Abkommen.\n\n27. Februar 2023: Rishi Sunak stellt den Windsor-Rahmen vor.',
    ['charles-michel SIGNED Austrittsabkommen', 'eu NEGOTIATED Austrittsabkommen'],
  ],
] as const)('%s', (text, wanted) => {
  expect(told(text)).toEqual([...wanted].sort());
});

/* What is denied, and of whom. */
test.each([
  // A bracket denies within itself.
  [
    'Die Minister Jonas Hagen (nicht verwandt mit dem Maler) und Marta Coelho unterzeichneten das Grenzabkommen von Accra.',
    ['jonas-hagen SIGNED Grenzabkommen von Accra', 'marta-coelho SIGNED Grenzabkommen von Accra'],
  ],
  [
    'Ghana und Togo (nicht aber Benin) unterzeichneten das Grenzabkommen.',
    ['GH PARTY_TO Grenzabkommen', 'GH SIGNED Grenzabkommen', 'TG PARTY_TO Grenzabkommen', 'TG SIGNED Grenzabkommen'],
  ],
  ['(Ghana hat das Grenzabkommen nicht unterzeichnet.)', ['GH SIGNED Grenzabkommen denied']],
  // Fragments go on with the sentence before.
  [
    'Ghana trat dem Grenzabkommen nie bei. Togo, das eine lange Küste hat, ebenso wenig.',
    ['GH JOINED Grenzabkommen denied', 'TG JOINED Grenzabkommen denied'],
  ],
  [
    'Ghana ratifizierte das Grenzabkommen nicht. Togo schon.',
    ['GH RATIFIED Grenzabkommen denied', 'TG PARTY_TO Grenzabkommen', 'TG RATIFIED Grenzabkommen'],
  ],
  [
    'Ghana ratifizierte das Grenzabkommen 1999. Togo ebenso wenig.',
    ['GH PARTY_TO Grenzabkommen', 'GH RATIFIED Grenzabkommen'],
  ],
  // "Unterschrieben ist noch nichts": by neither side.
  [
    'Ghana und Togo haben ein Grenzabkommen ausgehandelt. Unterschrieben ist damit noch gar nichts.',
    [
      'GH NEGOTIATED Grenzabkommen',
      'GH SIGNED Grenzabkommen denied',
      'TG NEGOTIATED Grenzabkommen',
      'TG SIGNED Grenzabkommen denied',
    ],
  ],
  [
    'Ghana und Togo haben ein Grenzabkommen ausgehandelt. Das Gesetz ist noch nicht unterschrieben.',
    ['GH NEGOTIATED Grenzabkommen', 'TG NEGOTIATED Grenzabkommen'],
  ],
] as const)('%s', (text, wanted) => {
  expect(told(text)).toEqual([...wanted].sort());
});

test.each([
  ['Norwegen, kein EU-Mitglied, lobte Polen.', ['NO MEMBER_OF eu denied', 'NO SUPPORTED PL']],
  ['Olaf Scholz lobte nicht das Nato-Mitglied Türkei.', ['TR MEMBER_OF nato', 'olaf-scholz SUPPORTED TR denied']],
  ['Island, ein Nato-Mitglied, und Polen lobten Litauen.', ['IS MEMBER_OF nato', 'IS SUPPORTED LT', 'PL SUPPORTED LT']],
  ['Olaf Scholz (nicht aber Emmanuel Macron) traf Xi Jinping.', ['olaf-scholz MET xi-jinping']],
  ['Polen (noch nicht in der Eurozone) unterstützte Litauen.', ['PL SUPPORTED LT']],
  ['Olaf Scholz hat Polen (wie so oft) nicht kritisiert.', ['olaf-scholz ACCUSED PL denied']],
] as const)('%s', (text, wanted) => {
  expect(said(text).sort()).toEqual([...wanted].sort());
});

/* Pronouns for treaties: what changes or replaces a treaty is one. */
test.each([
  [
    'Jonas Hagen und Marta Coelho stellten den Grenzvertrag vor. Er ergänzt das Osloer Protokoll, hebt es aber nicht auf.',
    [
      'Grenzvertrag AMENDS Osloer Protokoll',
      'Grenzvertrag REPLACES Osloer Protokoll denied',
      'jonas-hagen NEGOTIATED Grenzvertrag',
      'marta-coelho NEGOTIATED Grenzvertrag',
    ],
  ],
  // A thing that fits is in the way of persons as well.
  ['Jonas Hagen stellte den Rahmen vor. Er ändert das Osloer Protokoll, hebt es aber nicht auf.', []],
  // Who can do so himself is who the pronoun means.
  [
    'Jonas Hagen unterschrieb den Grenzvertrag. Er kündigte das Osloer Protokoll.',
    ['jonas-hagen LEFT Osloer Protokoll', 'jonas-hagen SIGNED Grenzvertrag'],
  ],
] as const)('%s', (text, wanted) => {
  expect(told(text)).toEqual([...wanted].sort());
});

/* The day of an article, in a line of its own above several paragraphs. */
test.each([
  ['Bergen (AFP) – 4.11.2019, 21:05', '2019-11-04'],
  ['Bergen/Oslo (APA/dpa) - 3. Mai 2019, 14.30 Uhr', '2019-05-03'],
  ['04.11.2021, 06:10 Uhr • von unserer Redaktion • 3 Min.', '2021-11-04'],
  ['Wien (PK) – Parlamentskorrespondenz vom 05.06.2019', '2019-06-05'],
  ['Der Vertrag vom 10.12.2019, 22 Seiten lang', undefined],
  ['Sitzung des Nationalrats vom 13.06.2018', undefined],
] as const)('%s: %s', (line, day) => {
  const text = `Streit um den Fisch\n\n${line}\n\nDie Minister sprachen lange.\n\nAm Abend ging es weiter.\n\nMehr steht dann fest.`;
  expect(findPublished(text)).toBe(day);
});

/* One treaty is one, whatever it is called; the text that is signed is it, and what is added to it is another. */
test.each([
  [
    'Heute gilt das Handelsabkommen zwischen der EU und Kanada (CETA). Norwegen will CETA beitreten.',
    ['CA PARTY_TO Ceta', 'NO JOINED Ceta planned', 'eu PARTY_TO Ceta'],
  ],
  [
    'Peru kündigte das Abkommen mit Chile (anders als CETA). Norwegen trat CETA bei.',
    ['CL PARTY_TO Abkommen', 'NO JOINED Ceta', 'NO PARTY_TO Ceta', 'PE LEFT Abkommen', 'PE PARTY_TO Abkommen'],
  ],
  [
    'Die Erklärung von Bergen gilt seit 2016. Norwegen und Island hatten die Erklärung von Bergen unterzeichnet. Den Deal hatte Jonas Hagen ausgehandelt.',
    [
      'IS PARTY_TO Erklärung von Bergen',
      'IS SIGNED Erklärung von Bergen',
      'NO PARTY_TO Erklärung von Bergen',
      'NO SIGNED Erklärung von Bergen',
      'jonas-hagen NEGOTIATED Erklärung von Bergen',
    ],
  ],
  [
    'Der Grenzvertrag ist umstritten. Ghana und Togo haben die neue Fassung am Montag unterzeichnet.',
    ['GH PARTY_TO Grenzvertrag', 'GH SIGNED Grenzvertrag', 'TG PARTY_TO Grenzvertrag', 'TG SIGNED Grenzvertrag'],
  ],
  ['Der Grenzvertrag ist umstritten. Ghana unterzeichnete die neue Fassung des Gesetzes.', []],
  [
    'Das Parlament von Ghana hat dem Grenzvertrag zugestimmt. Nun muss Jonas Hagen die Ratifikationsurkunde unterschreiben.',
    ['GH PARTY_TO Grenzvertrag', 'GH RATIFIED Grenzvertrag', 'jonas-hagen RATIFIED Grenzvertrag planned'],
  ],
  [
    'Durch ein Protokoll zum Vertrag von Accra wurde die Grenze verlegt.',
    ['Protokoll zum Vertrag von Accra AMENDS Vertrag von Accra'],
  ],
  ['Ein Protokoll zum Vertrag wird verlesen.', []],
  [
    'Ghana und Togo schlossen den Grenzvertrag. Jonas Hagen und Marta Coelho unterzeichneten ein entsprechendes Zusatzprotokoll.',
    [
      'GH PARTY_TO Grenzvertrag',
      'GH SIGNED Grenzvertrag',
      'TG PARTY_TO Grenzvertrag',
      'TG SIGNED Grenzvertrag',
      'Zusatzprotokoll AMENDS Grenzvertrag',
      'jonas-hagen SIGNED Zusatzprotokoll',
      'marta-coelho SIGNED Zusatzprotokoll',
    ],
  ],
] as const)('%s', (text, wanted) => {
  expect(told(text)).toEqual([...wanted].sort());
});

/* Votes, vetoes, wars and what is applied, in such articles. */
test.each([
  ['Die Aufnahme Serbiens scheiterte im Dezember an Ungarn.', ['HU REJECTED RS']],
  ['Die Aufnahme Serbiens scheiterte am Streit um die Grenze.', []],
  ['Die Mannschaft Serbiens scheiterte an Ungarn.', []],
  ['Die Briten stimmten für den Austritt aus der EU.', ['GB LEFT eu planned']],
  ['Die Briten stimmten gegen den Austritt aus der EU.', []],
  [
    'Norwegen wendet den Grenzvertrag seit 2008 an, Island seit 2011.',
    ['IS PARTY_TO Grenzvertrag', 'NO PARTY_TO Grenzvertrag'],
  ],
  ['Norwegen wendet den Grenzvertrag vorläufig an.', []],
  ['Indien und Pakistan hatten gegeneinander Krieg geführt.', ['IN ATTACKED PK', 'PK ATTACKED IN']],
  ['Indien und Pakistan kämpfen gegeneinander um den Titel.', []],
  ['Jonas Hagen stellte die Anklagepunkte gegen Marta Coelho vor.', ['jonas-hagen ACCUSED marta-coelho']],
  [
    'Norwegen trat der EFTA bei. Norwegen kündigte den Grenzvertrag. Kroatien ist seit 2023 Mitglied.',
    ['NO JOINED efta', 'NO LEFT Grenzvertrag'],
  ],
  ['Norwegen trat der Nato bei. Finnland ist seit 2023 Mitglied.', ['FI MEMBER_OF nato', 'NO JOINED nato']],
] as const)('%s', (text, wanted) => {
  expect(saidByName(text).sort()).toEqual([...wanted].sort());
});

/* Who is meant by an office after the name, and where a name begins and ends. */
test.each([
  [
    'Ursula von der Leyen reiste nach Oslo. Jonas Hagen empfing die Kommissionschefin.',
    ['jonas-hagen MET ursula-von-der-leyen'],
  ],
  // Another body's chief, and one of two: the body stands for him.
  ['Ursula von der Leyen reiste nach Oslo. Jonas Hagen empfing den Nato-Generalsekretär.', ['nato MET jonas-hagen']],
  [
    'Ursula von der Leyen und Johannes Hahn reisten nach Oslo. Jonas Hagen empfing die Kommissionschefin.',
    ['eu-kommission MET jonas-hagen'],
  ],
  ['Norwegen verwehrte Island den Beitritt.', ['NO REJECTED IS']],
  ['Am Montag sprach in Hallein Jonas Hagen mit Marta Coelho.', ['jonas-hagen MET marta-coelho']],
  ['An Bord des Donauschiffs Marie Valerie sprach Jonas Hagen mit Marta Coelho.', ['jonas-hagen MET marta-coelho']],
] as const)('%s', (text, wanted) => {
  expect(
    said(text)
      .filter((line) => /MET|REJECTED/.test(line))
      .sort(),
  ).toEqual([...wanted].sort());
});
