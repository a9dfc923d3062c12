import { isKnownGenitive } from '../analyse/agreement.ts';
import { endsInThing, owningNouns } from '../analyse/words.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Mention, PersonFeatures, Token } from '../model.ts';
import { opensNoun } from '../recognise/bareNames.ts';
import { isDeterminer, isQuoteMark, makeDraft, mentionOf } from '../recognise/draft.ts';
import { type GivenNames, loadGivenNames } from '../recognise/persons.ts';
import { slugOf, startsUpper } from '../recognise/shape.ts';
import { isFamilyName } from '../recognise/tagger.ts';

/*
 * Who of the named persons is who within one article: full names first, whatever their order; then bare family names, genitives
 * and one-letter slips of long names.
 */

export interface PersonCluster {
  parts: readonly string[];
  features: PersonFeatures;
  gender: 'm' | 'f' | undefined;
  readonly mentions: Mention[];
}

/** Accents, case and hyphens left out. */
const foldName = (text: string): string => {
  let fold = folds.get(text);
  if (fold === undefined) {
    fold = slugOf(text).replaceAll('-', '');
    if (folds.size > 20_000) folds.clear();
    folds.set(text, fold);
  }
  return fold;
};
const folds = new Map<string, string>();

/** Names that end in s by nature: their genitive has an apostrophe. */
const sibilant = /(?:[sxzß]|ce)$/;

