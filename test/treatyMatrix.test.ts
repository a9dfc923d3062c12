import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/*
 * What is done to treaties, crossed: verbs of their life, ways to name the treaty and its parties, and the shapes of sentence in which
 * news tells it. Each cell has one reading, so that what is missed and what is wrong both count. Nothing is left to chance: the
 * lists are walked through in steps that have no common divisor with their length.
 */

interface Verb {
  readonly type: string;
  /** Where the treaty stands: accusative, dative or behind a preposition. */
  readonly slot: 'acc' | 'dat' | 'aus' | 'gegen' | 'auf';
  readonly past: readonly [singular: string, plural: string];
  readonly participle: string;
  readonly infinitive: string;
  readonly perfect?: 'sein';
  readonly prefix?: string;
  readonly reflexive?: true;
  /** Two or more do it together. */
  readonly together?: true;
  readonly passive?: true;
  /** The noun of the deed, its gender, and how the treaty stands behind it. */
  readonly noun?: readonly [noun: string, gender: 'm' | 'f', slot: 'gen' | 'aus' | 'zu' | 'gegen' | 'auf'];
}

const verbs: readonly Verb[] = [
  {
    type: 'SIGNED',
    slot: 'acc',
    past: ['unterzeichnete', 'unterzeichneten'],
    participle: 'unterzeichnet',
    infinitive: 'unterzeichnen',
    passive: true,
    noun: ['Unterzeichnung', 'f', 'gen'],
  },
  {
    type: 'SIGNED',
    slot: 'acc',
    past: ['schloss', 'schlossen'],
    participle: 'geschlossen',
    infinitive: 'schließen',
    passive: true,
    together: true,
  },
  {
    type: 'NEGOTIATED',
    slot: 'acc',
    past: ['paraphierte', 'paraphierten'],
    participle: 'paraphiert',
    infinitive: 'paraphieren',
    passive: true,
    together: true,
    noun: ['Paraphierung', 'f', 'gen'],
  },
  {
    type: 'NEGOTIATED',
    slot: 'auf',
    past: ['einigte', 'einigten'],
    participle: 'geeinigt',
    infinitive: 'einigen',
    reflexive: true,
    together: true,
  },
  {
    type: 'RATIFIED',
    slot: 'acc',
    past: ['ratifizierte', 'ratifizierten'],
    participle: 'ratifiziert',
    infinitive: 'ratifizieren',
    passive: true,
    noun: ['Ratifizierung', 'f', 'gen'],
  },
  {
    type: 'JOINED',
    slot: 'dat',
    past: ['trat', 'traten'],
    participle: 'beigetreten',
    infinitive: 'beitreten',
    perfect: 'sein',
    prefix: 'bei',
    noun: ['Beitritt', 'm', 'zu'],
  },
  {
    type: 'LEFT',
    slot: 'acc',
    past: ['kündigte', 'kündigten'],
    participle: 'gekündigt',
    infinitive: 'kündigen',
    passive: true,
    noun: ['Kündigung', 'f', 'gen'],
  },
  {
    type: 'LEFT',
    slot: 'aus',
    past: ['trat', 'traten'],
    participle: 'ausgetreten',
    infinitive: 'austreten',
    perfect: 'sein',
    prefix: 'aus',
    noun: ['Austritt', 'm', 'aus'],
  },
  {
    type: 'SUSPENDED',
    slot: 'acc',
    past: ['setzte', 'setzten'],
    participle: 'ausgesetzt',
    infinitive: 'aussetzen',
    prefix: 'aus',
    passive: true,
    noun: ['Aussetzung', 'f', 'gen'],
  },
  {
    type: 'VIOLATED',
    slot: 'acc',
    past: ['verletzte', 'verletzten'],
    participle: 'verletzt',
    infinitive: 'verletzen',
    passive: true,
    noun: ['Verletzung', 'f', 'gen'],
  },
  {
    type: 'SUPPORTED',
    slot: 'acc',
    past: ['unterstützte', 'unterstützten'],
    participle: 'unterstützt',
    infinitive: 'unterstützen',
    passive: true,
    noun: ['Unterstützung', 'f', 'gen'],
  },
  {
    type: 'REJECTED',
    slot: 'acc',
    past: ['lehnte', 'lehnten'],
    participle: 'abgelehnt',
    infinitive: 'ablehnen',
    prefix: 'ab',
    passive: true,
    noun: ['Ablehnung', 'f', 'gen'],
  },
];

