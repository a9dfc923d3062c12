import { officeOf } from '../knowledge/offices.ts';
import { hasHeads, isHead, ownersOfLeader, statesOfLeader } from '../knowledge/owners.ts';
import type { Document, Mention, Token } from '../model.ts';

/* Offices alone whose holder the article names, and of whom it is known: "der Kremlchef". */

/**
 * "Der Kremlchef", "der US-Präsident": the one well-known office holder of that state whom the article names. Where it names
 * several, or none, the office stays open and stands for its state.
 */
export const nameOfficeHolders = ({ mentions, entities, tokens }: Document): readonly Mention[] => {
  const leaders = new Map<string, string[]>();
  for (const { id, type } of entities) {
    if (type !== 'Person') continue;
    for (const owner of ownersOfLeader(id)) leaders.set(owner, [...(leaders.get(owner) ?? []), id]);
  }
  if (leaders.size === 0) return mentions;
  const known = new Set([...leaders.values()].flat().filter(isHead));
  const loneHead = known.size === 1 ? [...known][0] : undefined;
  return mentions.map((mention) => {
    if (mention.how !== 'office' || mention.entity !== undefined) return mention;
    const chief = chiefOfBody(mentions, mention, leaders, tokens);
    if (chief !== undefined)
      return {
        ...mention,
        entity: chief,
        confidence: 0.75,
        because: [...mention.because, 'the only known office holder of that body just before'],
      };
    const kind = officeOf(mention.text.split(' ').at(-1) ?? '')?.kind;
    const isChief = kind === 'head' || kind === 'government' || /(?:kreml|staats|regierungs)chef/i.test(mention.text);
    if (!isChief) return mention;
    const owners = new Set(
      mentions
        .filter(
          (m) => m.type === 'Country' && m.entity !== undefined && m.first < mention.last && mention.first < m.last,
        )
        .map((m) => m.entity as string),
    );
    if (mention.country !== undefined) owners.add(`country:${mention.country}`);
    // "die Kanzlerin": only two states have one.
    if (owners.size === 0 && /^(?:bundes)?kanzler(?:in|s)?$/i.test(mention.text.split(' ').at(-1) ?? ''))
      for (const owner of ['country:DE', 'country:AT']) owners.add(owner);
    // "forderte den Staatschef auf": of an article that names one head of a state only.
    if (owners.size === 0 && rulers.test(mention.text.split(' ').at(-1) ?? '')) {
      const one = loneHead ?? headJustBefore(mentions, mention, known, tokens);
      if (one === undefined || !isApart(mentions, mention, one, tokens)) return mention;
      const { sentence } = tokens[mention.first] as Token;
      const beside = mentions.filter((m) => m.type === 'Country' && tokens[m.first]?.sentence === sentence);
      if (rulesElsewhere(beside, tokens, one)) return mention;
      return {
        ...mention,
        entity: one,
        confidence: 0.68,
        because: [...mention.because, 'the only head of a state whom the article names'],
      };
    }
    const all = [...owners].flatMap((owner) => leaders.get(owner) ?? []);
    const heads = all.filter(isHead);
    // Ministers and ambassadors of the state are known as well: of several, its heads; of several heads, who was named last.
    const holder =
      heads.length === 1
        ? heads[0]
        : heads.length === 0 && all.length === 1 && holdsNoOther(mentions, all[0] as string, owners)
          ? all[0]
          : lastNamed(mentions, mention, heads, tokens);
    if (holder === undefined) return mention;
    return {
      ...mention,
      entity: holder,
      confidence: 0.75,
      because: [...mention.because, 'the only known office holder of that state here'],
    };
  });
};

