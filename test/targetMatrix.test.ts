import { expect, test } from '@jest/globals';
import { lineOf, said, statementsOf } from './said.ts';

/*
 * The other side of what is told: nouns that tell an event ("die Kritik Xs an Y") in the places of a sentence that news gives them,
 * verbs with every way to name whom they reach, and in what manner it is said. Found by crossing all frames with these shapes.
 */

test.each<readonly [text: string, statements: readonly string[]]>([
  // Words from a capital are its government's, whichever noun they have.
  ['Die Wut aus Peking auf Ungarn ist groß.', ['CN ACCUSED HU']],
  ['Appell aus Wien an Ungarn', ['AT DEMANDED HU']],
  ['Der Widerstand aus Budapest gegen die EU wächst.', ['HU REJECTED eu']],
  ['Die Kritik von Demonstranten aus Budapest an der Regierung der Türkei nahm zu.', []],
  ['Die Kritik eines Journalisten aus Peking an der Türkei nahm zu.', []],
  ['Nach Pekings Kritik an der Türkei fielen die Kurse.', ['CN ACCUSED TR']],
  // Nobody is angry with a town, and flies over one all the same.
  ['Die Empörung der SPÖ über Budapest wächst.', ['spoe ACCUSED HU']],
  ['Angela Merkel regte sich über Budapest auf.', ['angela-merkel ACCUSED HU']],
  ['Angela Merkel flog über Budapest nach Wien.', ['angela-merkel VISITED AT']],
  ['Angela Merkel sprach über Budapest.', []],
  // What was said is what a debate is about; what is to be done is open.
  ['Die Debatte über die Kritik Chinas an der Türkei dauert an.', ['CN ACCUSED TR']],
  ['Die Debatte über Sanktionen der EU gegen Ungarn dauert an.', []],
  ['Die Debatte über den Beitritt der Ukraine zur EU dauert an.', []],
  // A heading begins with a noun, not with a verb.
  ['Angriff Chinas auf die Türkei', ['CN ATTACKED TR']],
  ['Spitzen der EU gegen Ungarn', ['eu ACCUSED HU']],
  ['Widerstand von SPÖ-Chefin Eva Huber gegen die Türkei', ['eva-huber HOLDS_POSITION spoe', 'eva-huber REJECTED TR']],
  ['Dank der EU an Ungarn', ['eu SUPPORTED HU']],
  ['Dank der EU kann Ungarn an der Grenze bauen.', []],
  // The last part of a word with a hyphen keeps its frames; a quarrel over tariffs is no war.
  ['Die US-Verbalattacken auf Ungarn lösten eine Debatte aus.', ['US ACCUSED HU']],
  ['Der US-Krieg gegen den Iran geht weiter.', ['US ATTACKED IR']],
  ['Der Zoll-Krieg der USA gegen China geht weiter.', []],
  // Who parts from a body is none of it.
  ['Die SPÖ-Distanzierung von der Türkei kam spät.', ['spoe REJECTED TR']],
  ['Die Distanzierung Angela Merkels von der ÖVP kam spät.', ['angela-merkel REJECTED oevp']],
  [
    'Am Dienstag hat sich die deutsche Kanzlerin Angela Merkel von der ÖVP losgesagt.',
    ['angela-merkel REJECTED oevp', 'angela-merkel HOLDS_POSITION DE'],
  ],
  ['Am Dienstag ist die ÖVP von Angela Merkel gemaßregelt worden.', ['angela-merkel ACCUSED oevp']],
  [
    'Nach den Bitten des chinesischen Präsidenten Xi Jinping an die ÖVP fielen die Kurse.',
    ['xi-jinping HOLDS_POSITION CN', 'xi-jinping DEMANDED oevp'],
  ],
  ['Die CDU von Angela Merkel wurde gerügt.', ['angela-merkel MEMBER_OF cdu']],
  // "war die Breitseite … gegen X": nobody is against him beside the one whose it is.
  ['Grund dafür war die Breitseite der Türkei gegen Ungarn.', ['TR ACCUSED HU']],
  ['Die Türkei ist gegen den Plan Ungarns.', ['TR REJECTED HU']],
  // A family name behind a full name is somebody else's.
  [
    'Viktor Orbán hielt am Montag eine Rede. Danach hat Angela Merkel Orbán gelobt.',
    ['angela-merkel SUPPORTED viktor-orban'],
  ],
  ['Carlos Pérez hielt am Montag eine Rede. Danach hat Ana López Pérez gesprochen.', []],
  // A state that blames an office holder is not his own.
  ['Die Türkei kritisierte Außenminister Karl Huber.', ['TR ACCUSED karl-huber']],
  [
    'Die Wut der Türkei auf Kanzler Karl Huber und Ministerin Anna Holm ist groß.',
    ['TR ACCUSED karl-huber', 'TR ACCUSED anna-holm'],
  ],
  // A name between commas is closed; of two behind „von“ in a passive the last one acts.
  [
    'Angela Merkel machte dem Chef der SPÖ, Karl Huber, ihre Aufwartung.',
    ['karl-huber HOLDS_POSITION spoe', 'angela-merkel MET karl-huber'],
  ],
  [
    'Am Dienstag sind die Pläne von Viktor Orbán von Angela Merkel kritisiert worden.',
    ['angela-merkel ACCUSED viktor-orban'],
  ],
  [
    'Viktor Orbán hielt eine Rede. Danach hat Angela Merkel Orbáns Politik kritisiert.',
    ['angela-merkel ACCUSED viktor-orban'],
  ],
  // Where a government sits is not where somebody goes.
  ['Angela Merkel fuhr der Regierung in Budapest in die Parade.', ['angela-merkel DEMANDED HU']],
  ['Angela Merkel reiste zur Regierung in Budapest.', ['angela-merkel VISITED HU']],
  ['Am Dienstag hat Angela Merkel von der ÖVP geschwärmt.', ['angela-merkel SUPPORTED oevp']],
  // An infinitive before the verb is a clause of its own.
  ['Die Absicht Serbiens, die Ukraine zu kritisieren, hat Merkel begrüßt.', ['RS ACCUSED UA planned']],
  [
    'Die Entscheidung der EU, Sanktionen gegen Russland zu verhängen, hat China kritisiert.',
    ['CN ACCUSED eu', 'eu SANCTIONED RU planned'],
  ],
  ['Orbáns Drohung, die Nato zu verlassen, wies Merkel zurück.', ['angela-merkel REJECTED viktor-orban']],
  ['Merkel, die Ukraine zu kritisieren, wagte niemand.', []],
  // Pronouns and descriptions as objects.
  ['Die Türkei hat am Sonntag gewählt. Angela Merkel hat ihr gedankt.', ['angela-merkel SUPPORTED TR']],
  ['Eva Huber trat am Montag auf. Danach hat ihr Angela Merkel gedankt.', ['angela-merkel SUPPORTED eva-huber']],
  ['Eva Huber trat am Montag auf. Angela Merkel hat sich von ihr distanziert.', ['angela-merkel REJECTED eva-huber']],
  [
    'Viktor Orbán und Gabriel Boric traten am Montag auf. Angela Merkel hat ihnen gedankt.',
    ['angela-merkel SUPPORTED viktor-orban', 'angela-merkel SUPPORTED gabriel-boric'],
  ],
  [
    'Viktor Orbán und Gabriel Boric traten am Montag auf. Angela Merkel hat sie gelobt.',
    ['angela-merkel SUPPORTED viktor-orban', 'angela-merkel SUPPORTED gabriel-boric'],
  ],
  ['Viktor Orbán und Gabriel Boric lasen zwei Berichte. Angela Merkel hat sie gelobt.', []],
  ['Die Türkei und der Iran haben gewählt. Danach kamen Demonstranten. Angela Merkel hat ihnen gedankt.', []],
  [
    'Eva Huber (SPÖ) trat am Montag auf. Angela Merkel hat sich mit der Politikerin solidarisch erklärt.',
    ['eva-huber MEMBER_OF spoe', 'angela-merkel SUPPORTED eva-huber'],
  ],
  [
    'Eva Huber (SPÖ) trat am Montag auf. Die Kritik Angela Merkels an der SPÖ-Politikerin ist neu.',
    ['eva-huber MEMBER_OF spoe', 'eva-huber MEMBER_OF spoe', 'angela-merkel ACCUSED eva-huber'],
  ],
  // What stays out has not come, what stands before has not come yet.
  ['Der Angriff Serbiens auf die Türkei blieb aus.', ['RS ATTACKED TR denied']],
  ['Der Angriff Serbiens auf die Türkei steht bevor.', ['RS ATTACKED TR planned']],
  ['Nun droht ein Angriff Serbiens auf die Türkei.', []],
  ['Die Sanktionen Serbiens gegen die Türkei drohen zu scheitern.', ['RS SANCTIONED TR']],
  ['Die Kritik Serbiens an der Türkei fiel scharf aus.', ['RS ACCUSED TR']],
  ['Bald Kritik Serbiens an der Türkei?', []],
])('%s', (text, statements) => {
  expect(said(text).sort()).toEqual([...statements].sort());
});