interface Treaty {
  readonly gender: 'm' | 'f' | 'n';
  readonly name: string;
  readonly genitive: string;
}
const treaties: readonly Treaty[] = [
  { gender: 'n', name: 'Fischereiabkommen', genitive: 'Fischereiabkommens' },
  { gender: 'm', name: 'Grenzvertrag', genitive: 'Grenzvertrags' },
  { gender: 'f', name: 'Artenschutzkonvention', genitive: 'Artenschutzkonvention' },
  { gender: 'n', name: 'Minsker Abkommen', genitive: 'Minsker Abkommens' },
  {
    gender: 'm',
    name: 'Vertrag über das Verbot von Kernwaffen (AVV)',
    genitive: 'Vertrages über das Verbot von Kernwaffen (AVV)',
  },
  { gender: 'm', name: 'Beistandspakt', genitive: 'Beistandspakts' },
  {
    gender: 'n',
    name: 'Partnerschafts- und Kooperationsabkommen',
    genitive: 'Partnerschafts- und Kooperationsabkommens',
  },
];
const articles = {
  n: { nom: 'das', acc: 'das', dat: 'dem', gen: 'des', pronoun: 'es', demonstrative: 'Dieses' },
  m: { nom: 'der', acc: 'den', dat: 'dem', gen: 'des', pronoun: 'ihn', demonstrative: 'Diesen' },
  f: { nom: 'die', acc: 'die', dat: 'der', gen: 'der', pronoun: 'sie', demonstrative: 'Diese' },
} as const;

interface Party {
  readonly nom: string;
  readonly dat: string;
  readonly ids: readonly string[];
  readonly plural?: true;
  readonly persons?: true;
  /** What is told before. */
  readonly before?: string;
}
const parties: readonly Party[] = [
  { nom: 'Norwegen', dat: 'Norwegen', ids: ['NO'] },
  { nom: 'die USA', dat: 'den USA', ids: ['US'], plural: true },
  { nom: 'die norwegische Regierung', dat: 'der norwegischen Regierung', ids: ['NO'] },
  { nom: 'die EU', dat: 'der EU', ids: ['eu'] },
  { nom: 'Norwegen und Peru', dat: 'Norwegen und Peru', ids: ['NO', 'PE'], plural: true },
  { nom: 'Norwegen, Island und Kenia', dat: 'Norwegen, Island und Kenia', ids: ['NO', 'IS', 'KE'], plural: true },
  {
    nom: 'die Regierungen Norwegens und Perus',
    dat: 'den Regierungen Norwegens und Perus',
    ids: ['NO', 'PE'],
    plural: true,
  },
  {
    nom: 'die Regierungen in Oslo und Lima',
    dat: 'den Regierungen in Oslo und Lima',
    ids: ['NO', 'PE'],
    plural: true,
  },
  {
    nom: 'beide Länder',
    dat: 'beiden Ländern',
    ids: ['NO', 'PE'],
    plural: true,
    before: 'Norwegen und Peru nähern sich an. ',
  },
  {
    nom: 'die Außenminister Norwegens und Perus',
    dat: 'den Außenministern Norwegens und Perus',
    ids: ['NO', 'PE'],
    plural: true,
    persons: true,
  },
  {
    nom: 'der norwegische Außenminister Jonas Hagen und sein peruanischer Kollege Luis Vega',
    dat: 'dem norwegischen Außenminister Jonas Hagen und seinem peruanischen Kollegen Luis Vega',
    ids: ['NO', 'PE', 'jonas-hagen', 'luis-vega'],
    plural: true,
    persons: true,
  },
  {
    nom: 'die Präsidenten Norwegens und Perus, Jonas Hagen und Luis Vega,',
    dat: 'den Präsidenten Norwegens und Perus, Jonas Hagen und Luis Vega,',
    ids: ['NO', 'PE', 'jonas-hagen', 'luis-vega'],
    plural: true,
    persons: true,
  },
];

