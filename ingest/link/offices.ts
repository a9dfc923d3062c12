import { addTo } from '../../graph/lists.ts';
import { organisationOf } from '../knowledge/lexicon.ts';
import { type Office, officeOf } from '../knowledge/offices.ts';
import { isHead, ownersOfLeader } from '../knowledge/owners.ts';
import type { Mention, Token } from '../model.ts';
import { startsUpper } from '../recognise/shape.ts';
import { rulers, rulesElsewhere } from './knownHolders.ts';

/*
 * Offices alone ("der russische Präsident", "der HDP-Chef", "die Kanzlerin"): whoever is said to hold that office in the same
 * article. Two holders who fit equally well leave it open.
 */

/** Offices that a person is said to hold: beside the name, or in apposition behind it. */
interface Held {
  readonly entity: string;
  /** "Ex-Präsident", "der frühere Minister": he has it no more. */
  readonly former: boolean;
  readonly office: Office;
  readonly owners: ReadonlySet<string>;
  /** The party that the office word begins with: "ÖVP-Minister". */
  readonly party: string | undefined;
  /** Class of the office, see `classOf`. */
  readonly class: string;
  readonly at: number;
  readonly sentence: number;
}

interface View {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  readonly at: readonly (readonly Mention[])[];
  readonly genders: ReadonlyMap<string, 'm' | 'f'>;
  /** Mentions by name of each person, and the mentions of countries in each sentence. */
  readonly named: ReadonlyMap<string, readonly Mention[]>;
  readonly countries: ReadonlyMap<number, readonly Mention[]>;
  /** Persons named in each sentence. */
  readonly persons: ReadonlyMap<number, readonly Mention[]>;
  /** Results of `closeness` by person and country. */
  readonly close: Map<string, number>;
  readonly clauseOf: ArrayLike<number>;
}

/** How far from an office its holder is looked for, in sentences. */
const reach = 40;
/** Holders that are looked at before an office, and as many behind it: an endless list of ministers has thousands within reach. */
const mostHolders = 250;

/** The offices that persons are said to hold, in the order of the text and by what they are asked for. */
interface Holders {
  readonly all: readonly Held[];
  readonly byPerson: ReadonlyMap<string, readonly Held[]>;
  readonly byClass: ReadonlyMap<string, readonly Held[]>;
}

/** Links the mentions by office alone that have a holder in the article; `genders` by id of the person. Changes the mentions. */
export const linkOffices = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  genders: ReadonlyMap<string, 'm' | 'f'>,
  clauseOf: ArrayLike<number>,
): void => {
  const open = mentions.filter((mention) => mention.how === 'office' && mention.entity === undefined);
  if (open.length === 0) return;
  const at: Mention[][] = tokens.map(() => []);
  for (const mention of mentions) for (let i = mention.first; i < mention.last; i++) at[i]?.push(mention);
  const named = new Map<string, Mention[]>();
  const countries = new Map<number, Mention[]>();
  const persons = new Map<number, Mention[]>();
  for (const mention of mentions) {
    if (mention.entity === undefined) continue;
    if (mention.type === 'Person' && mention.how === 'name') {
      addTo(named, mention.entity, mention);
      addTo(persons, (tokens[mention.first] as Token).sentence, mention);
    }
    if (mention.type === 'Country') addTo(countries, (tokens[mention.first] as Token).sentence, mention);
  }
  const view: View = { tokens, mentions, at, genders, named, countries, persons, close: new Map(), clauseOf };
  const held = holdersOf(heldOffices(view));
  for (const mention of open) linkOffice(view, mention, held);
  for (const mention of open) if (mention.entity === undefined) linkIntroduced(view, mention, held);
};

/** Offices of which a state or party has one: only they can stand for a person without more. */
const singular = new Set(['head', 'government', 'minister', 'body']);

/**
 * "Viele nannten Laurent Fabius einen Verräter. Frankreichs Außenminister …", "Premier Orbán tobte. …, sagte der Fidesz-Chef":
 * news name somebody once and then say what office he has. Only of the one person named in this sentence and the one before;
 * who has an office already may only have one more in the same state.
 */
