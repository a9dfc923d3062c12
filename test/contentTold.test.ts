import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { saidByName } from './said.ts';

/* Treaties told by their content or their full name, acts told of a second doer, and whose office it is where the sentence leaves it out. */

/** A text, what a reader finds in it, and what nobody would. */
const rows: readonly (readonly [text: string, found: readonly string[], not?: readonly string[]])[] = [
  // Whose office: "für" right behind a holder is the holder's own.
  [
    'Den Grenzvertrag unterzeichnete die Unterhändlerin Ana Ruiz für die OSZE, der frühere Präsident Ivo Kolar für Zagreb und Botschafter Michail Orlow für Moskau.',
    [
      'ivo-kolar HOLDS_POSITION HR',
      'michail-orlow HOLDS_POSITION RU',
      'RU SIGNED Grenzvertrag',
      'HR SIGNED Grenzvertrag',
    ],
    ['ivo-kolar HOLDS_POSITION RU', 'michail-orlow HOLDS_POSITION HR'],
  ],
  [
    'Den Vertrag unterzeichneten Präsident Ivo Kolar für Zagreb, Minister Pal Nemes für Budapest und Botschafter Michail Orlow für Moskau.',
    ['ivo-kolar HOLDS_POSITION HR', 'pal-nemes HOLDS_POSITION HU', 'michail-orlow HOLDS_POSITION RU'],
    ['pal-nemes HOLDS_POSITION RU'],
  ],
  [
    'Für Frankreich unterzeichneten den Elbe-Vertrag Jean Morel und Paul Girard, für Serbien Ivo Markov und sein Außenminister Petar Lukic.',
    ['petar-lukic HOLDS_POSITION RS'],
    ['petar-lukic HOLDS_POSITION FR'],
  ],
  // Of two states that a known minister served, the one that he signs for.
  [
    'Russische Truppen stehen in Georgien. Für Frankreich unterschrieben den Elbe-Vertrag Jean Morel und Paul Girard, für die Sowjetunion Michail Gorbatschow und sein Außenminister Eduard Schewardnadse.',
    ['eduard-schewardnadse HOLDS_POSITION SU'],
    ['eduard-schewardnadse HOLDS_POSITION GE', 'GE SIGNED Elbe-Vertrag'],
  ],
  // Some of many are not the two that were named together before.
  [
    'Washington wollte in Polen und Tschechien eine Abwehr errichten. Russland trat 2023 aus dem KSE-Vertrag aus. Die Nato kündigte an, dass die Vertragsstaaten unter ihren Mitgliedern den Vertrag suspendieren.',
    ['RU LEFT KSE-Vertrag'],
    ['PL SUSPENDED KSE-Vertrag planned', 'CZ SUSPENDED KSE-Vertrag planned'],
  ],
  [
    'Polen und Tschechien unterzeichneten den Grenzvertrag. Die Vertragsstaaten setzten ihn 2012 aus.',
    ['PL SUSPENDED Grenzvertrag', 'CZ SUSPENDED Grenzvertrag'],
  ],
  // "Das lehnte X ab": who has a will acts, "das" is what another wants.
  ['Norwegen forderte von Peru den Abzug. Das lehnte Lima ab.', ['PE REJECTED NO']],
  [
    'Die Linke verlangte von der SPD, die Abgaben zu senken. Das lehnte die SPD entschieden ab.',
    ['spd REJECTED die-linke'],
  ],
  // What two states sign is a treaty, whatever it is called; who signs for a body signs for nobody else.
  [
    'Am Morgen lag ein Papier mit neun Punkten vor. Die Schweizer Diplomatin Heidi Brunner setzte ihren Namen für die OSZE darunter, der frühere Präsident Ivo Kolar für Zagreb und Botschafter Michail Orlow für Moskau. Ganz unten standen Pal Nemes und Mart Kask. Dieselben fünf hatten schon im September das Grazer Protokoll gezeichnet.',
    [
      'heidi-brunner SIGNED Papier',
      'osze SIGNED Papier',
      'HR SIGNED Papier',
      'RU SIGNED Papier',
      'michail-orlow SIGNED Papier',
    ],
    ['CH SIGNED Papier', 'CH SIGNED Grazer Protokoll', 'RU SIGNED Grazer Protokoll'],
  ],
  ['Norwegen und Peru unterzeichneten ein Papier über Fischfang.', ['NO SIGNED Papier über Fischfang']],
  ['Die SPD und die Grünen unterzeichneten ein Papier über Migration.', [], ['spd SIGNED Papier über Migration']],
  [
    'Anna Berg, Karl Maier und Jonas Hagen trafen sich. Dieselben drei unterzeichneten im Mai das Donauprotokoll.',
    ['anna-berg SIGNED Donauprotokoll', 'karl-maier SIGNED Donauprotokoll', 'jonas-hagen SIGNED Donauprotokoll'],
  ],
  [
    'Anna Berg traf Karl Maier. Dieselben drei unterzeichneten das Donauprotokoll.',
    [],
    ['anna-berg SIGNED Donauprotokoll', 'karl-maier SIGNED Donauprotokoll'],
  ],
  // "die Bestimmungen" without an owner are those of the treaty just spoken of.
  [
    'Norwegen hat den Nordmeervertrag gekündigt. Oslo hält Moskau vor, seit Jahren gegen die Bestimmungen zu verstoßen.',
    ['RU VIOLATED Nordmeervertrag claimed'],
  ],
  [
    'Norwegen unterzeichnete den Nordmeervertrag. Die Polizei wirft Fischern vor, gegen die Bestimmungen zu verstoßen.',
    [],
    ['NO VIOLATED Nordmeervertrag claimed'],
  ],
  // One more who does it.
  [
    'Norwegen setzte den Nordmeervertrag 2023 aus. Belarus zog als letzter Verbündeter Moskaus nach.',
    ['BY SUSPENDED Nordmeervertrag', 'BY ALLIED_WITH RU'],
    ['RU SUSPENDED Nordmeervertrag'],
  ],
  ['Als Gegner Russlands kritisierte Polen China.', ['PL ACCUSED CN'], ['PL ALLIED_WITH RU']],
  [
    'Donald Trump hatte den Rückzug angedroht und das Wüstenabkommen ausgesetzt; Wladimir Putin zog einen Tag später nach.',
    ['donald-trump SUSPENDED Wüstenabkommen', 'wladimir-putin SUSPENDED Wüstenabkommen'],
  ],
  [
    'Der Atomwaffenverbotsvertrag gilt. Als fünfzigster Staat hat Honduras ratifiziert.',
    ['HN RATIFIED Atomwaffenverbotsvertrag'],
  ],
  ['Olaf Scholz kritisierte China. Das tat auch Emmanuel Macron.', ['emmanuel-macron ACCUSED CN']],
  ['Olaf Scholz kritisierte China. Das tat Emmanuel Macron nicht.', [], ['emmanuel-macron ACCUSED CN']],
  ['Olaf Scholz hat Wladimir Putin kritisiert, Emmanuel Macron auch.', ['emmanuel-macron ACCUSED wladimir-putin']],
  [
    'Olaf Scholz hat Wladimir Putin kritisiert, auch Emmanuel Macron.',
    ['olaf-scholz ACCUSED wladimir-putin'],
    ['emmanuel-macron ACCUSED wladimir-putin'],
  ],
  // Who takes no part, and what was not done.
  [
    'Acht Staaten schlossen das Übereinkommen von Taschkent. Estland und Litauen beteiligten sich nicht.',
    ['EE PARTY_TO Übereinkommen von Taschkent denied', 'LT PARTY_TO Übereinkommen von Taschkent denied'],
  ],
  [
    'Norwegen unterzeichnete den Nordmeervertrag. Die USA flogen Angriffe auf Syrien. Peru beteiligte sich nicht.',
    [],
    ['PE PARTY_TO Nordmeervertrag denied'],
  ],
  [
    'Norwegen unterzeichnete den Nordmeervertrag. Peru beteiligte sich mit zwanzig Schiffen.',
    [],
    ['PE PARTY_TO Nordmeervertrag'],
  ],
  [
    'Russland kritisierte, dass Estland dem KSE-Vertrag fernblieb.',
    ['EE JOINED KSE-Vertrag denied'],
    ['EE JOINED KSE-Vertrag claimed'],
  ],
  [
    'Donald Trump will das Open-Skies-Abkommen verlassen. Begründet werde dies mit Vertragsverletzungen Russlands.',
    ['RU VIOLATED Open-Skies-Abkommen claimed'],
  ],
  // Whom a treaty binds, who brought it about, and what it took the place of.
  ['Der Nordmeervertrag beschränkt Norwegen auf fünf Boote.', ['NO PARTY_TO Nordmeervertrag']],
  ['Das Gesetz beschränkt Norwegen auf fünf Boote.', [], ['NO PARTY_TO Gesetz']],
  [
    'Der Atomwaffenverbotsvertrag gilt. Österreich gehörte mit Irland zu den Betreibern.',
    ['AT NEGOTIATED Atomwaffenverbotsvertrag', 'IE NEGOTIATED Atomwaffenverbotsvertrag'],
  ],
  [
    'Norwegen hat den Nordmeervertrag ausgesetzt. Worum geht es in dem Vertrag? Er beschränkt Norwegen auf 50 Boote. Unterzeichnet wurde er 2010 in Oslo von Anna Berg. Ausgehandelt hatten ihn Jonas Hagen und Mart Kask. Abgelöst wurde damit der Fischereivertrag.',
    [
      'jonas-hagen NEGOTIATED Nordmeervertrag',
      'mart-kask NEGOTIATED Nordmeervertrag',
      'Nordmeervertrag REPLACES Fischereivertrag',
    ],
  ],
  // A condition is asked for.
  [
    'Norwegen machte die Hilfe davon abhängig, dass Serbien seine Truppen aus Georgien abzieht.',
    ['NO DEMANDED RS'],
    ['RS CONCEDED GE'],
  ],
  // By its capital no state is "sie".
  [
    'Anna Berg warnte Kiew. In Prag kritisierten viele Karl Maier, als er ihr zustimmte.',
    [],
    ['karl-maier SUPPORTED UA'],
  ],
  // "der Präsident" alone is the known head who was just spoken of, where there is no other.
  [
    'Wladimir Putin erklärte am Dienstag, Russland setze den Nordmeervertrag aus. Das sei kein Bruch, betonte der Präsident.',
    ['wladimir-putin HOLDS_POSITION RU'],
  ],
  [
    'Wolodymyr Selenskyj sprach in Kiew. Wladimir Putin drohte erneut. Man werde nicht weichen, sagte der Präsident.',
    [],
    ['wladimir-putin HOLDS_POSITION RU', 'wolodymyr-selenskyj HOLDS_POSITION UA'],
  ],
  // Who came to an office follows whom the next sentence names.
  [
    'Seit 2021 ist es der Deutsche Christian Schmidt. Er folgte dem Österreicher Valentin Inzko.',
    ['christian-schmidt SUCCEEDED valentin-inzko'],
  ],
  ['Im Mai wurde Nils Berg Präsident von Peru. Er folgte Karl Maier.', ['nils-berg SUCCEEDED karl-maier']],
  ['Nils Berg ist müde. Er folgte Karl Maier.', [], ['nils-berg SUCCEEDED karl-maier']],
  [
    'Nils Berg ist seit 2021 Präsident von Peru. Er folgte Karl Maier in das Haus.',
    [],
    ['nils-berg SUCCEEDED karl-maier'],
  ],
  // The troops of a head come from his state.
  [
    'Wladimir Putin drohte der Ukraine. Drei Tage später fielen seine Truppen ins Nachbarland ein.',
    ['wladimir-putin ATTACKED UA'],
  ],
  // Behind "und" a second verb is finite, though it looks like the participle that an auxiliary waits for.
  ['Der Krieg ist lang, und Deutschland unterstützt die Ukraine.', ['DE SUPPORTED UA']],
  ['Norwegen ist müde, aber Peru kritisiert China.', ['PE ACCUSED CN'], ['NO ACCUSED CN', 'PE ACCUSED NO']],
  ['Norwegen hat Peru gelobt, aber China kritisiert.', ['NO ACCUSED CN', 'NO SUPPORTED PE']],
  [
    'Russland kündigte den Nordmeervertrag. Vertragsparteien sind weder London noch Paris, und beide kritisierten China.',
    ['GB PARTY_TO Nordmeervertrag denied', 'FR PARTY_TO Nordmeervertrag denied', 'GB ACCUSED CN', 'FR ACCUSED CN'],
  ],
  // A court of the state in whose capital the clause goes on.
  [
    'Die Türkei trat aus der Alpenkonvention aus. Die Türkei hat gewählt. In Sofia hat das Verfassungsgericht den Vertrag gekippt. Die Türkei wartet. Später rief man das Verfassungsgericht an.',
    ['TR LEFT Alpenkonvention'],
    ['verfassungsgericht PART_OF TR'],
  ],
  ['In Budapest hat das Verfassungsgericht ein Gesetz aufgehoben.', ['verfassungsgericht PART_OF HU']],
  [
    'Nicht Olaf Scholz hat Xi Jinping kritisiert, sondern Jan Berger.',
    ['jan-berger ACCUSED xi-jinping'],
    ['xi-jinping ACCUSED jan-berger'],
  ],
  // One body behind a slash.
  [
    'Für die CDU/CSU-Fraktion warnte Karl Maier vor Alleingängen. Die CDU/CSU-Fraktion kritisierte China.',
    ['cdu-csu ACCUSED CN'],
    ['csu THREATENED karl-maier', 'csu ACCUSED CN'],
  ],
  ['Norwegen unterstützt Peru. Das freut China.', ['NO SUPPORTED PE'], ['CN SUPPORTED NO', 'CN SUPPORTED PE']],
];