interface Cell {
  readonly verb: Verb;
  readonly treaty: Treaty;
  readonly party: Party;
}
interface Told {
  readonly text: string;
  readonly status?: 'planned' | 'denied';
  readonly date?: string;
  /** Says nothing of the deed. */
  readonly nothing?: true;
}

const words = (...parts: readonly (string | undefined | false)[]): string =>
  parts
    .filter(Boolean)
    .join(' ')
    .replace(/ ([,.])/g, '$1')
    .replace(/,([,.])/g, '$1');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const behind = (preposition: string, { gender, name }: Treaty): string => {
  const { dat, acc } = articles[gender];
  if (preposition === 'zu') return `${gender === 'f' ? 'zur' : 'zum'} ${name}`;
  return `${preposition} ${preposition === 'aus' ? dat : acc} ${name}`;
};
const objectOf = ({ verb, treaty }: Cell): string => {
  const { acc, dat } = articles[treaty.gender];
  if (verb.slot === 'acc' || verb.slot === 'dat') return `${verb.slot === 'acc' ? acc : dat} ${treaty.name}`;
  return behind(verb.slot, treaty);
};
const nominative = ({ gender, name }: Treaty): string => `${articles[gender].nom} ${name}`;
const haveOf = ({ verb, party }: Cell): string =>
  verb.perfect === 'sein' ? (party.plural ? 'sind' : 'ist') : party.plural ? 'haben' : 'hat';
const pastOf = ({ verb, party }: Cell): string => verb.past[party.plural ? 1 : 0];
const selfOf = ({ verb }: Cell): string | undefined => (verb.reflexive ? 'sich' : undefined);
const withZu = ({ infinitive, prefix }: Verb): string =>
  prefix === undefined ? `zu ${infinitive}` : `${prefix}zu${infinitive.slice(prefix.length)}`;
const opinions = new Set(['SUPPORTED', 'REJECTED', 'VIOLATED']);