/** What governs a clause decides how real it is: what the text says of Serbia and Ukraine under each. */
test.each<readonly [text: string, status: string]>([
  ['Ein Sprecher dementierte, dass Serbien Sanktionen gegen die Ukraine verhängt habe.', 'denied'],
  ['Serbien hat angeblich Sanktionen gegen die Ukraine verhängt.', 'claimed'],
  ['Unklar ist, ob Serbien Sanktionen gegen die Ukraine verhängt hat.', 'none'],
  ['Hat Serbien Sanktionen gegen die Ukraine verhängt?', 'none'],
  ['Angela Merkel forderte, dass Serbien Sanktionen gegen die Ukraine verhängt.', 'none'],
  ['Beinahe hätte Serbien Sanktionen gegen die Ukraine verhängt.', 'none'],
  ['Bevor Serbien Sanktionen gegen die Ukraine verhängt, müssen die Minister entscheiden.', 'none'],
  ['Serbien verhängte Sanktionen gegen die Ukraine.', 'asserted'],
  ['Unklar ist, ob Angela Merkel die Sanktionen Serbiens gegen die Ukraine mitträgt.', 'asserted'],
  ['Serbien schloss aus, die Ukraine anzugreifen.', 'denied'],
  ['Serbien schloss nicht aus, die Ukraine anzugreifen.', 'none'],
  ['Serbien würde die Ukraine angreifen.', 'none'],
  ['Serbien zögert, die Ukraine zu kritisieren.', 'none'],
  ['Serbien zögerte nicht, die Ukraine zu kritisieren.', 'asserted'],
  ['Angela Merkel hinderte Serbien daran, die Ukraine anzugreifen.', 'none'],
  ['Gerüchte, dass Serbien die Ukraine angegriffen habe, machten die Runde.', 'none'],
  ['Der Verdacht, dass Serbien die Ukraine angegriffen hat, ist alt.', 'claimed'],
  ['Der Türkei gelang es nicht, die Ukraine anzugreifen, Serbien gelang es, die Ukraine anzugreifen.', 'asserted'],
  ['Die Absicht von Serbien, die Ukraine anzugreifen, löste eine Debatte aus.', 'planned'],
  ['Der Plan Serbiens, Waffen an die Ukraine zu liefern, löste eine Debatte aus.', 'planned'],
  ['Die Weigerung Serbiens, die Ukraine zu unterstützen, ist neu.', 'denied'],
  ['Serbien wagte es, die Ukraine anzugreifen.', 'asserted'],
])('%s %s', (text, status) => {
  const found = statementsOf(text).filter(({ from, to }) => from === 'country:RS' && to === 'country:UA');
  expect([...new Set(found.filter(({ type }) => type !== 'REJECTED').map((s) => s.status))]).toEqual(
    status === 'none' ? [] : [status],
  );
});