/** The name without a genitive ending where the article speaks for one. */
const nominativeOf = (
  name: string,
  seen: ReadonlySet<string>,
  given: GivenNames,
  owns: 'behind' | 'thing' | 'before' | undefined,
): string => {
  if (/['’]$/.test(name)) return name.slice(0, -1);
  if (/['’]s$/.test(name)) return name.slice(0, -2);
  if (!name.endsWith('s') || name.length < 4) return name;
  const bare = name.slice(0, -1);
  if (sibilant.test(bare)) return name;
  if (seen.has(bare) || given.isWellKnown(bare) || isKnownGenitive(name)) return bare;
  if (given.isWellKnown(name)) return name;
  // "gewährt Evo Morales Asyl", "Rafael Correas Minister": which of the two forms is a family name.
  const isListed = isFamilyName(name);
  if (isListed !== isFamilyName(bare)) return isListed || owns === undefined ? name : bare;
  // "Emmanuel Macrons Besuch", "der Vorschlag Eva Mosers": what is owned stands right behind or before.
  // Pistorius, Harris and the like have an apostrophe in the genitive.
  if (
    owns === 'before'
      ? !/(?:[^aeoy]us|[nrv]is)$/.test(name)
      : owns === 'thing' || (owns === 'behind' && !/[iaou]s$/.test(name))
  )
    return bare;
  return name;
};

/** "Assimi Goïtas Rede", "Amina Diallos Rücktritt": a thing that somebody has right behind a name whose own end is no Greek, Spanish or Latin one. */
const ownsThing = (name: string, behind: Token, isNoun: boolean): boolean =>
  isNoun &&
  !/(?:[rpk]as|[eiu]as|akis|idis|oulos|[^o]os|[^o]us|[nrv]is)$/.test(name) &&
  (owningNouns.has(behind.lemma.toLowerCase()) || endsInThing(behind.lemma.toLowerCase()));

const familyForms = (features: PersonFeatures): string[] => {
  const { parts, family, familyLength } = features;
  if (familyLength === 0) return parts.length > 0 ? [parts[0] as string] : [];
  const names = parts.slice(family, family + familyLength);
  const whole = names.join(' ');
  const forms = new Set([whole]);
  // Nguyen Phu Trong is Trong for short.
  if (family === 0 && familyLength === 1 && parts.length === 3 && !parts.some((part) => part.includes('-')))
    forms.add(parts[2] as string);
  const last = names[names.length - 1] as string;
  // Van der Bellen, de Gaulle: the particle belongs to the name; al-Assad is also Assad.
  const article = /^(?:[aAeEuU][lnrsdtzh]{1,3})-(?=\p{Lu})/u.exec(whole)?.[0];
  if (article !== undefined) {
    forms.add(whole.slice(article.length));
    forms.add(whole.charAt(0).toUpperCase() + whole.slice(1));
    forms.add(whole.charAt(0).toLowerCase() + whole.slice(1));
  }
  if (names.length > 1) {
    forms.add(whole.charAt(0).toUpperCase() + whole.slice(1));
    forms.add(whole.charAt(0).toLowerCase() + whole.slice(1));
    if (/^(?:de|di|da|del|bin|ben|al|el|von)$/i.test(names[0] as string)) forms.add(last);
  }
  // Two family names: "Tomás Herrera Calderón" is Herrera.
  const first = parts[family - 1];
  if (
    parts.length === 3 &&
    family === 2 &&
    familyLength === 1 &&
    first !== undefined &&
    !first.endsWith('.') &&
    first.length > 3 &&
    /[áéíóúñ]/i.test(parts.join('')) &&
    loadGivenNames().genderOf(first) === undefined
  )
    forms.add(first);
  return [...forms].filter((form) => form.length > 1);
};

const isCompatible = (a: readonly string[], b: readonly string[]): boolean => {
  // Given names agree as far as both give them; an initial agrees with its name.
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a[i] as string;
    const y = b[i] as string;
    if (foldName(x) === foldName(y)) continue;
    if (x.endsWith('.') && y.startsWith(x.charAt(0))) continue;
    if (y.endsWith('.') && x.startsWith(y.charAt(0))) continue;
    // "George Bush", "George W. Bush"
    return i > 0 && (x.endsWith('.') || y.endsWith('.'));
  }
  return true;
};

/** "Karl Hjalmar Branting" is called Hjalmar: given names of which the last ones are those of the other form. */
const endsWith = (all: readonly string[], last: readonly string[]): boolean =>
  all.length > last.length &&
  last.every((name, i) => foldName(name) === foldName(all[all.length - last.length + i] as string));

/** Years that an office is seldom held for, from the first term to the end of the second. */
const longestInOffice = 8;

/**
 * "1991 unterzeichnete George Bush … 2002 verließ George W. Bush …": a middle initial alone makes no other person, but where the text
 * tells of the one form and of the other in years that lie further apart than two terms, they are father and son.
 */
const isOfOtherTime = (
  tokens: readonly Token[],
  cluster: PersonCluster,
  mention: Mention,
  features: PersonFeatures,
): boolean => {
  const hasInitial = ({ parts }: PersonFeatures): boolean => parts.slice(1, -1).some((part) => part.endsWith('.'));
  if (hasInitial(cluster.features) === hasInitial(features)) return false;
  const here = yearsBeside(tokens, mention);
  const there = cluster.mentions.flatMap((m) => yearsBeside(tokens, m));
  return (
    here.length > 0 && there.length > 0 && here.every((a) => there.every((b) => Math.abs(a - b) >= longestInOffice))
  );
};

/** Years in the sentence of a mention. */
const yearsBeside = (tokens: readonly Token[], { first }: Mention): number[] => {
  const { sentence } = tokens[first] as Token;
  const years: number[] = [];
  const add = (i: number): boolean => {
    const token = tokens[i];
    if (token?.sentence !== sentence) return false;
    if (/^(?:1[5-9]|20)\d\d$/.test(token.text)) years.push(Number(token.text));
    return true;
  };
  for (let i = first; i > first - SENTENCE_REACH && add(i); i--);
  for (let i = first + 1; i < first + SENTENCE_REACH && add(i); i++);
  return years;
};
/** Tokens on each side in which the year of an event is looked for. */
const SENTENCE_REACH = 40;

/** True when two words differ by one letter put in, left out, changed or swapped. */
const isSlip = (a: string, b: string): boolean => {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  let j = 0;
  while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  if (a.length - i - j <= 1 && b.length - i - j <= 1) return true;
  return a.length === b.length && a.length - i - j === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
};

/** Beyond so many persons (lists, not news) names are compared by look-up alone, so that time stays linear. */
const mostCompared = 400;

/** How sure a family name is of one who is named in full elsewhere in the article, with a name that is as sure. */
const sureName = 0.88;

export interface PersonLinks {
  readonly clusters: readonly PersonCluster[];
  /** Mentions by bare family name that recognition could not see. */
  readonly added: Mention[];
}

/**
 * "dem Vorschlag Eva Mosers", "Rücktritt Theresa Mays erschüttert London": behind a noun of a thing with its article, or that opens a
 * headline, a name is a genitive. `name` is the first token of the name, or of the office before it.
 */
const followsThing = (tokens: readonly Token[], name: number, isNoun: (index: number) => boolean): boolean => {
  const noun = tokens[name - 1];
  const article = tokens[name - 2];
  const { sentence } = tokens[name] as Token;
  const opens = article === undefined || article.sentence !== sentence || /^[:–-]$/.test(article.text);
  return (
    noun !== undefined &&
    noun.sentence === sentence &&
    (opens || (article?.pos === 'DET' && article.sentence === sentence)) &&
    isNoun(name - 1) &&
    officeOf(noun.text) === undefined &&
    (endsInThing(noun.lemma.toLowerCase()) || owningNouns.has(noun.lemma.toLowerCase()))
  );
};

export const linkPersons = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  isNoun: (index: number) => boolean,
  given: GivenNames,
): PersonLinks => {
  const seen = new Set<string>();
  for (const { text } of tokens) if (startsUpper(text)) seen.add(text);
  const clusters: PersonCluster[] = [];
  const byName = new Map<string, PersonCluster>();
  const named = mentions.filter((m) => m.type === 'Person' && m.how === 'name' && m.person !== undefined);
  const normalised = new Map<Mention, PersonFeatures>();
  const states = new Set(mentions.filter((m) => m.type === 'Country' && m.how === 'name').map((m) => m.first));
  for (const mention of named) {
    const features = mention.person as PersonFeatures;
    const last = features.parts.length - 1;
    // "Emmanuel Macrons Besuch", "Ian Paisleys DUP"
    const behind = tokens[mention.last];
    // "die Ankunft Marschall Titos": the office stands between.
    const titled = features.office !== undefined && officeOf(tokens[mention.first - 1]?.text ?? '') !== undefined;
    const owns =
      (features.parts.length > 1 || titled) &&
      (titled || features.office === undefined) &&
      followsThing(tokens, mention.first - (titled ? 1 : 0), isNoun)
        ? 'before'
        : behind !== undefined &&
            startsUpper(behind.text) &&
            behind.sentence === tokens[mention.first]?.sentence &&
            // "kritisierte Joost de Vries China": nobody owns a state.
            !states.has(mention.last)
          ? features.parts.length > 1 && ownsThing(features.parts[last] as string, behind, isNoun(mention.last))
            ? 'thing'
            : 'behind'
          : undefined;
    const parts = [...features.parts];
    parts[last] = nominativeOf(parts[last] as string, seen, given, owns);
    // "als Nachfolger Grybauskaitės": an office before a genitive is another one's.
    const isOwner = last === 0 && parts[last] !== features.parts[last];
    normalised.set(mention, { ...features, parts, ...(isOwner ? { gender: undefined, office: undefined } : {}) });
  }
  const join = (cluster: PersonCluster, mention: Mention, features: PersonFeatures): void => {
    cluster.mentions.push(mention);
    cluster.gender ??= features.gender;
    if (features.parts.length > cluster.parts.length) {
      cluster.parts = features.parts;
      cluster.features = features;
    }
  };
  const open = (mention: Mention, features: PersonFeatures): PersonCluster => {
    const cluster: PersonCluster = { parts: features.parts, features, gender: features.gender, mentions: [mention] };
    clusters.push(cluster);
    return cluster;
  };
  /** "von der Leyen" is a family name alone, though of several words. */
  const isBareFamily = ({ family, familyLength, parts }: PersonFeatures): boolean =>
    family === 0 && familyLength === parts.length && parts.length > 2;
  const isFull = (features: PersonFeatures): boolean => features.parts.length > 1 && !isBareFamily(features);
  const otherNames = otherNamesOf(tokens, named);
  for (const mention of named) {
    const features = normalised.get(mention) as PersonFeatures;
    if (!isFull(features) || otherNames.has(mention)) continue;
    const key = foldName(features.parts.join(' '));
    let cluster = byName.get(key);
    if (clusters.length < mostCompared)
      cluster ??= clusters.find(
        (other) =>
          isSame(other, features) &&
          !isKin(tokens, other.mentions, mention) &&
          !isOfOtherTime(tokens, other, mention, features),
      );
    if (cluster === undefined) cluster = open(mention, features);
    else join(cluster, mention, features);
    byName.set(key, cluster);
  }
  const entry = entryOf(tokens, clusters);
  const byFamily = new Map<string, PersonCluster[]>();
  const addForms = (cluster: PersonCluster): void => {
    for (const form of familyForms(cluster.features)) {
      const list = byFamily.get(form) ?? [];
      if (!list.includes(cluster)) list.push(cluster);
      byFamily.set(form, list);
    }
  };
  for (const cluster of clusters) addForms(cluster);
  for (const { cluster, name } of quotedNames(tokens, clusters)) if (!byFamily.has(name)) byFamily.set(name, [cluster]);
  for (const [mention, bearer] of otherNames) {
    const cluster = clusters.find(({ mentions: all }) => all.includes(bearer));
    if (cluster === undefined) {
      otherNames.delete(mention);
      continue;
    }
    cluster.mentions.push(mention);
    for (const form of familyForms(normalised.get(mention) as PersonFeatures)) byFamily.set(form, [cluster]);
  }
  for (const mention of named) {
    const features = normalised.get(mention) as PersonFeatures;
    if (isFull(features) || otherNames.has(mention)) continue;
    const name = isBareFamily(features) ? features.parts.join(' ') : (features.parts[0] as string);
    const relative = relativeOf(tokens, mention, clusters, given, byFamily);
    if (relative !== undefined) {
      const family = relative.parts.slice(
        relative.features.family,
        relative.features.family + relative.features.familyLength,
      );
      const parts = [name, ...family];
      const known = byName.get(foldName(parts.join(' ')));
      if (known !== undefined) join(known, mention, features);
      else
        byName.set(
          foldName(parts.join(' ')),
          open(mention, { ...features, parts, family: 1, familyLength: family.length }),
        );
      continue;
    }
    const candidates =
      (isBareFamily(features) ? byFamily.get(features.parts.at(-1) as string) : undefined) ??
      byFamily.get(name) ??
      byFamily.get((mention.person as PersonFeatures).parts[0] as string);
    // "König Salman" is not his crown prince "Mohammed bin Salman": rulers are called by their given name.
    const ruler = /^(?:König|Königin|Kaiser|Kaiserin|Papst|Emir|Sultan|Zar|Fürst)$/.test(features.office ?? '');
    const named = ruler
      ? candidates?.filter((c) => c.parts[0] === name || c.features.office === features.office)
      : candidates;
    const bearer = nearest(named, mention.first, features.gender);
    // Whoever is named in full elsewhere is surely meant by his family name, however unsure the tagger was of the word alone.
    if (bearer !== undefined && named?.length === 1 && bearer.mentions.some((m) => m.confidence >= sureName))
      mention.confidence = Math.max(mention.confidence, sureName);
    const cluster =
      entryAmong(named, entry, features.gender) ??
      bearer ??
      (blood.test(tokens[mention.first - 1]?.text ?? '') ? undefined : onlyCalled(clusters, name, given)) ??
      (clusters.length > mostCompared ? undefined : clusters.find((other) => isSlipOf(other, name)));
    if (cluster !== undefined) join(cluster, mention, features);
    else {
      const fresh = open(mention, { ...features, family: 0, familyLength: 1 });
      addForms(fresh);
    }
  }
  const added = findFamilyNames(tokens, mentions, clusters, byFamily, isNoun, entry);
  for (const { mention, cluster } of added) cluster.mentions.push(mention);
  for (const { mentions: all } of clusters) trustRepeated(all);
  return { clusters, added: added.map(({ mention }) => mention) };
};

/** "Rodrigo Londoño alias Timochenko", "Timochenko alias Rodrigo Londoño": each other name with the one that it stands beside, the fuller of the two. */
const otherNamesOf = (tokens: readonly Token[], named: readonly Mention[]): Map<Mention, Mention> => {
  const found = new Map<Mention, Mention>();
  named.forEach((mention, i) => {
    const before = named[i - 1];
    if (before === undefined || tokens[before.last]?.text !== 'alias') return;
    if (mention.first - before.last > (isQuoteMark(tokens[before.last + 1]?.text ?? '') ? 2 : 1)) return;
    const isBare = before.person?.parts.length === 1 && (mention.person?.parts.length ?? 0) > 1;
    if (isBare) found.set(before, mention);
    else found.set(mention, before);
  });
  return found;
};

/** 'Rodrigo Londoño alias „Timochenko“': other names in quotes, which recognition does not take for names. */
const quotedNames = (
  tokens: readonly Token[],
  clusters: readonly PersonCluster[],
): { readonly cluster: PersonCluster; readonly name: string }[] => {
  const found: { cluster: PersonCluster; name: string }[] = [];
  tokens.forEach(({ text }, i) => {
    const name = tokens[i + 2]?.text ?? '';
    if (text !== 'alias' || !isQuoteMark(tokens[i + 1]?.text ?? '') || !isQuoteMark(tokens[i + 3]?.text ?? '')) return;
    const cluster = clusters.find(({ mentions }) => mentions.some(({ last }) => last === i));
    if (cluster !== undefined && startsUpper(name)) found.push({ cluster, name });
  });
  return found;
};

/** Whom the text names again and again, once in full, is a person, though only the look of the name says so. */
const trustRepeated = (all: readonly Mention[]): void => {
  if (all.length < 3 || !all.some((m) => (m.person?.parts.length ?? 0) > 1)) return;
  for (const m of all) if (m.how === 'name' && m.confidence < repeated) m.confidence = repeated;
};
/** How sure a name is that stands three times or more. */
const repeated = 0.82;

/**
 * "Emily Hand … Emily", "Luiz Inácio Lula da Silva … Lula": the one person of the article with this given name, or with this one among
 * several names, where nobody bears it as family name.
 */
const onlyCalled = (clusters: readonly PersonCluster[], name: string, given: GivenNames): PersonCluster | undefined => {
  if (clusters.length > mostCompared || given.genderOf(name) === undefined) return undefined;
  const [one, other] = clusters.filter(
    ({ parts, features }) =>
      features.family > 0 &&
      (parts[0] === name || (features.family > 1 && parts.slice(0, features.family).includes(name))),
  );
  return other === undefined ? one : undefined;
};

/** Kin by blood, who bear the same family name. */
const blood =
  /^(?:(?:halb|zwillings|stief)?(?:bruder|schwester)|(?:groß)?(?:vater|mutter)|sohn|tochter|enkel|enkelin|söhne|töchter|brüder)s?$/i;

/** "Ahmad Massoud, der Sohn des Kommandanten Ahmad Schah Massoud": who is kin to somebody is somebody else. */
const isKin = (tokens: readonly Token[], mentions: readonly Mention[], other: Mention): boolean => {
  const before = mentions.at(-1) as Mention;
  const [from, to] = before.first < other.first ? [before, other] : [other, before];
  if (to.first - from.last > 12 || tokens[from.first]?.sentence !== tokens[to.first]?.sentence) return false;
  return tokens.slice(from.last, to.first).some(({ text }) => blood.test(text));
};

/** "Maria Reyes … Ihr Vater Alberto": the one whose father he is, named before; he is called by the same family name. */
const relativeOf = (
  tokens: readonly Token[],
  mention: Mention,
  clusters: readonly PersonCluster[],
  given: GivenNames,
  byFamily: ReadonlyMap<string, readonly PersonCluster[]>,
): PersonCluster | undefined => {
  const noun = tokens[mention.first - 1];
  const possessive = tokens[mention.first - 2];
  if (noun === undefined || possessive === undefined || !blood.test(noun.text)) return undefined;
  const of = /^(?:(ihre?[nmrs]?|deren)|(seine?[nmrs]?|dessen))$/i.exec(possessive.text);
  if (of === null || noun.sentence !== tokens[mention.first]?.sentence) return undefined;
  if (given.genderOf(tokens[mention.first]?.text ?? '') === undefined) return undefined;
  const gender = of[1] === undefined ? 'm' : 'f';
  let best: PersonCluster | undefined;
  let bestAt = -1;
  for (const cluster of clusters) {
    if (cluster.features.family !== 1 || cluster.features.familyLength === 0) continue;
    if (cluster.gender !== undefined && cluster.gender !== gender) continue;
    for (const m of cluster.mentions)
      if (m.first < mention.first && m.first > bestAt && (tokens[m.first] as Token).sentence >= noun.sentence - 2) {
        best = cluster;
        bestAt = m.first;
      }
  }
  // "Bemba zog nach. Kabila stirbt. Sein Sohn Joseph": a family name alone that stands nearer, of those not called Joseph themselves.
  for (let i = mention.first - 3; i > bestAt && (tokens[i]?.sentence ?? -1) >= noun.sentence - 2; i--) {
    const [one, other] = (byFamily.get(tokens[i]?.text ?? '') ?? []).filter(
      (c) =>
        c.parts[0] !== tokens[mention.first]?.text &&
        c.features.family === 1 &&
        c.features.familyLength > 0 &&
        (c.gender === undefined || c.gender === gender),
    );
    if (one !== undefined && other === undefined) return one;
  }
  return best;
};

/** "Jr.", "Sr." at the end of a name; undefined where none stands there. */
const generationOf = ({ parts }: PersonFeatures): string | undefined =>
  /^[JS]r\.$/.test(parts.at(-1) ?? '') ? parts.at(-1) : undefined;

const isSame = (cluster: PersonCluster, features: PersonFeatures): boolean => {
  const other = cluster.features;
  // Father and son of one name.
  if (generationOf(other) !== generationOf(features)) return false;
  const familyA = foldName(other.parts.slice(other.family, other.family + other.familyLength).join(' '));
  const familyB = foldName(features.parts.slice(features.family, features.family + features.familyLength).join(' '));
  const givenA = other.parts.slice(0, other.family);
  const givenB = features.parts.slice(0, features.family);
  // "López Obrador" ends "Andrés Manuel López Obrador": two family names, whose first is no given name.
  const [ending, whole] =
    other.parts.length < features.parts.length ? [other.parts, features.parts] : [features.parts, other.parts];
  const tail = whole.slice(-ending.length);
  if (
    ending.length === 2 &&
    whole.length > 2 &&
    ending.every((part, i) => foldName(part) === foldName(tail[i] as string)) &&
    loadGivenNames().genderOf(ending[0] as string) === undefined
  )
    return true;
  // "Wolodymyr Bondarenko", "Volodymyr Bondarenko": one name of another alphabet, written the German way and the English one.
  if (
    givenA.length > 0 &&
    givenA.length === givenB.length &&
    foldName(other.parts.join('')).length >= longName &&
    givenA.every((part, i) => soundOf(part) === soundOf(givenB[i] as string)) &&
    soundOf(familyA) === soundOf(familyB) &&
    (isTransliterated(givenA, givenB) || isTransliterated([familyA], [familyB]))
  )
    return true;
  if (familyA === familyB && familyA !== '' && givenA.length > 0 && givenB.length > 0)
    return isCompatible(givenA, givenB) || endsWith(givenA, givenB) || endsWith(givenB, givenA);
  // "Mohammed bin Zayed" begins "Mohammed bin Zayed al-Nahyan".
  const short = other.parts.length < features.parts.length ? other.parts : features.parts;
  const long = other.parts.length < features.parts.length ? features.parts : other.parts;
  if (short.length >= 3 && short.length < long.length && short.every((part, i) => part === long[i])) return true;
  const a = foldName(other.parts.join(''));
  const b = foldName(features.parts.join(''));
  return a.length >= 11 && isSlip(a, b) && foldName(givenA.join('')) === foldName(givenB.join(''));
};

/** Letters of a name that is long enough to be told by its sound. */
const longName = 11;

/** A name without what German, English and French spell differently in names of other alphabets: sch and sh, w and v, j and y, ch and kh. */
const soundOf = (name: string): string =>
  foldName(name)
    .replace(/schtsch|shch/g, 's')
    .replace(/tsch|tch|ch|kh/g, 'q')
    .replace(/sch|sh|z/g, 's')
    .replace(/w/g, 'v')
    .replace(/ks/g, 'x')
    .replace(/ou/g, 'u')
    .replace(/[jy]/g, 'i')
    .replace(/(.)\1+/g, '$1');

/** True of two spellings that differ in what transliterations differ in, and not as "Maier" and "Meyer" do. */
const isTransliterated = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((part, i) => {
    const [x, y] = [foldName(part), foldName(b[i] as string)];
    return x !== y && (/sch|tch|ch|kh|sh|w|j|ou|ks|x/.test(x) || /sch|tch|ch|kh|sh|w|j|ou|ks|x/.test(y));
  });

const isSlipOf = (cluster: PersonCluster, name: string): boolean => {
  const { parts, family, familyLength } = cluster.features;
  if (familyLength !== 1 || name.length < 6) return false;
  return isSlip(foldName(parts[family] as string), foldName(name));
};

/** Persons with one family name, folded once: every unknown word of the article is compared with all of them. */
const slipTargets = (clusters: readonly PersonCluster[]): { cluster: PersonCluster; fold: string }[] =>
  clusters.flatMap((cluster) => {
    const { parts, family, familyLength } = cluster.features;
    return familyLength === 1 ? [{ cluster, fold: foldName(parts[family] as string) }] : [];
  });

/** The person whose name alone is the heading: an encyclopaedia's entry on him calls nobody else by the family name alone. */
const entryOf = (tokens: readonly Token[], clusters: readonly PersonCluster[]): PersonCluster | undefined => {
  const heading = tokens[0]?.sentence;
  return clusters.length > mostCompared
    ? undefined
    : clusters.find(({ mentions }) => mentions.some((m) => m.first === 0 && tokens[m.last]?.sentence !== heading));
};

/** The person of the entry, where he is one of several with a family name. */
const entryAmong = (
  candidates: readonly PersonCluster[] | undefined,
  entry: PersonCluster | undefined,
  gender?: 'm' | 'f',
): PersonCluster | undefined =>
  entry !== undefined &&
  candidates?.includes(entry) === true &&
  (gender === undefined || entry.gender === undefined || gender === entry.gender)
    ? entry
    : undefined;

/** Of several persons with one family name the one mentioned last before a place. */
const nearest = (
  candidates: readonly PersonCluster[] | undefined,
  at: number,
  gender?: 'm' | 'f',
): PersonCluster | undefined => {
  if (candidates === undefined || candidates.length === 0) return undefined;
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined)
    return gender !== undefined && only.gender !== undefined && gender !== only.gender ? undefined : only;
  // "Marcos" where father and son are named: whom the text brought in first.
  if (candidates.some(({ features }) => generationOf(features) !== undefined)) {
    const firstOf = ({ mentions }: PersonCluster): number => Math.min(...mentions.map((m) => m.first));
    return [...candidates].sort((a, b) => firstOf(a) - firstOf(b))[0];
  }
  let best: PersonCluster | undefined;
  let bestAt = -1;
  for (const cluster of candidates) {
    if (gender !== undefined && cluster.gender !== undefined && gender !== cluster.gender) continue;
    let last = -1;
    for (const mention of cluster.mentions) if (mention.first < at && mention.first > last) last = mention.first;
    if (best === undefined || last > bestAt) {
      best = cluster;
      bestAt = last;
    }
  }
  return best;
};

interface Added {
  readonly mention: Mention;
  readonly cluster: PersonCluster;
}

const findFamilyNames = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  clusters: readonly PersonCluster[],
  byFamily: ReadonlyMap<string, PersonCluster[]>,
  isNoun: (index: number) => boolean,
  entry: PersonCluster | undefined,
): Added[] => {
  const covered = new Uint8Array(tokens.length);
  for (const mention of mentions)
    if (
      mention.how === 'name' ||
      mention.how === 'seat' ||
      (mention.how === 'place' && mention.last - mention.first > 1)
    )
      for (let i = mention.first; i < mention.last; i++) covered[i] = 1;
  const long = new Map<string, string[][]>();
  for (const form of byFamily.keys()) {
    const parts = form.split(' ');
    const first = parts[0] as string;
    if (parts.length > 1) long.set(first, [...(long.get(first) ?? []), parts]);
  }
  const slips = clusters.length > mostCompared ? [] : slipTargets(clusters);
  const found: Added[] = [];
  const add = (
    first: number,
    last: number,
    cluster: PersonCluster,
    how: Mention['how'],
    confidence: number,
    because: string,
  ): void => {
    const draft = makeDraft(tokens, first, last, {
      type: 'Person',
      how,
      name: cluster.parts.join(' '),
      person: {
        parts: [],
        family: 0,
        familyLength: 0,
        gender: cluster.gender,
        office: undefined,
      },
      confidence,
      because: [because],
    });
    found.push({ mention: mentionOf(draft, -1, [...draft.because]), cluster });
    if (how === 'name') for (let i = first; i < last; i++) covered[i] = 1;
  };
  for (let i = 0; i < tokens.length; i++) {
    if (covered[i] === 1) continue;
    const { text } = tokens[i] as Token;
    let matched = false;
    for (const form of long.get(text) ?? []) {
      const last = i + form.length;
      const end = tokens[last - 1]?.text ?? '';
      const tail = form[form.length - 1] as string;
      if (
        !form.slice(1, -1).every((part, k) => tokens[i + 1 + k]?.text === part) ||
        (end !== tail && end !== `${tail}s`)
      )
        continue;
      const cluster = nearest(byFamily.get(form.join(' ')), i);
      if (cluster === undefined) continue;
      add(i, last, cluster, 'name', 0.9, 'family name');
      i = last - 1;
      matched = true;
      break;
    }
    if (matched || text.length < 2) continue;
    if (!startsUpper(text) && (text[2] !== '-' || !/^(?:al|el|as|an|ar)-/.test(text))) continue;
    const bare = /['’]s?$/.test(text) ? text.slice(0, text.endsWith('s') ? -2 : -1) : undefined;
    const genitive = bare ?? (text.endsWith('s') ? text.slice(0, -1) : undefined);
    const direct = byFamily.get(text);
    const candidates = direct ?? (genitive === undefined ? undefined : byFamily.get(genitive));
    if (candidates !== undefined) {
      if (isNoun(i) && !isNameHere(tokens, i, direct === undefined, isNoun)) continue;
      const cluster = entryAmong(candidates, entry) ?? nearest(candidates, i);
      if (cluster !== undefined) add(i, i + 1, cluster, 'name', isNoun(i) ? 0.75 : 0.9, 'family name');
      continue;
    }
    const hyphen = text.indexOf('-');
    if (hyphen > 2) {
      const part = byFamily.get(text.slice(0, hyphen));
      const cluster = part === undefined || isNounLike(text) ? undefined : nearest(part, i);
      if (cluster !== undefined) add(i, i + 1, cluster, 'adjective', 0.7, 'compound with a family name');
      continue;
    }
    if (text.length >= 7 && !isNoun(i)) {
      const forms = (genitive === undefined || genitive.length < 6 ? [text] : [genitive, text]).map(foldName);
      const slip = slips.find(({ fold }) => forms.some((form) => isSlip(fold, form)))?.cluster;
      if (slip !== undefined) add(i, i + 1, slip, 'name', 0.6, 'slip of a family name');
    }
  }
  return found;
};

/** Kim-Il-Sung-Platz, Ho-Chi-Minh-Mausoleum and laws named after persons. */
const isNounLike = (text: string): boolean =>
  /-(?:Platz|Straße|Allee|Stadion|Mausoleum|Preis|Gesetz|Doktrin|Plan|Stiftung|Universität|Institut|Brücke|Flughafen|Museum|Haus|Denkmal)$/.test(
    text,
  );

/** A family name that is also a noun (Fall, Ban, Kern): without article, adjective or joined preposition before it. */
const isNameHere = (
  tokens: readonly Token[],
  at: number,
  genitive: boolean,
  isNoun: (index: number) => boolean,
): boolean => {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  if (genitive) {
    const behind = tokens[at + 1];
    const isBeside = before !== undefined && before.sentence === token.sentence;
    // "nach Ansicht Fischers", "der Rücktritt Kerns": behind what is owned a common noun has an article in the genitive.
    if (isBeside && isNoun(at - 1)) return true;
    return (
      behind !== undefined && startsUpper(behind.text) && isNoun(at + 1) && !(isBeside && isDeterminer(before.text))
    );
  }
  if (before === undefined || before.sentence !== token.sentence) return true;
  return !opensNoun(before);
};