/** Each shape of sentence, for the cells that it fits. */
const shapes: Readonly<Record<string, (cell: Cell) => Told | undefined>> = {
  'past tense': (c) => ({
    text: words(capital(c.party.nom), pastOf(c), selfOf(c), '2019', objectOf(c), c.verb.prefix, '.'),
    date: '2019',
  }),
  'perfect behind a date': (c) => ({
    text: words('Bereits am 3. Mai 2019', haveOf(c), selfOf(c), c.party.nom, objectOf(c), c.verb.participle, '.'),
    date: '2019-05-03',
  }),
  'treaty first': (c) => ({
    text: words(capital(objectOf(c)), haveOf(c), selfOf(c), c.party.nom, '2019', c.verb.participle, '.'),
    date: '2019',
  }),
  'clause with dass': (c) => ({
    text: words('Bekannt wurde, dass', selfOf(c), c.party.nom, objectOf(c), c.verb.participle, haveOf(c), '.'),
  }),
  'clause with nachdem': (c) =>
    c.verb.reflexive
      ? undefined
      : {
          text: words(
            'Nachdem',
            c.party.nom,
            objectOf(c),
            c.verb.participle,
            c.verb.perfect === 'sein' ? (c.party.plural ? 'waren' : 'war') : c.party.plural ? 'hatten' : 'hatte',
            ', stiegen die Kurse.',
          ),
        },
  'relative clause': (c) => {
    if (c.verb.reflexive) return undefined;
    const { acc, dat } = articles[c.treaty.gender];
    const pronoun =
      c.verb.slot === 'acc' ? acc : c.verb.slot === 'dat' ? dat : `${c.verb.slot} ${c.verb.slot === 'aus' ? dat : acc}`;
    return {
      text: words(
        'Im Mittelpunkt steht',
        nominative(c.treaty),
        ',',
        pronoun,
        c.party.nom,
        '2019',
        c.verb.participle,
        haveOf(c),
        '.',
      ),
      date: '2019',
    };
  },
  passive: (c) =>
    c.verb.passive
      ? {
          text: words(capital(nominative(c.treaty)), 'wurde 2019 von', c.party.dat, c.verb.participle, '.'),
          date: '2019',
        }
      : undefined,
  'passive, the agent behind the treaty': (c) =>
    c.verb.passive
      ? {
          text: words('Am Montag ist', nominative(c.treaty), 'von', c.party.dat, c.verb.participle, 'worden.'),
        }
      : undefined,
  'participle first': (c) =>
    c.verb.passive
      ? {
          text: words(capital(c.verb.participle), 'wurde', nominative(c.treaty), '2019 von', c.party.dat, '.'),
          date: '2019',
        }
      : undefined,
  'participle before the noun': (c) =>
    c.verb.passive && !c.party.nom.endsWith(',')
      ? {
          text: words(
            'Streit gibt es über',
            articles[c.treaty.gender].acc,
            '2019 von',
            c.party.dat,
            `${c.verb.participle}${c.treaty.gender === 'm' ? 'en' : 'e'}`,
            c.treaty.name,
            '.',
          ),
          date: '2019',
        }
      : undefined,
  'noun with an agent': (c) =>
    c.verb.noun?.[2] === 'gen'
      ? {
          text: words(
            'Nach der',
            c.verb.noun[0],
            articles[c.treaty.gender].gen,
            c.treaty.genitive,
            'durch',
            c.party.nom === 'beide Länder'
              ? c.party.nom
              : c.party.nom.replace(
                  /^der (\S+)e Außenminister (\S+ \S+) und sein (\S+)er Kollege/,
                  'den $1en Außenminister $2 und seinen $3en Kollegen',
                ),
            'stiegen die Kurse.',
          ),
        }
      : undefined,
  'deed by which somebody acts': (c) => {
    if (c.verb.noun === undefined || c.party.persons || c.verb.together) return undefined;
    const [noun, gender, slot] = c.verb.noun;
    const rest = slot === 'gen' ? `${articles[c.treaty.gender].gen} ${c.treaty.genitive}` : behind(slot, c.treaty);
    return {
      text: words(
        'Mit',
        gender === 'f' ? 'der' : 'dem',
        noun,
        rest,
        c.party.plural ? 'haben' : 'hat',
        c.party.nom,
        'ein Zeichen gesetzt.',
      ),
    };
  },
  'pronoun a sentence later': (c) =>
    c.verb.slot === 'acc' && c.party.before === undefined
      ? {
          text: words(
            capital(nominative(c.treaty)),
            'ist umstritten.',
            capital(c.party.nom),
            haveOf(c),
            articles[c.treaty.gender].pronoun,
            '2019',
            c.verb.participle,
            '.',
          ),
          date: '2019',
        }
      : undefined,
  'demonstrative a sentence later': (c) =>
    c.verb.slot === 'acc' && !opinions.has(c.verb.type) && c.party.before === undefined
      ? {
          text: words(
            capital(nominative(c.treaty)),
            'ist umstritten.',
            articles[c.treaty.gender].demonstrative,
            haveOf(c),
            c.party.nom,
            '2019',
            c.verb.participle,
            '.',
          ),
          date: '2019',
        }
      : undefined,
  'joined to another verb': (c) => ({
    text: words(
      capital(c.party.nom),
      c.party.plural ? 'berieten' : 'beriet',
      'lange und',
      pastOf(c),
      selfOf(c),
      objectOf(c),
      c.verb.prefix,
      '.',
    ),
  }),
  'something planned': (c) =>
    opinions.has(c.verb.type)
      ? undefined
      : {
          text: words(
            capital(c.party.nom),
            c.party.plural ? 'wollen' : 'will',
            selfOf(c),
            objectOf(c),
            c.verb.infinitive,
            '.',
          ),
          status: 'planned',
        },
  'something announced': (c) =>
    opinions.has(c.verb.type)
      ? undefined
      : {
          text: words(
            capital(c.party.nom),
            c.party.plural ? 'kündigten' : 'kündigte',
            'an,',
            selfOf(c),
            objectOf(c),
            withZu(c.verb),
            '.',
          ),
          status: 'planned',
        },
  'something denied': (c) =>
    opinions.has(c.verb.type) || c.verb.together
      ? undefined
      : {
          text: words(capital(c.party.nom), haveOf(c), objectOf(c), 'nicht', c.verb.participle, '.'),
          status: 'denied',
        },
  'clause with als': (c) =>
    c.verb.reflexive || c.party.nom.endsWith(',')
      ? undefined
      : {
          text: words('Die Kurse stiegen, als', c.party.nom, objectOf(c), `${c.verb.prefix ?? ''}${pastOf(c)}`, '.'),
        },
  'a condition': (c) => ({
    text: words(
      'Wenn',
      c.party.nom,
      selfOf(c),
      objectOf(c),
      `${c.verb.prefix ?? ''}${pastOf(c)}`,
      ', stiegen die Kurse.',
    ),
    nothing: true,
  }),
  'a question': (c) => ({
    text: words('Ob', c.party.nom, selfOf(c), objectOf(c), c.verb.participle, haveOf(c), ', ist offen.'),
    nothing: true,
  }),
};