interface Noun {
  readonly nom: string;
  readonly gen: string;
  readonly dat: string;
  readonly acc: string;
  /** Without an article, as headings have it. */
  readonly bare: string;
  readonly type: string;
  /** Preposition and case of whom it reaches. */
  readonly to: readonly [preposition: string, slot: 'dat' | 'acc'];
}

const noun = (
  forms: readonly [nom: string, gen: string, dat: string, acc: string],
  bare: string,
  type: string,
  ...to: [preposition: string, slot: 'dat' | 'acc']
): Noun => ({ nom: forms[0], gen: forms[1], dat: forms[2], acc: forms[3], bare, type, to });

const nouns: readonly Noun[] = [
  noun(['die Kritik', 'der Kritik', 'der Kritik', 'die Kritik'], 'Kritik', 'ACCUSED', 'an', 'dat'),
  noun(['der Vorwurf', 'des Vorwurfs', 'dem Vorwurf', 'den Vorwurf'], 'Vorwurf', 'ACCUSED', 'gegen', 'acc'),
  noun(['der Ärger', 'des Ärgers', 'dem Ärger', 'den Ärger'], 'Ärger', 'ACCUSED', 'über', 'acc'),
  noun(['das Lob', 'des Lobs', 'dem Lob', 'das Lob'], 'Lob', 'SUPPORTED', 'für', 'acc'),
  noun(['der Dank', 'des Danks', 'dem Dank', 'den Dank'], 'Dank', 'SUPPORTED', 'an', 'acc'),
  noun(['der Appell', 'des Appells', 'dem Appell', 'den Appell'], 'Appell', 'DEMANDED', 'an', 'acc'),
  noun(['die Drohung', 'der Drohung', 'der Drohung', 'die Drohung'], 'Drohung', 'THREATENED', 'gegen', 'acc'),
  noun(
    ['der Widerstand', 'des Widerstands', 'dem Widerstand', 'den Widerstand'],
    'Widerstand',
    'REJECTED',
    'gegen',
    'acc',
  ),
  noun(['das Treffen', 'des Treffens', 'dem Treffen', 'das Treffen'], 'Treffen', 'MET', 'mit', 'dat'),
];

