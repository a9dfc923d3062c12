import type { Clause, Document, Mention, Phrase, Token } from '../model.ts';
import { readData } from '../readData.ts';

/* Guest and host of a visit that was told before: "Der Gast dankte", "sein Gastgeber". */

const data = readData<{ readonly arrivals: readonly string[]; readonly receptions: readonly string[] }>(
  'languages/de/references.json',
);
const arrivals = new Set(data.arrivals);

const receptions = new Set(data.receptions);

/** Guest and host of the visit that the last sentences tell, where each is one person. */
export const visitBefore = (
  document: Document,
  linkedAt: ReadonlyMap<number, readonly Mention[]>,
  at: number,
): [guest: string | undefined, host: string | undefined] => {
  const { tokens, clauses, phrases } = document;
  const { sentence } = tokens[at] as Token;
  const personIn = (clause: Clause, role: string, preposition?: string): string | undefined => {
    const found = new Set<string>();
    for (const argument of clause.arguments) {
      const phrase = phrases[argument.phrase] as Phrase;
      if (argument.role !== role || (preposition !== undefined && phrase.preposition !== preposition)) continue;
      for (let i = phrase.first; i < phrase.last; i++)
        for (const m of linkedAt.get(i) ?? []) if (m.type === 'Person') found.add(m.entity as string);
    }
    const [only] = found;
    return found.size === 1 ? only : undefined;
  };
  for (let k = clauses.length - 1; k >= 0; k--) {
    const clause = clauses[k] as Clause;
    if (clause.first >= at || sentence - clause.sentence > 3 || clause.verb === undefined) continue;
    const passive = clause.voice === 'passive';
    if (receptions.has(clause.verb))
      return passive
        ? [personIn(clause, 'subject'), personIn(clause, 'prepositional', 'von')]
        : [personIn(clause, 'accusative'), personIn(clause, 'subject')];
    // "sicherte bei einem Besuch in Kiew Hilfe zu"
    const visit = clause.arguments.some(({ phrase }) => {
      const { preposition, head } = phrases[phrase] as Phrase;
      return /^(?:bei|nach|während)$/.test(preposition ?? '') && /besuch$/i.test((tokens[head] as Token).lemma);
    });
    if ((arrivals.has(clause.verb) || visit) && !passive) {
      const guest = personIn(clause, 'subject');
      const host = personIn(clause, 'accusative') ?? personIn(clause, 'prepositional', 'mit');
      if (guest !== undefined)
        return [
          guest,
          host ?? metWith(document, linkedAt, clause, guest) ?? namedSince(document, linkedAt, clause, guest, at),
        ];
    }
  }
  return [undefined, undefined];
};

/** The only other person of the sentence that tells a journey. */
const metWith = (
  document: Document,
  linkedAt: ReadonlyMap<number, readonly Mention[]>,
  journey: Clause,
  guest: string,
): string | undefined => {
  const sentence = document.sentences[journey.sentence];
  const others = new Set<string>();
  for (let i = sentence?.first ?? 0; i < (sentence?.last ?? 0); i++)
    for (const m of linkedAt.get(i) ?? [])
      if (m.type === 'Person' && m.entity !== guest) others.add(m.entity as string);
  const [only] = others;
  return others.size === 1 ? only : undefined;
};

/** The only other person who is named between a journey and a token: "X reiste nach Wien. Dort traf er Y. Sein Gastgeber …" */
const namedSince = (
  document: Document,
  linkedAt: ReadonlyMap<number, readonly Mention[]>,
  journey: Clause,
  guest: string,
  at: number,
): string | undefined => {
  const others = new Set<string>();
  for (let i = document.sentences[journey.sentence]?.first ?? at; i < at; i++)
    for (const m of linkedAt.get(i) ?? [])
      if (m.type === 'Person' && m.entity !== guest) others.add(m.entity as string);
  const [only] = others;
  return others.size === 1 ? only : undefined;
};