const read = (text: string) => extract(articleFromText(text, { name: 'matrix', publishedAt: '2024-06-20' }));
/** "NO SIGNED", with the status where it is another than asserted. */
const said = (text: string): { key: string; date: string | undefined }[] =>
  read(text)
    .statements.filter((s) => s.to.startsWith('treaty:'))
    .map((s) => ({
      key: `${s.from.slice(s.from.indexOf(':') + 1)} ${s.type}${s.status === 'asserted' ? '' : ` ${s.status}`}`,
      date: s.date,
    }));

const fits = ({ verb, party, treaty }: Cell): boolean => {
  if (verb.together && party.ids.length < 2) return false;
  if (party.persons && verb.type !== 'SIGNED' && verb.type !== 'NEGOTIATED') return false;
  // Listed treaties of many states are not concluded by two.
  return !(verb.together && treaty.name.includes('AVV'));
};

/** What is missed or wrong in a cell. */
const faultOf = (cell: Cell, told: Told): string | undefined => {
  const { verb, party } = cell;
  const text = (party.before ?? '') + told.text;
  const found = said(text);
  const status = told.status === undefined ? '' : ` ${told.status}`;
  const persons = party.ids.filter((id) => id.includes('-'));
  const doers = verb.type === 'SIGNED' || persons.length === 0 ? party.ids : persons;
  const wanted = told.nothing ? [] : doers.map((id) => `${id} ${verb.type}${status}`);
  const may = new Set([...wanted, ...party.ids.flatMap((id) => [`${id} PARTY_TO`, `${id} PARTY_TO${status}`])]);
  const missed = wanted.filter((key) => !found.some((f) => f.key === key));
  const wrong = found.filter((f) => !may.has(f.key)).map((f) => f.key);
  const undated = told.date !== undefined && found.some((f) => wanted.includes(f.key) && f.date !== told.date);
  return missed.length + wrong.length > 0 || undated
    ? `${text} | missed ${missed.join(', ')} | wrong ${wrong.join(', ')}${undated ? ' | date' : ''}`
    : undefined;
};

for (const [name, shape] of Object.entries(shapes))
  test(`what happens to treaties is read: ${name}`, () => {
    const faults: string[] = [];
    let cells = 0;
    for (const [v, verb] of verbs.entries())
      for (const [p, party] of parties.entries()) {
        const cell = { verb, party, treaty: treaties[(v * 3 + p * 5 + name.length) % treaties.length] as Treaty };
        const told = fits(cell) ? shape(cell) : undefined;
        if (told === undefined) continue;
        cells++;
        const fault = faultOf(cell, told);
        if (fault !== undefined) faults.push(fault);
      }
    expect(faults).toEqual([]);
    expect(cells).toBeGreaterThan(15);
  });

/** Everything said about treaties, with the names of the treaties: "NO SIGNED Grenzvertrag 2019". */
const told = (text: string): string[] => {
  const { entities, statements } = read(text);
  const nameOf = (id: string): string =>
    id.startsWith('treaty:') ? (entities.find((e) => e.id === id)?.name ?? id) : id.slice(id.indexOf(':') + 1);
  return statements
    .filter((s) => s.to.startsWith('treaty:') && s.type !== 'PARTY_TO')
    .map((s) => [nameOf(s.from), s.type, nameOf(s.to), s.status === 'asserted' ? '' : s.status, s.date ?? ''])
    .map((parts) => parts.filter((part) => part !== '').join(' '))
    .sort();
};

