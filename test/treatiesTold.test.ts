import { expect, test } from '@jest/globals';
import { saidByName } from './said.ts';

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