const linkIntroduced = (view: View, mention: Mention, held: Holders): void => {
  const word = mention.last - 1;
  const office = officeOf(textOf(view, word));
  if (office === undefined || !singular.has(office.kind) || isListed(view, mention)) return;
  const article = textOf(view, mention.first - 1);
  const owners = ownersOf(view, word);
  if (!/^(?:der|die|dem|den|des)$/i.test(article) && owners.size === 0) return;
  const here = sentenceOf(view, mention.first);
  let person: Mention | undefined;
  let several = false;
  for (const other of [...(view.persons.get(here - 1) ?? []), ...(view.persons.get(here) ?? [])]) {
    if (other.first > mention.first) continue;
    if (person !== undefined && person.entity !== other.entity) several = true;
    person ??= other;
  }
  // "Minister X zeigte ein Video, auf dem Y zu sehen sei. Der Vizechef der Z steht …": who has no office yet and is brought in there.
  if (several) person = newcomerBefore(view, mention, held);
  if (person?.entity === undefined || isPartner(view, mention, person.entity)) return;
  const { entity } = person;
  const gender = view.genders.get(entity);
  if (gender === 'm' ? mention.person?.gender === 'f' : gender === 'f' && office.gender === 'm') return;
  const wanted = classOf(office, owners);
  const others = held.byClass.get(wanted) ?? [];
  if (others.some((one) => one.entity !== entity && sharesOwner(one.owners, owners))) return;
  const own = held.byPerson.get(entity) ?? [];
  const states = new Set([...ownersOfLeader(entity), ...own.flatMap((one) => [...one.owners])]);
  const bodies = [...owners].filter((owner) => owner.startsWith('organisation:'));
  const fits =
    owners.size === 0
      ? own.length === 0
      : bodies.length > 0
        ? bodies.some((body) => states.has(stateOfBody(body)) || states.has(body)) ||
          // "Oppositionsführer X … Der Chef der VMRO": who leads the opposition leads a party.
          own.some((one) => /^opposition/i.test(one.office.lemma))
        : own.length === 0 && [...owners].some((owner) => states.has(owner));
  // "X gehört zu den Reichsten. Der Vizechef der Y …": what the next sentence begins with, of somebody whose office was not told.
  if (several && own.length > 0) return;
  // "Rebellenführer X hat Goma eingenommen. Der frühere Chef der Wahlkommission …": what he was before he had this office.
  const isPast = former.test(textOf(view, mention.last - 2)) && own.every((one) => !former.test(one.office.lemma));
  const begins =
    !fits &&
    bodies.length > 0 &&
    (own.length === 0 || (isPast && !several)) &&
    (several ? opensSentence(view, mention) : beginsAbout(view, mention, person));
  if (!fits && !begins) return;
  // Without an office so far it must be where the text brings the person in, by the full name.
  if (bodies.length === 0) {
    const first = (view.named.get(entity) ?? []).find((m) => (m.person?.parts.length ?? 0) > 1);
    if (first === undefined || here - sentenceOf(view, first.first) > 1 || officeOf(textOf(view, first.first - 1)))
      return;
    if (owners.size === 0 && !startsSentence(view, mention)) return;
  }
  mention.entity = entity;
  mention.confidence = begins ? 0.65 : 0.7;
  mention.because.push('the one person named just before it');
};

/** Words for an office that somebody has no more. */
const former = /^(?:früher|ehemalig|einstig|vormalig)(?:e[nrms]?)?$|^ex-/i;

/** Words by which a sentence goes on to somebody else. */
const contrasts =
  /^(?:dagegen|hingegen|indes|indessen|jedoch|auch|ebenfalls|ebenso|wiederum|widersprach|widerspricht|konterte|entgegnete|erwiderte)$/;

/**
 * True of an office with its body that begins a sentence, right behind the one that brings in a person by full name and without an
 * office, as its subject in the same paragraph.
 */
const beginsAbout = (view: View, mention: Mention, person: Mention): boolean => {
  const here = sentenceOf(view, mention.first);
  const first = view.named.get(person.entity as string)?.[0];
  if (first === undefined || sentenceOf(view, person.first) !== here - 1) return false;
  if ((person.person?.parts.length ?? 0) < 2 && first === person) return false;
  const opening = view.tokens[mention.first - 1];
  if (opening === undefined || !opensSentence(view, mention)) return false;
  // Named at the start of the sentence before, so that it is about him.
  if (view.tokens[person.first - 2]?.sentence === here - 1 && officeOf(textOf(view, person.first - 1)) === undefined)
    return false;
  return describes(view, person) && !speaksOfAnother(view, mention);
};