const turns: readonly (readonly [text: string, found: readonly string[]])[] = [
  // What a treaty is about did not sign it.
  ['Am Montag wurde der Vertrag über die Anerkennung von Kosovo unterzeichnet.', []],
  ['Das Abkommen über den Status von Taiwan wurde 2019 gekündigt.', []],
  // Who does it is no part of the title, nor is the town.
  [
    'Am Montag wurde das Abkommen über den Fischfang von der Regierung Norwegens in Genf gekündigt.',
    ['NO LEFT Abkommen über den Fischfang 2024-06-17'],
  ],
  // Upon a deed others do something, or something happens to them.
  ['Mit der Unterzeichnung des Grenzvertrags endete der Streit mit Peru.', []],
  ['Mit der Kündigung des INF-Vertrags verliert Polen an Sicherheit.', []],
  ['Norwegen begründete die Sanktionen mit der Verletzung des Fischereiabkommens.', []],
  ['Russland reagierte auf die Kündigung des INF-Vertrags mit Raketentests.', []],
  // Whose end is refused is not refused; what is praised is what happened.
  ['Norwegen lehnte die Kündigung des Fischereiabkommens ab.', ['NO LEFT Fischereiabkommen denied']],
  ['Peru kündigte das Fischereiabkommen. Norwegen begrüßte dies.', ['PE LEFT Fischereiabkommen']],
  ['Das Fischereiabkommen ist umstritten. Norwegen begrüßte es, dass Peru einlenkte.', []],
  ['Das Fischereiabkommen ist umstritten. Norwegen lehnte es ab, nach Peru zu reisen.', []],
  // A state in a bracket behind who signs, two persons told as what they are, two offices that nobody holds here.
  [
    'Die Außenminister Jonas Hagen (Norwegen) und Luis Vega (Peru) unterzeichneten den Grenzvertrag.',
    [
      'NO SIGNED Grenzvertrag',
      'PE SIGNED Grenzvertrag',
      'jonas-hagen SIGNED Grenzvertrag',
      'luis-vega SIGNED Grenzvertrag',
    ],
  ],
  [
    'Der norwegische Präsident Jonas Hagen hat seinen peruanischen Amtskollegen Luis Vega empfangen. Dabei unterzeichneten die beiden Staatschefs den Grenzvertrag.',
    [
      'NO SIGNED Grenzvertrag',
      'PE SIGNED Grenzvertrag',
      'jonas-hagen SIGNED Grenzvertrag',
      'luis-vega SIGNED Grenzvertrag',
    ],
  ],
  [
    'Norwegen und Peru nähern sich an. Die beiden Außenminister unterzeichneten den Grenzvertrag.',
    ['NO SIGNED Grenzvertrag', 'PE SIGNED Grenzvertrag'],
  ],
  ['Drei Länder verhandelten. Die beiden Außenminister unterzeichneten den Grenzvertrag.', []],
  // Who alone did not.
  [
    'Norwegen hat den Grenzvertrag unterzeichnet, Peru dagegen nicht.',
    ['NO SIGNED Grenzvertrag', 'PE SIGNED Grenzvertrag denied'],
  ],
  // An exit that somebody announces is that of whose it is said to be.
  [
    'Präsident Jonas Hagen verkündete am Montag den Austritt Norwegens aus dem Fischereiabkommen.',
    ['NO LEFT Fischereiabkommen 2024-06-17'],
  ],
  // Each stretch has its own time.
  [
    'Norwegen ratifizierte den Grenzvertrag 2005, Peru 2006 und Chile 2007.',
    ['CL RATIFIED Grenzvertrag 2007', 'NO RATIFIED Grenzvertrag 2005', 'PE RATIFIED Grenzvertrag 2006'],
  ],
  [
    '2005 ratifizierten Norwegen und Peru den Grenzvertrag, 2006 Chile.',
    ['CL RATIFIED Grenzvertrag 2006', 'NO RATIFIED Grenzvertrag 2005', 'PE RATIFIED Grenzvertrag 2005'],
  ],
  [
    '2010 unterzeichnete Norwegen den Zollvertrag, 2019 das Handelsabkommen.',
    ['NO SIGNED Handelsabkommen 2019', 'NO SIGNED Zollvertrag 2010'],
  ],
  [
    'Den Grenzvertrag, den Norwegen 1994 unterzeichnet und 1997 ratifiziert hat, will Peru kündigen.',
    ['NO RATIFIED Grenzvertrag 1997', 'NO SIGNED Grenzvertrag 1994', 'PE LEFT Grenzvertrag planned'],
  ],
  ['2019 kündigt Norwegen das Grenzabkommen von 1998, sagte Eva Huber.', ['NO LEFT Grenzabkommen von 1998 2019']],
  // One more is another one.
  [
    'Norwegen trat 2010 dem Zollvertrag bei. 2019 unterzeichnete das Land auch das Handelsabkommen.',
    ['NO JOINED Zollvertrag 2010', 'NO SIGNED Handelsabkommen 2019'],
  ],
  // „Dieser“ is no town, and a town behind a preposition no attribute.
  [
    'Norwegen und Peru haben einen Grenzvertrag unterzeichnet. Dieser Vertrag wurde von Katar vermittelt.',
    ['NO SIGNED Grenzvertrag', 'PE SIGNED Grenzvertrag', 'QA NEGOTIATED Grenzvertrag'],
  ],
  // The first words name as many as the subject counts.
  [
    'Mit Chile und Mexiko traten 2019 zwei weitere Staaten dem Fischereiabkommen bei.',
    ['CL JOINED Fischereiabkommen 2019', 'MX JOINED Fischereiabkommen 2019'],
  ],
  ['Mit der Hilfe Perus traten zwei weitere Staaten dem Fischereiabkommen bei.', []],
  // What goes on has begun.
  [
    'Norwegen und Peru verhandeln seit Montag über ein Fischereiabkommen.',
    ['NO NEGOTIATED Fischereiabkommen 2024-06-17', 'PE NEGOTIATED Fischereiabkommen 2024-06-17'],
  ],
  [
    'Am Montag verhandeln Norwegen und Peru über ein Fischereiabkommen.',
    ['NO NEGOTIATED Fischereiabkommen planned 2024-06-24', 'PE NEGOTIATED Fischereiabkommen planned 2024-06-24'],
  ],
  // „als“ before who somebody is opens no clause.
  ['Als Ministerin hat Eva Huber den Streit um den Grenzvertrag beendet.', []],
  [
    'Am Montag einigten sich Norwegen und Peru auf das „Abkommen über kulturelle Zusammenarbeit“.',
    [
      'NO NEGOTIATED Abkommen über kulturelle Zusammenarbeit 2024-06-17',
      'PE NEGOTIATED Abkommen über kulturelle Zusammenarbeit 2024-06-17',
    ],
  ],
  // A thing cannot ratify.
  [
    'Norwegen und Peru haben die Artenschutzkonvention unterzeichnet. Ratifiziert hat sie bisher nur Norwegen.',
    ['NO RATIFIED Artenschutzkonvention', 'NO SIGNED Artenschutzkonvention', 'PE SIGNED Artenschutzkonvention'],
  ],
];
test.each(turns)('%s', (text, found) => {
  expect(told(text)).toEqual(found);
});