test.each(rows)('%s', (text, found, not = []) => {
  const lines = saidByName(text);
  expect(lines).toEqual(expect.arrayContaining([...found]));
  expect(lines.filter((line) => not.includes(line))).toEqual([]);
});

/** A text, and the treaties and bodies in it. */
const nodes: readonly (readonly [text: string, treaties: readonly string[], bodies: readonly string[]])[] = [
  // The full name of a treaty is no second one.
  [
    'Lettland verlässt die Alpenkonvention. Das Ding heißt offiziell „Übereinkommen zum Schutz der Alpen“. Italien hat es 1991 unterschrieben. Die EU selbst ist 1996 beigetreten.',
    ['treaty:alpenkonvention'],
    ['organisation:eu'],
  ],
  [
    'Polen verlässt die Alpenkonvention. Sie trägt den Titel „Übereinkommen zum Schutz der Wälder“. Italien hat das Übereinkommen 2012 ratifiziert.',
    ['treaty:alpenkonvention'],
    [],
  ],
  [
    'Italien hat die Alpenkonvention (offiziell: „Übereinkommen zum Schutz der Wälder“) ratifiziert. Die Schweiz hat das Übereinkommen gekündigt.',
    ['treaty:alpenkonvention'],
    [],
  ],
  // A pact that a body is called by is the body, unless it is signed.
  ['Der Warschauer Pakt griff 1968 die Tschechoslowakei an.', [], ['organisation:warschauer-pakt']],
  ['Albanien trat 1968 aus dem Warschauer Pakt aus.', [], ['organisation:warschauer-pakt']],
  ['Der Warschauer Pakt wurde 1955 unterzeichnet.', ['treaty:warschauer-pakt'], []],
  [
    '22 Staaten, die Mitglieder der Nato und die sechs des Warschauer Pakts, unterzeichneten 1990 den KSE-Vertrag.',
    ['treaty:kse-vertrag'],
    ['organisation:nato', 'organisation:warschauer-pakt'],
  ],
  // Lines for sharing and for other pages of a blog.
  [
    'Streit um die Alpenkonvention\n\nPolen verlässt die Alpenkonvention.\n\nTeilen: Facebook | Mastodon | WhatsApp\nÄlterer Beitrag: Warum die Nato irrt',
    ['treaty:alpenkonvention'],
    [],
  ],
];