/** Who acts, behind the noun. */
const owners: readonly (readonly [behind: string, id: string])[] = [
  ['Chinas', 'CN'],
  ['der Türkei', 'TR'],
  ['der SPÖ', 'spoe'],
  ['von Angela Merkel', 'angela-merkel'],
  ['der chinesischen Regierung', 'CN'],
  ['des chinesischen Präsidenten Xi Jinping', 'xi-jinping'],
  ['von SPÖ-Chefin Eva Huber', 'eva-huber'],
];

interface Target {
  readonly dat: string;
  readonly acc: string;
  readonly ids: readonly string[];
  /** A sentence before it. */
  readonly before?: string;
}

const targets: readonly Target[] = [
  { dat: 'Viktor Orbán', acc: 'Viktor Orbán', ids: ['viktor-orban'] },
  {
    dat: 'dem ungarischen Regierungschef Viktor Orbán',
    acc: 'den ungarischen Regierungschef Viktor Orbán',
    ids: ['viktor-orban'],
  },
  {
    dat: 'Ungarns Regierungschef',
    acc: 'Ungarns Regierungschef',
    ids: ['viktor-orban'],
    before: 'Ungarns Regierungschef Viktor Orbán reiste am Montag ab.',
  },
  { dat: 'dem Chef der FPÖ, Karl Huber,', acc: 'den Chef der FPÖ, Karl Huber,', ids: ['karl-huber'] },
  {
    dat: 'Viktor Orbán und Gabriel Boric',
    acc: 'Viktor Orbán und Gabriel Boric',
    ids: ['viktor-orban', 'gabriel-boric'],
  },
  { dat: 'Orbán', acc: 'Orbán', ids: ['viktor-orban'], before: 'Viktor Orbán reiste am Montag ab.' },
  { dat: 'Ungarn', acc: 'Ungarn', ids: ['HU'] },
  { dat: 'dem Kreml', acc: 'den Kreml', ids: ['RU'] },
  { dat: 'der Regierung in Budapest', acc: 'die Regierung in Budapest', ids: ['HU'] },
  { dat: 'Ungarn, Chile und dem Iran', acc: 'Ungarn, Chile und den Iran', ids: ['HU', 'CL', 'IR'] },
  { dat: 'dem Land', acc: 'das Land', ids: ['HU'], before: 'Ungarn hat am Sonntag gewählt.' },
  { dat: 'der ÖVP', acc: 'die ÖVP', ids: ['oevp'] },
];

const nounShapes: readonly ((noun: Noun, rest: string) => string)[] = [
  ({ nom }, rest) => `${nom} ${rest} hat die Märkte verunsichert.`,
  ({ nom }, rest) => `Am Montag löste ${nom} ${rest} eine Debatte aus.`,
  ({ gen }, rest) => `Wegen ${gen} ${rest} fielen die Kurse.`,
  ({ dat }, rest) => `Nach ${dat} ${rest} fielen die Kurse.`,
  ({ gen }, rest) => `Die Kurse fielen trotz ${gen} ${rest}.`,
  ({ acc }, rest) => `Die Zeitungen berichteten über ${acc} ${rest}.`,
  ({ nom }, rest) => `Die Kurse fielen, weil ${nom} ${rest} die Märkte verunsicherte.`,
  ({ bare }, rest) => `${bare} ${rest}`,
  ({ bare }, rest) => `Kurse fallen nach ${bare} ${rest}`,
];