test('what is to be ended binds those with whom it was made', () => {
  const found = said('Peru droht, das Fischereiabkommen mit Norwegen zu kündigen.').map((s) => s.key);
  expect(found.sort()).toEqual(['NO PARTY_TO', 'PE LEFT planned', 'PE PARTY_TO']);
});

test('that a treaty is in force is no part of its name', () => {
  const { entities } = read('Das seit 1998 geltende Fischereiabkommen zwischen Norwegen und Peru läuft aus.');
  expect(entities.filter((e) => e.type === 'Treaty').map((e) => e.name)).toEqual(['Fischereiabkommen']);
});

test('a treaty has the days of its clauses, of the clause that shares their subject, and of a chronicle', () => {
  const datesOf = (text: string) => {
    const { signedOn, inForceOn } = read(text).entities.find((e) => e.type === 'Treaty')?.properties ?? {};
    return [signedOn, inForceOn];
  };
  expect(
    datesOf(
      'Der Grenzvertrag zwischen Norwegen und Peru wurde am 3. Mai 2019 unterzeichnet und trat am 1. Juli 2020 in Kraft.',
    ),
  ).toEqual(['2019-05-03', '2020-07-01']);
  expect(
    datesOf(
      'Grenzvertrag: Chronik\n\n3. Mai 2019: Norwegen und Peru unterzeichnen den Grenzvertrag.\n1. Juli 2020: Der Vertrag tritt in Kraft.',
    ),
  ).toEqual(['2019-05-03', '2020-07-01']);
});