/** "Ursula von der Leyen reiste nach Wien. X empfing die Kommissionschefin": the one of a body's well-known people who was named just before. */
const chiefOfBody = (
  mentions: readonly Mention[],
  at: Mention,
  leaders: ReadonlyMap<string, readonly string[]>,
  tokens: readonly Token[],
): string | undefined => {
  if (!chiefs.test(at.text)) return undefined;
  const body = mentions.find(
    (m) => m.type === 'Organisation' && m.how === 'adjective' && m.first === at.first && m.last === at.last,
  )?.entity;
  const known = body === undefined ? [] : (leaders.get(body) ?? []);
  const { sentence } = tokens[at.first] as Token;
  const near = mentions.filter(
    (m) =>
      m.how === 'name' &&
      m.first < at.first &&
      sentence - (tokens[m.first] as Token).sentence <= 2 &&
      known.includes(m.entity ?? ''),
  );
  const [one] = near;
  const isOnly = near.every((m) => m.entity === one?.entity && (tokens[m.first] as Token).sentence < sentence);
  return one?.entity !== undefined && isOnly && (one.person?.gender ?? 'f') === (/in$/.test(at.text) ? 'f' : 'm')
    ? one.entity
    : undefined;
};
const chiefs = /\p{L}(?:chef|präsident|generalsekretär)(?:in|s|en)?$/u;

/**
 * "In Venezuela drohte der Machthaber", "In Peking lobte der Staatschef": true where one of these states of a sentence is where it
 * happens, and is not led by a person who is known to lead another.
 */
export const rulesElsewhere = (countries: readonly Mention[], tokens: readonly Token[], person: string): boolean => {
  const led = statesOfLeader(person);
  return led.length > 0 && happensElsewhere(countries, tokens, led);
};

/** True where what a sentence tells goes on in one of its states that is none of those which somebody leads. */
export const happensElsewhere = (
  countries: readonly Mention[],
  tokens: readonly Token[],
  led: readonly string[],
): boolean =>
  countries.some((m) => {
    if (m.entity === undefined || led.includes(m.entity) || m.how === 'adjective') return false;
    const before = (i: number): string => tokens[i]?.lower ?? '';
    return (
      /^(?:in|im|aus)$/.test(before(m.first - 1)) ||
      /^in (?:der|den|dem)$/.test(`${before(m.first - 2)} ${before(m.first - 1)}`)
    );
  });

/** Words for whoever rules a state, which no body has. */
export const rulers =
  /^(?:staatschef|staatsoberhaupt|machthaber|langzeitherrscher|langzeitmachthaber|autokrat|diktator)(?:in|s|en)?$/i;

/** True where a person was named in the sentences before an office and not in its own. */
const isApart = (mentions: readonly Mention[], at: Mention, person: string, tokens: readonly Token[]): boolean => {
  const { sentence } = tokens[at.first] as Token;
  let before = false;
  for (const m of mentions) {
    if (m.entity !== person) continue;
    const other = (tokens[m.first] as Token).sentence;
    if (other === sentence) return false;
    if (other < sentence && sentence - other <= loneReach) before = true;
  }
  return before;
};
const loneReach = 4;

/** Of several heads of states the only one whom the sentence before names, in its own person. */
const headJustBefore = (
  mentions: readonly Mention[],
  at: Mention,
  heads: ReadonlySet<string>,
  tokens: readonly Token[],
): string | undefined => {
  const { sentence } = tokens[at.first] as Token;
  const near = new Set<string>();
  for (const m of mentions)
    if (m.type === 'Person' && m.entity !== undefined && (tokens[m.first] as Token).sentence === sentence - 1)
      near.add(m.entity);
  const [only, other] = near;
  return only !== undefined && other === undefined && heads.has(only) ? only : undefined;
};

/** True unless the text calls somebody a minister or the like, or other heads of that state are known. */
const holdsNoOther = (mentions: readonly Mention[], person: string, owners: ReadonlySet<string>): boolean =>
  ![...owners].some(hasHeads) &&
  mentions.every((m) => {
    const kind = m.entity === person && m.person?.office !== undefined ? officeOf(m.person.office)?.kind : undefined;
    return kind === undefined || kind === 'head' || kind === 'government';
  });

/** The one of these persons who is named alone in the two sentences before a mention. */
const lastNamed = (
  mentions: readonly Mention[],
  at: Mention,
  persons: readonly string[],
  tokens: readonly Token[],
): string | undefined => {
  if (persons.length < 2) return undefined;
  const sentence = (tokens[at.first] as Token).sentence;
  const near = new Set(
    mentions
      .filter(
        (m) =>
          m.first < at.first &&
          m.entity !== undefined &&
          persons.includes(m.entity) &&
          sentence - (tokens[m.first] as Token).sentence <= 2,
      )
      .map((m) => m.entity as string),
  );
  const [only] = [...near];
  return near.size === 1 ? only : undefined;
};