test.each(nodes)('nodes: %s', (text, treaties, bodies) => {
  const ids = extract(articleFromText(text, { name: 'example' })).entities.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith('treaty:'))).toEqual(treaties);
  expect(ids.filter((id) => id.startsWith('organisation:'))).toEqual(bodies);
});

test('a new treaty beside one that is left has a name of its own', () => {
  const text =
    'Norwegen verließ 2012 den Nordmeervertrag. Der neue Vertrag heißt Küstenabkommen. Peru hat das Küstenabkommen unterzeichnet.';
  expect(saidByName(text)).toEqual(expect.arrayContaining(['NO LEFT Nordmeervertrag', 'PE SIGNED Küstenabkommen']));
});

const dated: readonly (readonly [text: string, day: string, type: string, date: string | undefined])[] = [
  // Each of two verbs has a time of its own.
  [
    'Norwegen hatte den Rückzug im Oktober 2018 angedroht und das Wüstenabkommen im Februar 2019 ausgesetzt.',
    '2020-01-01',
    'SUSPENDED',
    '2019-02',
  ],
  // Counted from the day on which it was said, not from that of the article.
  [
    'Anna Berg teilte am 21. Mai mit, dass Norwegen den Nordmeervertrag in sechs Monaten verlassen werde.',
    '2020-06-17',
    'LEFT',
    '2020-11',
  ],
  ['Die USA wollen den Nordmeervertrag in sechs Monaten verlassen.', '2020-06-17', 'LEFT', '2020-12'],
];

test.each(dated)('dates: %s', (text, day, type, date) => {
  const { statements } = extract({ ...articleFromText(text, { name: 'example' }), publishedAt: day });
  expect(statements.find((statement) => statement.type === type)?.date).toBe(date);
});