interface Verb {
  readonly type: string;
  readonly participle: string;
  readonly slot: 'dat' | 'acc';
  readonly preposition?: string;
  readonly tail?: string;
}
const verbs: readonly Verb[] = [
  { type: 'ACCUSED', participle: 'kritisiert', slot: 'acc' },
  { type: 'SUPPORTED', participle: 'gedankt', slot: 'dat', tail: 'für die Hilfe' },
  { type: 'DEMANDED', participle: 'aufgefordert', slot: 'acc', tail: 'zum Einlenken' },
  { type: 'REJECTED', participle: 'distanziert', slot: 'dat', preposition: 'von' },
  { type: 'ACCUSED', participle: 'geschimpft', slot: 'acc', preposition: 'über' },
];
const verbShapes: readonly ((object: string, participle: string, self: string) => string)[] = [
  (object, participle, self) => `Angela Merkel hat ${self} ${object} ${participle}.`,
  (object, participle, self) => `Am Dienstag hat ${self} die deutsche Kanzlerin Angela Merkel ${object} ${participle}.`,
  (object, participle, self) => `Für Aufsehen sorgte, dass Angela Merkel ${self} ${object} ${participle} hat.`,
];

const tidied = (text: string): string => {
  const plain = text
    .replace(/ +/g, ' ')
    .replace(/,([.,])/g, '$1')
    .replace('von dem ', 'vom ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

/** What a text tells of doings; offices and memberships are no part of the question. */
const doings = (text: string): string[] =>
  statementsOf(text)
    .filter(({ type }) => type !== 'HOLDS_POSITION' && type !== 'MEMBER_OF')
    .map((statement) => lineOf(statement));

/** The texts that do not say exactly what they should, either way round where the relation has no direction. */
const misread = (text: string, from: string, type: string, ids: readonly string[]): string[] => {
  const lines = ids.map((id) => `${from} ${type} ${id}`);
  const found = doings(text).map((line) =>
    type === 'MET' && !lines.includes(line) ? line.split(' ').reverse().join(' ') : line,
  );
  return lines.every((line) => found.includes(line)) && found.every((line) => lines.includes(line))
    ? []
    : [`${text} → ${found.join(', ')}`];
};

/** Of a thousand sentences so many may be misread. */
const mostMisread = 5;

test('a noun that tells an event says so wherever it stands', () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [n, one] of nouns.entries())
    for (const [o, [behind, from]] of owners.entries())
      for (const [s, shape] of nounShapes.entries()) {
        // Each noun meets each owner in each shape, and the targets in turn.
        const { before, ids, ...forms } = targets[(n + o * 5 + s * 7) % targets.length] as Target;
        const [preposition, slot] = one.to;
        const isHeading = s >= nounShapes.length - 2;
        if (isHeading && before !== undefined) continue;
        count++;
        const sentence = tidied(shape(one, `${behind} ${preposition} ${forms[slot]}`));
        wrong.push(...misread(before === undefined ? sentence : `${before} ${sentence}`, from, one.type, ids));
      }
  expect(count).toBeGreaterThan(450);
  expect(wrong.length <= (count * mostMisread) / 1000 ? [] : wrong).toEqual([]);
});

test('a verb reaches whom it names in every way to name him', () => {
  const wrong: string[] = [];
  let count = 0;
  for (const { type, participle, slot, preposition = '', tail = '' } of verbs)
    for (const { before, ids, ...forms } of targets)
      for (const shape of verbShapes) {
        count++;
        const self = participle === 'distanziert' ? 'sich' : '';
        const sentence = tidied(shape(`${preposition} ${forms[slot]} ${tail}`, participle, self));
        wrong.push(...misread(before === undefined ? sentence : `${before} ${sentence}`, 'angela-merkel', type, ids));
      }
  expect(count).toBe(verbs.length * targets.length * verbShapes.length);
  expect(wrong.length <= (count * mostMisread) / 1000 ? [] : wrong).toEqual([]);
});