/** "X gehört zu den Reichsten", "X gilt als Y", "Rebellenführer X": the sentence says who somebody is, and not only what he did. */
const describes = (view: View, person: Mention): boolean => {
  if (officeOf(textOf(view, person.first - 1)) !== undefined) return true;
  const verb = textOf(view, person.last);
  return /^(?:gehört|gehörte|gilt|galt|zählt|zählte|stammt|stammte|heißt)$/.test(verb);
};

/** "Der Chef der NSA warf ihm Verrat vor": he of whom the sentence before was is another than the one who acts. */
const speaksOfAnother = (view: View, mention: Mention): boolean => {
  const here = sentenceOf(view, mention.first);
  for (let i = mention.last; view.tokens[i]?.sentence === here; i++)
    if (/^(?:ihm|ihn)$/.test(textOf(view, i))) return true;
  return false;
};

/** True of an office that a sentence begins with, and that nothing sets against what was said before. */
const opensSentence = (view: View, mention: Mention): boolean => {
  const here = sentenceOf(view, mention.first);
  if ((view.tokens[mention.first - 2]?.sentence ?? -1) === here) return false;
  for (let i = mention.last; view.tokens[i]?.sentence === here; i++) if (contrasts.test(textOf(view, i))) return false;
  return true;
};

/** The one person of the sentence before who has no office, named there last and for the first time, by the full name. */
const newcomerBefore = (view: View, mention: Mention, held: Holders): Mention | undefined => {
  const before = view.persons.get(sentenceOf(view, mention.first) - 1) ?? [];
  const last = before.at(-1);
  if (last?.entity === undefined || (held.byPerson.get(last.entity)?.length ?? 0) > 0) return undefined;
  const isNew = view.named.get(last.entity)?.[0] === last && (last.person?.parts.length ?? 0) > 1;
  const others = before.filter((m) => m.entity !== last.entity);
  return isNew && others.every((m) => (held.byPerson.get(m.entity as string)?.length ?? 0) > 0) ? last : undefined;
};

const holdersOf = (all: readonly Held[]): Holders => {
  const byPerson = new Map<string, Held[]>();
  const byClass = new Map<string, Held[]>();
  for (const one of all) {
    addTo(byPerson, one.entity, one);
    addTo(byClass, one.class, one);
  }
  return { all, byPerson, byClass };
};

const sharesOwner = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  (a.size === 0 && b.size === 0) || [...a].some((owner) => b.has(owner));

const stateOfBody = (body: string): string => `country:${organisationOf(body)?.parent ?? ''}`;

/** At the beginning of a sentence or behind a colon, article and adjectives before it left out. */
const startsSentence = (view: View, mention: Mention): boolean => {
  const before = mention.first - 2;
  return (
    before < 0 ||
    sentenceOf(view, before) !== sentenceOf(view, mention.first) ||
    textOf(view, before) === ':' ||
    textOf(view, before) === '–'
  );
};

const sentenceOf = (view: View, index: number): number => (view.tokens[index] as Token).sentence;
const textOf = (view: View, index: number): string => view.tokens[index]?.text ?? '';

/** Entities that an office word belongs to: its adjective, the first part of the compound, the genitive before or behind. */
const ownersOf = (view: View, at: number): Set<string> => {
  const owners = new Set<string>();
  const sentence = sentenceOf(view, at);
  const add = (index: number, accept: (mention: Mention) => boolean): boolean => {
    let found = false;
    if (view.tokens[index]?.sentence !== sentence) return false;
    for (const mention of view.at[index] ?? [])
      if (mention.entity !== undefined && mention.type !== 'Treaty' && accept(mention)) {
        owners.add(mention.entity);
        found = true;
      }
    return found;
  };
  add(at, (m) => m.how === 'adjective');
  let i = at - 1;
  for (; i >= 0 && view.tokens[i]?.pos === 'ADJ'; i--) add(i, (m) => m.how === 'adjective');
  if (/[s’']$/.test(textOf(view, i))) add(i, (m) => m.how !== 'adjective' && m.type !== 'Person');
  // "Präsident der Türkei", "Chef von Podemos", "Außenminister Irans"
  let j = at + 1;
  // "lobte der Minister Ungarn": a state that stands in no genitive is the object.
  const isOwner = (m: Mention): boolean =>
    m.how === 'name' && (m.type === 'Organisation' || (m.type === 'Country' && /[s’']$/.test(m.text)));
  if (!add(j, isOwner) && /^(?:der|des|von|vom)$/.test(textOf(view, j))) {
    j++;
    while (view.tokens[j]?.pos === 'ADJ' && (view.at[j] ?? []).every((m) => m.how === 'adjective')) j++;
    add(j, (m) => m.how === 'name' && m.type !== 'Person');
  }
  return owners;
};

/** An office as the text has it at a token, and the party that an office of the state begins with: "der ÖVP-Minister" is a minister. */
const officeAt = (view: View, at: number): { readonly office: Office | undefined; readonly party?: string } => {
  const text = textOf(view, at);
  const whole = officeOf(text);
  if (whole?.kind !== 'minister' && whole?.kind !== 'government') return { office: whole };
  const party = (view.at[at] ?? []).find(
    (m) => m.how === 'adjective' && m.entity !== undefined && organisationOf(m.entity)?.kind === 'party',
  )?.entity;
  return party === undefined ? { office: whole } : { office: officeOf(text.slice(text.indexOf('-') + 1)), party };
};

/** Token behind a short bracket: "(62)", "(62, SPÖ)"; the token itself where there is none. */
const behindBracket = (view: View, at: number): number => {
  if (textOf(view, at) !== '(') return at;
  for (let i = at + 1; i < at + 6; i++) if (textOf(view, i) === ')') return i + 1;
  return at;
};

const copulas = /^(?:ist|war|wurde|wird|bleibt|blieb)$/;

const heldOffices = (view: View): Held[] => {
  const held: Held[] = [];
  for (const mention of view.mentions) {
    if (mention.type !== 'Person' || mention.how !== 'name' || mention.entity === undefined) continue;
    const { entity } = mention;
    const sentence = sentenceOf(view, mention.first);
    const say = (at: number): void => {
      const token = view.tokens[at];
      if (token === undefined || token.sentence !== sentence) return;
      const { office, party } = officeAt(view, at);
      if (office === undefined || office.kind === 'role' || office.kind === 'title' || office.kind === 'personal')
        return;
      const owners = ownersOf(view, at);
      if (party !== undefined) owners.delete(party);
      const isOver = /^(?:ex|alt)-/i.test(office.lemma) || former.test(textOf(view, at - 1));
      held.push({
        entity,
        former: isOver,
        office,
        owners,
        party,
        class: classOf(office, owners),
        at: mention.first,
        sentence,
      });
    };
    // "hat die Kanzlerin | Donald Trump getroffen": an office that was read by itself is another's.
    if (view.at[mention.first - 1]?.every((m) => m.how !== 'office') !== false) say(mention.first - 1);
    // "Präsident der Türkei, X" and "Chef der HDP, X": the office before the comma.
    if (textOf(view, mention.first - 1) === ',')
      for (let i = mention.first - 2; i >= mention.first - 7 && i >= 0; i--) {
        if (textOf(view, i) === ',') break;
        if (officeOf(textOf(view, i)) !== undefined) {
          say(i);
          break;
        }
      }
    // "X ist seit 2010 Ministerpräsident von Y"
    if (copulas.test(textOf(view, mention.last)))
      for (let i = mention.last + 1; i < mention.last + 6; i++) {
        const token = view.tokens[i];
        if (officeOf(token?.text ?? '') !== undefined) say(i);
        if (token === undefined || !/^(?:ADP|NUM|ADV|ADJ|DET)$/.test(token.pos)) break;
      }
    // "X, die Chefin des Y", "X, stellvertretender Außenminister", "X (62), Generalsekretär der Nato"
    const behind = behindBracket(view, mention.last);
    if (textOf(view, behind) === ',')
      for (let i = behind + 1; i < behind + 6; i++) {
        const token = view.tokens[i];
        if (
          token === undefined ||
          token.text === ',' ||
          token.pos === 'VERB' ||
          token.pos === 'AUX' ||
          token.pos === 'PRON'
        )
          break;
        if (startsUpper(token.text) && officeOf(token.text) !== undefined) {
          say(i);
          break;
        }
      }
  }
  return held.sort((a, b) => a.at - b.at);
};

/** What the one is a diplomat of who is called the chief of them. */
const foreignAffairs = /^(?:.*außenminister|.*außenbeauftragte[nr]?|.*außenpolitikbeauftragte[nr]?)(?:in)?$/i;

const royal = /könig|kaiser|zar|fürst|herzog|emir|sultan|monarch|prinz|schah|thronfolger/;

/** "der Monarch" is a king as well, "die Ministerin" one of any ministry. */
const isWider = (wanted: Office, held: Held): boolean => {
  const head = wanted.head.toLowerCase();
  if (
    wanted.kind === 'minister' &&
    (head === 'minister' || head === 'ressortchef') &&
    wanted.head.length === wanted.lemma.replace(/in$/, '').length
  )
    return held.office.kind === 'minister';
  if (/^chefdiplomat(?:in)?$/.test(head)) return foreignAffairs.test(held.office.lemma);
  return (
    (head === 'monarch' || head === 'regent') &&
    held.class.startsWith('royal ') &&
    !/prinz|thronfolger/.test(held.class)
  );
};

/** Offices that one word may stand for another of: Staatschef for Präsident, Premier for Ministerpräsident. */
const classOf = (office: Office, owners: ReadonlySet<string>): string => {
  const head = office.head.toLowerCase();
  const ownedByState = [...owners].some((owner) => owner.startsWith('country:'));
  if (office.kind === 'head') {
    if (royal.test(head)) return `royal ${head}`;
    const body = [...owners].some((owner) => owner.startsWith('organisation:'));
    return body && !ownedByState ? 'chief' : 'head';
  }
  if (office.kind === 'government') return head.startsWith('vize') ? head : 'government';
  if (head === 'chef' || head === 'führer') return ownedByState ? 'head' : 'chief';
  if (
    /^(?:vorsitzende|parteichef|parteivorsitzende|obmann|parteiobmann|generalsekretär|vorstandschef|direktor|präsident|generaldirektor|leiter|bundesvorsitzende)$/.test(
      head,
    )
  )
    return 'chief';
  // "die EU-Außenbeauftragte", and "die Außenbeauftragte" later on.
  return `same ${office.lemma
    .slice(office.lemma.lastIndexOf('-') + 1)
    .toLowerCase()
    .replace(/in$/, '')}`;
};

/** Countries that a person is gone to or speaks of are not the person's own. */
const elsewhere = /^(?:in|nach|aus|bei|gegen|über|gegenüber)$/i;

/** How often a person and a country stand together, places that are gone to counted against it. */
const closeness = (view: View, person: string, country: string): number => {
  const key = `${person} ${country}`;
  const known = view.close.get(key);
  if (known !== undefined) return known;
  let sum = 0;
  for (const sentence of new Set((view.named.get(person) ?? []).map((m) => sentenceOf(view, m.first))))
    for (const m of view.countries.get(sentence) ?? [])
      if (m.entity === country)
        sum +=
          m.how === 'place' || elsewhere.test(textOf(view, m.first - 1)) || elsewhere.test(textOf(view, m.first - 2))
            ? -1
            : 1;
  view.close.set(key, sum);
  return sum;
};

/** "vom Präsidenten, dem Premierminister und dem Vorsitzenden": a list of offices is about their holders at large. */
const isListed = (view: View, mention: Mention): boolean => {
  // "Der Vizekanzler und Wirtschaftsminister legt …": one article, one person.
  const joint = view.tokens[mention.last];
  const second = officeOf(textOf(view, mention.last + 1));
  if (joint?.text === 'und' && second !== undefined && !second.plural && textOf(view, mention.last + 2) !== ',')
    return false;
  const near = (index: number, step: number): boolean => {
    for (let i = index, n = 0; n < 4; i += step, n++) {
      const token = view.tokens[i];
      if (token === undefined || token.sentence !== sentenceOf(view, mention.first)) return false;
      if (startsUpper(token.text))
        return officeOf(token.text) !== undefined && (view.at[i] ?? []).every((m) => m.how !== 'name');
      if (token.pos === 'VERB' || token.pos === 'AUX') return false;
    }
    return false;
  };
  return near(mention.first - 2, -1) || near(mention.last, 1);
};

/** Index of the first holder at or behind a sentence or token; they are in text order. */
const firstFrom = (held: readonly Held[], by: 'sentence' | 'at', place: number): number => {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((held[middle] as Held)[by] < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** "Die Außenminister der G7": behind "die" a masculine office is a plural; so is "Machthabern" in any form. */
const isSeveral = (view: View, mention: Mention, office: Office): boolean => {
  const { analyses, text } = view.tokens[mention.last - 1] as Token;
  const nouns = analyses.filter((a) => a.pos === 'NOUN' && a.number !== undefined);
  if (nouns.length > 0 && nouns.every((a) => a.number === 'pl') && text !== office.lemma) return true;
  let i = mention.last - 2;
  while (i >= 0 && view.tokens[i]?.pos === 'ADJ') i--;
  return office.gender === 'm' && /^(?:die|diese|alle|beide|mehrere|viele|einige)$/i.test(textOf(view, i));
};

/** "Bei einem Gespräch mit Minister X sagte der Minister": with whom or of whom the office holder does something is another. */
const isPartner = (view: View, mention: Mention, person: string): boolean => {
  const clause = view.clauseOf[mention.first] ?? -1;
  if (clause < 0) return false;
  return (view.named.get(person) ?? []).some((m) => {
    if (m.first > mention.first || view.clauseOf[m.first] !== clause) return false;
    let i = m.first - 1;
    while (/^(?:ADJ|DET|NOUN|PROPN)$/.test(view.tokens[i]?.pos ?? '')) i--;
    return /^(?:mit|gegen|an|für|über|neben|gegenüber)$/.test(view.tokens[i]?.lower ?? '');
  });
};

/** Token of the last mention by name of a holder before another mention. */
const lastNamedBefore = (view: View, { entity, at }: Held, mention: Mention): number => {
  let last = at;
  for (const m of view.named.get(entity) ?? []) if (m.first < mention.first && m.first > last) last = m.first;
  return last;
};

/** True where the sentence before an office names somebody else than this person. */
const namesAnother = (view: View, mention: Mention, person: string): boolean =>
  (view.persons.get(sentenceOf(view, mention.first) - 1) ?? []).some((m) => m.entity !== person);

/** The person who alone is named in the sentence before an office, and not in its own, where he is known to have headed a state. */
const rulerBefore = (view: View, mention: Mention): string | undefined => {
  const here = sentenceOf(view, mention.first);
  const near = new Set((view.persons.get(here - 1) ?? []).map((m) => m.entity as string));
  const [one] = near;
  const isHere = (view.persons.get(here) ?? []).some((m) => m.entity === one && m.first < mention.first);
  return one !== undefined && near.size === 1 && !isHere && isHead(one) && !isElsewhere(view, mention, one)
    ? one
    : undefined;
};

/** "In Venezuela drohte der Machthaber": true where the sentence is about what goes on in a state that is not this person's. */
const isElsewhere = (view: View, mention: Mention, person: string): boolean =>
  rulesElsewhere(view.countries.get(sentenceOf(view, mention.first)) ?? [], view.tokens, person);

const linkOffice = (view: View, mention: Mention, { all: held, byClass }: Holders): void => {
  const word = mention.last - 1;
  const { office, party } = officeAt(view, word);
  if (office === undefined) return;
  const owners = ownersOf(view, word);
  if (party !== undefined) owners.delete(party);
  const wanted = classOf(office, owners);
  if (owners.size === 0 && isListed(view, mention)) return;
  if (isSeveral(view, mention, office)) return;
  // "dem Bundeskanzler … Kanzler X": the word itself says whose office it is, and only one holds such a one.
  const federal = /^bundes/i.test(textOf(view, word));
  // "X räumte die Niederlage ein …, versprach der Staatschef": a known head of state who alone was named just before.
  // "… erklärte X. Ein Austritt sei das nicht, betonte der Präsident": where the text speaks of no other head.
  const isPresident =
    /^Präsident(?:en|in)?$/.test(textOf(view, word)) &&
    ![...view.named.keys(), ...(byClass.get('head') ?? []).map((one) => one.entity)].some(
      (person) => isHead(person) && person !== rulerBefore(view, mention),
    );
  const mayRule = isPresident || rulers.test(textOf(view, word));
  const ruler = owners.size === 0 && mayRule ? rulerBefore(view, mention) : undefined;
  if (ruler !== undefined) {
    mention.entity = ruler;
    mention.confidence = 0.75;
    mention.because.push('a known head of state, the only one named just before it');
    return;
  }
  const [first, ...others] = federal ? (byClass.get(wanted) ?? []) : [];
  const only = first !== undefined && others.every((h) => h.entity === first.entity);
  // "sein Chef" is the chief of somebody, not of the body that has one in the text.
  if (
    owners.size === 0 &&
    office.kind === 'body' &&
    /^(?:ihr|sein|dessen|deren)/i.test(textOf(view, mention.first - 1))
  )
    return;
  const isOver = /^ex-/i.test(office.lemma) || former.test(textOf(view, mention.last - 2));
  let best: Held | undefined;
  let bestScore = 0;
  let rival = false;
  const fitting = new Set<string>();
  const here = sentenceOf(view, mention.first);
  const middle = firstFrom(held, 'at', mention.first);
  const from = Math.max(firstFrom(held, 'sentence', here - reach), middle - mostHolders);
  for (let h = from; h < Math.min(held.length, middle + mostHolders); h++) {
    const one = held[h] as Held;
    if (one.sentence > here + reach) break;
    if (mention.person?.gender === 'f' && view.genders.get(one.entity) === 'm') continue;
    if (office.gender === 'm' && view.genders.get(one.entity) === 'f') continue;
    // "Ex-Präsident X, sein Minister Y …, sagte der Staatschef": who was it is not meant where another may be.
    if (owners.size === 0 && rulers.test(textOf(view, word)) && isElsewhere(view, mention, one.entity)) continue;
    if (one.former && owners.size === 0 && !isOver && namesAnother(view, mention, one.entity)) continue;
    if (isPartner(view, mention, one.entity)) continue;
    if (party !== undefined && one.party !== undefined && one.party !== party) continue;
    const shared = [...owners].some((owner) => one.owners.has(owner));
    const sameWord = one.office.head.toLowerCase() === office.head.toLowerCase();
    if (one.class !== wanted && !(sameWord && shared) && !isWider(office, one)) continue;
    if (owners.size > 0 && one.owners.size > 0 && !shared) continue;
    // An owner that the text does not give the holder must at least stand near the holder.
    let near = false;
    if (owners.size > 0 && !shared) {
      near = [...owners].some((owner) => closeness(view, one.entity, owner) > 0) || (only && one.owners.size === 0);
      if (!near) continue;
      // Who is known to lead another state is not the president of this one.
      const led = ownersOfLeader(one.entity);
      if (led.some((id) => id.startsWith('country:')) && !led.some((id) => owners.has(id))) continue;
    }
    const distance = sentenceOf(view, mention.first) - sentenceOf(view, lastNamedBefore(view, one, mention));
    if (owners.size === 0 && distance > 4) continue;
    fitting.add(one.entity);
    let score = shared ? 3 : near ? 2 : 1.5;
    if (sameWord) score += 0.5;
    if (distance >= 0) score += Math.max(0, 1 - distance * 0.2);
    else score -= 0.3;
    if (best !== undefined && one.entity !== best.entity && Math.abs(score - bestScore) < 0.25) rival = true;
    if (score > bestScore) {
      if (best !== undefined && one.entity !== best.entity && score - bestScore >= 0.25) rival = false;
      best = one;
      bestScore = score;
    }
  }
  if (best === undefined || rival || bestScore < 1.2) return;
  mention.entity = best.entity;
  // Named without an owner just before, and nobody else here holds such an office.
  const sole =
    fitting.size === 1 && owners.size === 0 && here - sentenceOf(view, lastNamedBefore(view, best, mention)) <= 2;
  mention.confidence = bestScore >= 3 ? 0.85 : sole ? 0.78 : 0.65;
  mention.because.push(bestScore >= 3 ? 'holds this office of the same state or body' : 'holds such an office');
};
