import { loadLexicon } from '../knowledge/lexicon.ts';
import { officeOf } from '../knowledge/offices.ts';
import type { Analysis, Pos } from '../model.ts';
import { stateOfCityAdjective } from '../recognise/countries.ts';
import { isInflected } from './agreement.ts';
import type { Tagged } from './tag.ts';
import { isFiniteVerb, mannerParticiples, particles } from './words.ts';

type Word = { readonly text: string };

/** What the tagger takes for another part of speech than the sentence around it allows, put right. */
export const retag = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] =>
  repairs.reduce((repaired, repair) => repair(words, repaired), tagged);

type Repair = (words: readonly Word[], tagged: readonly Tagged[]) => readonly Tagged[];

/** "Weniger diplomatisch äußerte sich X": before a word that says how, the first one only weighs it. */
const repairDegree = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const first = tagged[0];
  const how = tagged[1];
  const moved = repairMood(words, tagged);
  if (moved !== undefined) return moved;
  if (first === undefined || first.pos === 'ADV' || how?.pos !== 'ADJ' || tagged[2]?.pos !== 'VERB') return tagged;
  if (!/^(?:Wenig|Weniger|Mehr)$/.test(words[0]?.text ?? '') || isInflected(words[1]?.text ?? '')) return tagged;
  return [{ pos: 'ADV', lemma: (words[0] as Word).text.toLowerCase(), analyses: [] }, ...tagged.slice(1)];
};

/** "Chilenische Soldaten", "„Kenianische Truppen …": with the capital of a beginning, the adjective of a state looks like a noun. */
const repairNation = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const at = tagged.findIndex(({ pos }) => pos !== 'PUNCT');
  const first = tagged[at];
  const next = tagged[at + 1]?.pos;
  const lower = words[at]?.text.toLowerCase() ?? '';
  if (first?.pos !== 'NOUN' || (next !== 'NOUN' && next !== 'ADJ') || !/isch(?:e[nrms]?)$/.test(lower)) return tagged;
  if (loadLexicon().countryOfAdjective(lower) === undefined) return tagged;
  return tagged.map((word, i) => (i === at ? { ...word, pos: 'ADJ', lemma: lower.replace(/e[nrms]?$/, '') } : word));
};

/** "des Auswärtigen Ausschusses", "dem Ständigen Rat": an adjective that a name writes with a capital, right before its noun. */
const repairNamed = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const isNamed = ({ pos }: Tagged, i: number): boolean =>
    pos === 'NOUN' &&
    /^(?:Auswärtige|Ständige|Vorläufige|Hohe|Gemeinsame)[nrms]?$/.test(words[i]?.text ?? '') &&
    tagged[i + 1]?.pos === 'NOUN';
  if (!tagged.some(isNamed)) return tagged;
  return tagged.map((word, i) =>
    isNamed(word, i)
      ? { ...word, pos: 'ADJ', lemma: (words[i] as Word).text.toLowerCase().replace(/e[nrms]?$/, '') }
      : word,
  );
};

/** "…, das „Abkommen über X“ auszuhandeln": before a quoted noun of an infinitive it is an article, no relative pronoun. */
const repairQuoted = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const opensInfinitive = (i: number): boolean => {
    for (let k = i + 3; k < Math.min(words.length, i + longestQuoted); k++) {
      const { pos, analyses } = tagged[k] as Tagged;
      if (pos === 'AUX' || (words[k] as Word).text === ',') return false;
      if (pos !== 'VERB') continue;
      const isZu = analyses.some((a) => a.form === 'izu') || (words[k - 1] as Word).text === 'zu';
      return isZu && tagged[k + 1]?.pos === 'PUNCT';
    }
    return false;
  };
  const isArticle = ({ pos }: Tagged, i: number): boolean =>
    pos === 'PRON' &&
    /^d(?:as|e[mnr]|ie)$/.test(words[i]?.text ?? '') &&
    /^[„"»«“]$/.test(words[i + 1]?.text ?? '') &&
    /^(?:NOUN|ADJ|PROPN)$/.test(tagged[i + 2]?.pos ?? '') &&
    // "einigten sich auf das „Abkommen über X“": no comma stands before it.
    (words[i - 1]?.text === ',' ? opensInfinitive(i) : tagged[i - 1]?.pos === 'ADP' && words[i - 2]?.text !== ',');
  if (!tagged.some(isArticle)) return tagged;
  return tagged.map((word, i) => (isArticle(word, i) ? { pos: 'DET', lemma: 'der', analyses: word.analyses } : word));
};

/** "stiegen, als die Türkei den Vertrag kündigte": with a verb at its end, and no other, „als“ opens a clause. */
const repairConjunction = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const opens = (i: number): boolean => {
    const opening = i === 0 || (words[i - 1]?.text === ',' && tagged.slice(0, i).some(isFiniteVerb));
    if (!opening || !/^(?:DET|PROPN|NOUN|ADJ)$/.test(tagged[i + 1]?.pos ?? '')) return false;
    for (let k = i + 2; k < Math.min(words.length, i + longestClause); k++) {
      const ends = k + 1 === words.length || tagged[k + 1]?.pos === 'PUNCT';
      if (isFiniteVerb(tagged[k] as Tagged)) return ends && words[k - 1]?.text !== ',' && k > i + 2;
      // A list or what somebody is called may go on behind a comma.
      if (words[k]?.text === ',' && !/^(?:DET|PROPN)$/.test(tagged[k + 1]?.pos ?? '')) return false;
      if (/^[.;:!?–]$/.test(words[k]?.text ?? '')) return false;
    }
    return false;
  };
  const isOther = ({ pos }: Tagged, i: number): boolean =>
    (pos === 'ADP' || pos === 'CCONJ') && /^als$/i.test(words[i]?.text ?? '');
  if (!tagged.some((word, i) => isOther(word, i) && opens(i))) return tagged;
  return tagged.map((word, i) =>
    isOther(word, i) && opens(i) ? { pos: 'SCONJ', lemma: 'als', analyses: word.analyses } : word,
  );
};
/** Words of a clause with „als“ up to its verb. */
const longestClause = 30;

/** Longest quoted title with the infinitive behind it, in words. */
const longestQuoted = 16;

/** "Geschlossen wurde er von X", "Unterschrieben ist er nicht": before an auxiliary verb a participle at the head of a sentence is its own. */
const repairFront = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const first = tagged[0];
  if (
    first === undefined ||
    first.pos === 'VERB' ||
    !/^(?:wurden?|wird|werden|ist|sind|war|waren|sei|seien)$/.test(words[1]?.text ?? '')
  )
    return tagged;
  const participle = first.analyses.find((a) => a.pos === 'VERB' && a.form === 'part2');
  if (participle === undefined) return tagged;
  return [{ pos: 'VERB', lemma: participle.lemma, analyses: first.analyses }, ...tagged.slice(1)];
};

/** "Empört reagierte X auf …": a participle that opens the sentence says how, and what follows it is the verb. */
const repairMood = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] | undefined => {
  const [how, verb, next] = tagged;
  if (how === undefined || verb?.pos !== 'ADJ' || next === undefined) return undefined;
  const { text } = words[0] as Word;
  if (!how.analyses.some((a) => a.form === 'part2') || isInflected(text) || next.pos === 'PUNCT') return undefined;
  const finite = verb.analyses.find((a) => a.pos === 'VERB' && isPreterite(a));
  if (finite === undefined || !/te$/.test((words[1] as Word).text)) return undefined;
  return [
    { pos: 'ADJ', lemma: text.toLowerCase(), analyses: how.analyses.filter((a) => a.form !== 'fin') },
    { pos: 'VERB', lemma: finite.lemma, analyses: verb.analyses },
    ...tagged.slice(2),
  ];
};

/** "Später drohte X …": a comparative before the verb that says when, and is nobody. */
const repairLater = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const next = tagged[1]?.pos;
  if (!/^(?:Später|Früher|Öfter|Weiter)$/.test(words[0]?.text ?? '') || (next !== 'VERB' && next !== 'AUX'))
    return tagged;
  return [{ pos: 'ADV', lemma: (words[0] as Word).text.toLowerCase(), analyses: [] }, ...tagged.slice(1)];
};

/** "bezeichnete X als „Lügner“ und ging": behind a noun without a comma, and before a quoted word, „als“ opens no clause. */
const repairLabel = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const labels = ({ pos }: Tagged, i: number): boolean =>
    pos === 'SCONJ' &&
    words[i]?.text === 'als' &&
    /^(?:NOUN|PROPN)$/.test(tagged[i - 1]?.pos ?? '') &&
    /^[„"»«“]$/.test(words[i + 1]?.text ?? '') &&
    /^(?:NOUN|ADJ)$/.test(tagged[i + 2]?.pos ?? '');
  if (!tagged.some(labels)) return tagged;
  return tagged.map((word, i) => (labels(word, i) ? { pos: 'ADP', lemma: 'als', analyses: word.analyses } : word));
};

/** "nach wie vor beliebt": three words that only say „noch immer“. */
const repairStill = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const opens = (i: number): boolean =>
    /^nach$/i.test(words[i]?.text ?? '') && words[i + 1]?.text === 'wie' && words[i + 2]?.text === 'vor';
  if (!words.some((_, i) => opens(i))) return tagged;
  return tagged.map((word, i) =>
    opens(i) || opens(i - 1) || opens(i - 2)
      ? { pos: 'ADV', lemma: (words[i] as Word).text.toLowerCase(), analyses: [] }
      : word,
  );
};

/** "griff vor allem X an", "traf unter anderem Y": two words that only stress what follows, not a preposition with its noun. */
const repairFocus = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const opens = (i: number): boolean => {
    const second = /^vor$/i.test(words[i]?.text ?? '') ? 'allem' : 'anderem';
    if (words[i + 1]?.text !== second || !/^(?:vor|unter)$/i.test(words[i]?.text ?? '')) return false;
    // "unter anderem Namen", "unter anderem Vorzeichen": there it is no more than an adjective.
    return second === 'allem' || !/^(?:Namen|Titel|Vorzeichen|Vorwand|Blickwinkel)$/.test(words[i + 2]?.text ?? '');
  };
  if (!words.some((_, i) => opens(i))) return tagged;
  return tagged.map((word, i) =>
    opens(i) || opens(i - 1) ? { pos: 'ADV', lemma: (words[i] as Word).text.toLowerCase(), analyses: [] } : word,
  );
};

/** "habe sein Versprechen gebrochen": before a noun „sein“ owns it; the verb stands at the end. */
const repairOwner = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const owns = ({ pos }: Tagged, i: number): boolean =>
    pos === 'AUX' &&
    words[i]?.text === 'sein' &&
    tagged[i + 1]?.pos === 'NOUN' &&
    (tagged[i - 1]?.pos === 'AUX' || tagged[i - 1]?.pos === 'VERB' || tagged[i - 1]?.pos === 'PRON');
  if (!tagged.some(owns)) return tagged;
  return tagged.map((word, i) => (owns(word, i) ? { pos: 'DET', lemma: 'sein', analyses: word.analyses } : word));
};

/** "Wegen der Festnahme …", "Trotz des Verbots …": at the beginning of a sentence these look like nouns. */
const repairOpening = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const text = words[0]?.text ?? '';
  // "Treffen von X und Y": no sentence of news begins with that verb.
  if (text === 'Treffen' && tagged[0]?.pos === 'VERB' && tagged[1]?.pos === 'ADP')
    return [
      { pos: 'NOUN', lemma: 'Treffen', analyses: tagged[0].analyses.filter((a) => a.pos === 'NOUN') },
      ...tagged.slice(1),
    ];
  const heading = headingNoun(words, tagged);
  if (heading !== undefined) return [heading, ...tagged.slice(1)];
  if (tagged[0]?.pos !== 'NOUN' && tagged[0]?.pos !== 'PROPN') return tagged;
  if (text !== 'Wegen' && !(/^(?:Trotz|Dank|Statt|Angesichts|Aufgrund)$/.test(text) && tagged[1]?.pos === 'DET'))
    return tagged;
  return [{ pos: 'ADP', lemma: text.toLowerCase(), analyses: [] }, ...tagged.slice(1)];
};

/**
 * "Angriff Chinas auf die Türkei", "Dank der SPÖ an X": a heading without any finite verb, whose first word the tagger takes for a
 * verb or a name. A noun it is where a genitive or „von“ follows; no statement of news begins with its verb.
 */
const headingNoun = (words: readonly Word[], tagged: readonly Tagged[]): Tagged | undefined => {
  const [first, next] = tagged;
  if (first === undefined || next === undefined || first.pos === 'NOUN') return undefined;
  const nouns = first.analyses.filter((a) => a.pos === 'NOUN');
  if (nouns.length === 0 || /^[?!]$/.test(words.at(-1)?.text ?? '')) return undefined;
  // "Angela Merkels": the genitive ends the name.
  let end = 1;
  while (tagged[end + 1]?.pos === 'PROPN' && !/s$/.test(words[end]?.text ?? '')) end++;
  const owned =
    (next.pos === 'PROPN' && /[^s]s$/.test(words[end]?.text ?? '')) ||
    (/^(?:der|des|von)$/.test(words[1]?.text ?? '') && first.pos !== 'PROPN');
  const complement = tagged.slice(end + 1).some(({ pos }) => pos === 'ADP');
  const verbal = tagged.slice(1).some(isFiniteVerb);
  return owned && complement && !verbal
    ? { pos: 'NOUN', lemma: nouns[0]?.lemma ?? first.lemma, analyses: nouns }
    : undefined;
};

const contracted: ReadonlySet<string> = new Set(['am', 'im', 'zum', 'zur', 'vom', 'beim', 'ins', 'ans', 'aufs']);

/** "dankte X zum wiederholten Mal": between a preposition with its article and a noun no verb has room. */
const repairAttribute = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const attributeOf = (word: Tagged, i: number): Analysis | undefined =>
    word.pos === 'VERB' &&
    ((tagged[i + 1]?.pos === 'NOUN' && contracted.has((words[i - 1]?.text ?? '').toLowerCase())) ||
      // "vor 500 geladenen Gästen": nor between a number and its noun.
      (tagged[i + 1]?.pos === 'NOUN' && tagged[i - 1]?.pos === 'NUM' && /en$/.test(words[i]?.text ?? '')) ||
      // "…, dem abgetauchten einstigen Chef": no verb stands between an article and an adjective with its noun.
      (tagged[i + 1]?.pos === 'ADJ' &&
        tagged[i + 2]?.pos === 'NOUN' &&
        /e[nrms]?$/.test(words[i]?.text ?? '') &&
        /^d(?:er|ie|as|em|en|es)$/.test(words[i - 1]?.text ?? '')))
      ? word.analyses.find((a) => a.pos === 'ADJ')
      : undefined;
  if (!tagged.some((word, i) => attributeOf(word, i) !== undefined)) return tagged;
  return tagged.map((word, i) => {
    const adjective = attributeOf(word, i);
    return adjective === undefined ? word : { pos: 'ADJ', lemma: adjective.lemma, analyses: word.analyses };
  });
};

/**
 * "Das in Oslo unterfertigte Abkommen ist …": behind an article and a preposition at the head of a sentence what looks like a verb is an
 * attribute where a noun and the finite verb follow.
 */
const repairBracket = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  if (!/^d(?:er|ie|as)$/i.test(words[0]?.text ?? '') || tagged[1]?.pos !== 'ADP') return tagged;
  const at = tagged.findIndex((word, i) => i > 2 && (word.pos === 'VERB' || word.pos === 'AUX'));
  const word = tagged[at];
  if (word?.pos !== 'VERB' || !/te[nrsm]?$/.test(words[at]?.text ?? '') || tagged[at + 1]?.pos !== 'NOUN')
    return tagged;
  if (!/^(?:AUX|VERB)$/.test(tagged[at + 2]?.pos ?? '') || words.slice(0, at).some(({ text }) => text === ','))
    return tagged;
  const adjective = word.analyses.find((a) => a.pos === 'ADJ');
  return tagged.map((one, i) =>
    i === at
      ? {
          pos: 'ADJ',
          lemma: adjective?.lemma ?? (words[at]?.text ?? '').replace(/e[nrsm]?$/, ''),
          analyses: one.analyses,
        }
      : one,
  );
};

/** "dem Südpazifischen Vertrag", "im Nordischen Rat": an adjective of a name is written like a noun, but a noun follows it. */
const repairName = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  let repaired: Tagged[] | undefined;
  for (let i = 1; i + 1 < tagged.length; i++) {
    const word = tagged[i] as Tagged;
    if (word.pos !== 'NOUN' && word.pos !== 'PROPN') continue;
    const { text } = words[i] as Word;
    const before = tagged[i - 1]?.pos;
    if (before !== 'DET' && before !== 'ADP') continue;
    const next = tagged[i + 1]?.pos;
    const named = next === 'NOUN' || (next === 'ADJ' && /^\p{Lu}/u.test(words[i + 1]?.text ?? ''));
    if (!named || !/^\p{Lu}\p{Ll}+(?:isch|al)e[nmrs]?$/u.test(text)) continue;
    repaired ??= [...tagged];
    repaired[i] = { ...word, pos: 'ADJ', lemma: text.replace(/e[nmrs]?$/, '').toLowerCase() };
  }
  return repaired ?? tagged;
};

/**
 * "des Istanbuler Bürgermeisters": between an article and a noun the name of a town in -er is no name of somebody, nor, where the town is
 * listed, the people of that town: "die Athener Regierung".
 */
const repairTown = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  let repaired: Tagged[] | undefined;
  tagged.forEach(({ pos, analyses }, i) => {
    if ((pos !== 'PROPN' && pos !== 'NOUN') || tagged[i + 1]?.pos !== 'NOUN') return;
    const { text } = words[i] as Word;
    if (!/^\p{Lu}\p{Ll}{3,}er$/u.test(text) || (pos === 'NOUN' && stateOfCityAdjective(text) === undefined)) return;
    if (tagged[i - 1]?.pos !== 'DET' && !/^(?:im|am|vom|zum|zur|beim)$/.test(words[i - 1]?.text ?? '')) return;
    repaired ??= [...tagged];
    repaired[i] = { pos: 'ADJ', lemma: text, analyses: pos === 'NOUN' ? [] : analyses };
  });
  return repaired ?? tagged;
};

/** "hat Huber Sympathie bekundet": behind a name a noun that only the dictionary's endings of abstract things have is no part of it. */
const repairAbstract = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  let repaired: Tagged[] | undefined;
  for (let i = 1; i < tagged.length; i++) {
    const word = tagged[i] as Tagged;
    if (word.pos !== 'PROPN' || tagged[i - 1]?.pos !== 'PROPN') continue;
    const text = words[i]?.text ?? '';
    if (!abstractEnding.test(text) || bodyEnding.test(text)) continue;
    const nouns = word.analyses.filter((a) => a.pos === 'NOUN' && a.guessed !== true && a.gender !== 'm');
    if (nouns.length === 0 || word.analyses.some((a) => a.pos === 'PROPN' && a.guessed !== true)) continue;
    repaired ??= [...tagged];
    repaired[i] = { pos: 'NOUN', lemma: nouns[0]?.lemma ?? word.lemma, analyses: word.analyses };
  }
  return repaired ?? tagged;
};

/** Endings of nouns for what has no shape; "Hartung" is masculine, as no such noun is. */
const abstractEnding = /(?:[a-zäöü]{3}ung|heit|keit|schaft|[a-zäöü]{3}ion|tät|[a-zäöü]{3}(?:ie|nis|ik))$/;
/** Those that end the names of bodies: "Junge Union", "Hilfswerk Aktion". */
const bodyEnding =
  /(?:stiftung|union|aktion|vereinigung|organisation|gesellschaft|gewerkschaft|fraktion|kommission|bewegung|zeitung|föderation|koalition)$/i;

/** "Landeshauptmann X", "der Vorarlberger Landeshauptmann X": a long office before a name is a noun, and a word in -er before it tells where. */
const repairOffice = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  let repaired: Tagged[] | undefined;
  for (let i = 0; i + 1 < tagged.length; i++) {
    const office = tagged[i] as Tagged;
    const { text } = words[i] as Word;
    const before = tagged[i - 1];
    const place = (words[i - 1] as Word | undefined)?.text ?? '';
    // "sagte Huberts Anwalt, Karl Linder"
    const isOwned =
      office.pos === 'PROPN' &&
      before?.pos === 'PROPN' &&
      /[s’']$/.test(place) &&
      words[i + 1]?.text === ',' &&
      tagged[i + 2]?.pos === 'PROPN' &&
      /^(?:personal|minister|government)$/.test(officeOf(text)?.kind ?? '');
    if (!isOwned && ((office.pos !== 'NOUN' && office.pos !== 'PROPN') || tagged[i + 1]?.pos !== 'PROPN')) continue;
    if (!isOwned && (text.length < leastOffice || officeOf(text) === undefined)) continue;
    const says = before?.pos === 'NOUN' || before?.pos === 'PROPN';
    const where = says && /^\p{Lu}\p{Ll}{3,}er$/u.test(place) && officeOf(place) === undefined;
    // "den früheren Kärntner Landeshauptmann X"
    const opens = i < 2 || /^(?:DET|PUNCT|ADJ)$/.test(tagged[i - 2]?.pos ?? '');
    // "hat auf der Bühne SPÖ-Chef X begrüßt": with a hyphen it is no family name, whatever stands before it.
    const isCompound = /\p{L}-\p{Lu}\p{Ll}+$/u.test(text);
    if (office.pos === 'PROPN' && (!says || isCompound || /s$/.test(place) || (where && opens))) {
      const nouns = office.analyses.filter((a) => a.pos === 'NOUN');
      repaired ??= [...tagged];
      repaired[i] = {
        pos: 'NOUN',
        lemma: nouns[0]?.lemma ?? text,
        analyses: nouns.length > 0 ? nouns : office.analyses,
      };
    }
    if (where && opens) {
      repaired ??= [...tagged];
      repaired[i - 1] = { pos: 'ADJ', lemma: place, analyses: before?.analyses ?? [] };
    }
  }
  return repaired ?? tagged;
};

/** Shorter ones are family names as well: Kaiser, Richter. */
const leastOffice = 8;

const isPreterite = (a: Analysis): boolean => a.form === 'fin' && a.tense === 'past' && a.mood === 'ind';
const startsNounPhrase: ReadonlySet<Pos> = new Set(['DET', 'PRON', 'NUM', 'PROPN', 'ADP', 'ADV', 'PART']);

/**
 * "… und verhängte Sanktionen", "… und kritisierte Russland": behind "und" what may be a participle before a noun is a verb where
 * an article, a name or an adverb follows it, and before a bare noun where it agrees with a preterite before it.
 */
const repairSecond = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  let repaired: Tagged[] | undefined;
  tagged.forEach((word, i) => {
    if (word.pos !== 'ADJ' || !joinsVerb(words, repaired ?? tagged, i)) return;
    const verbs = word.analyses.filter((a) => a.pos === 'VERB');
    const lemma = verbs.find(isPreterite)?.lemma ?? word.lemma;
    repaired ??= [...tagged];
    repaired[i] = { pos: 'VERB', lemma, analyses: [...verbs, ...word.analyses.filter((a) => a.pos !== 'VERB')] };
  });
  return repaired ?? tagged;
};

const joinsVerb = (words: readonly Word[], tagged: readonly Tagged[], i: number): boolean => {
  const before = tagged[i - 2];
  const next = tagged[i + 1];
  if (before === undefined || next === undefined || !/^(?:und|aber)$/.test(words[i - 1]?.text ?? '')) return false;
  const own = tagged[i]?.analyses.find(isPreterite);
  // "der gestürzte und verunglückte Präsident"
  if (own === undefined || before.pos === 'NUM') return false;
  // "sprach lange und überzeugte X": that one is an adverb; behind two attributes stands no article.
  const place = (words[i - 2] as Word).text;
  const isAdverb = place === 'lange' && tagged[i - 3]?.pos === 'VERB';
  if (before.pos === 'ADJ' && isInflected(place) && !isAdverb && next.pos !== 'DET') return false;
  const finite = tagged.slice(0, i - 1).findLast((t) => t.pos === 'VERB' || t.pos === 'AUX');
  if (finite === undefined) return false;
  if (startsNounPhrase.has(next.pos)) return true;
  return next.pos === 'NOUN' && finite.analyses.some((a) => isPreterite(a) && a.number === own.number);
};

/**
 * A sentence without a finite verb in which a word taken for an adjective or article word can be one: "China gewährte Serbien
 * einen Kredit", "Norwegen und Portugal einigen sich". The dictionary's verb reading then wins.
 */
const repairVerb = (tagged: readonly Tagged[]): readonly Tagged[] => {
  if (tagged.length < 4 || tagged.some(isFiniteVerb)) return tagged;
  const at = tagged.findIndex(
    ({ pos, analyses }) =>
      (pos === 'ADJ' || pos === 'DET') && analyses.some((a) => a.pos === 'VERB' && a.form === 'fin'),
  );
  if (at < 0) return tagged;
  return tagged.map((word, i) => {
    const verb = i === at ? word.analyses.find((a) => a.pos === 'VERB' && a.form === 'fin') : undefined;
    return verb === undefined ? word : { pos: 'VERB', lemma: verb.lemma, analyses: word.analyses };
  });
};

/**
 * "Die EU verhängte Sanktionen und drohte": before a bare noun a past tense looks like a participle. With a subject before it, a
 * verb behind "und" and no other verb it is the verb of its clause; so is "brach" behind "und". "einst" is an adverb.
 */
const repairFirst = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  let verbs: Map<number, Tagged> | undefined;
  const isVerb = (word: Tagged | undefined): boolean => word?.pos === 'VERB' || word?.pos === 'AUX';
  const ends = (i: number): boolean => i < 0 || i >= tagged.length || tagged[i]?.pos === 'PUNCT';
  const asVerb = (i: number): void => {
    const word = tagged[i] as Tagged;
    const verb = word.analyses.find((a) => a.pos === 'VERB' && a.form === 'fin' && a.tense === 'past');
    if (verb === undefined) return;
    verbs ??= new Map();
    verbs.set(i, { pos: 'VERB', lemma: verb.lemma, analyses: word.analyses });
  };
  for (let j = 1; j + 1 < tagged.length; j++) {
    // "den er einst als Botschafter gelobt hatte": du einst is no word of news.
    if (words[j]?.text === 'einst' && tagged[j]?.pos !== 'ADV') {
      verbs ??= new Map();
      verbs.set(j, {
        pos: 'ADV',
        lemma: 'einst',
        analyses: (tagged[j] as Tagged).analyses.filter((a) => a.pos === 'ADV'),
      });
    }
    // "Die FPÖ brach eine Debatte vom Zaun": before its noun „eine“ is no verb, the word before it is.
    if (words[j]?.text === 'brach' && words[j + 1]?.text === 'eine' && tagged[j + 1]?.pos === 'VERB') {
      asVerb(j);
      if (verbs?.has(j) === true)
        verbs.set(j + 1, { pos: 'DET', lemma: 'ein', analyses: tagged[j + 1]?.analyses ?? [] });
    }
    // "lehnte das entschieden ab": before the prefix of another verb it says how.
    if (
      tagged[j]?.pos === 'VERB' &&
      mannerParticiples.has((words[j] as Word).text) &&
      particles.has((words[j + 1] as Word).text) &&
      ends(j + 2)
    ) {
      verbs ??= new Map();
      verbs.set(j, { pos: 'ADJ', lemma: (words[j] as Word).text, analyses: [] });
    }
    if (tagged[j]?.pos !== 'CCONJ') continue;
    // "klatschte und Angela Merkel attackierte Ungarn": behind a name no adjective without an article, where no other verb follows.
    let behind = j + 1;
    while (/^(?:PROPN|NOUN)$/.test(tagged[behind]?.pos ?? '')) behind++;
    const isName = behind > j + 1 && tagged[behind - 1]?.pos === 'PROPN';
    // "und Angela Merkel (CDU) attackierte Ungarn"
    if (isName && words[behind]?.text === '(') {
      const close = words.findIndex(({ text }, k) => k > behind && k < behind + longestAside && text === ')');
      if (close > behind) behind = close + 1;
    }
    // "das 2019 von Norwegen und Peru paraphierte Abkommen": an agent's list goes on.
    let open = j - 1;
    while (/^(?:PROPN|NOUN|ADJ|DET)$/.test(tagged[open]?.pos ?? '')) open--;
    if (
      isName &&
      !/^(?:von|vom|durch)$/.test(words[open]?.text ?? '') &&
      tagged[behind]?.pos === 'ADJ' &&
      /te$/.test((words[behind] as Word).text) &&
      verbBefore(words, tagged, j)
    ) {
      let k = behind + 1;
      while (!ends(k) && !isVerb(tagged[k])) k++;
      if (ends(k)) asVerb(behind);
    }
    if (tagged[j + 1]?.pos !== 'VERB' && verbs?.has(j + 1) !== true) continue;
    let at: number | undefined;
    let i = j - 1;
    for (; !ends(i) && !isVerb(tagged[i]); i--) {
      if (tagged[i]?.pos === 'SCONJ') break;
      if (
        tagged[i]?.pos === 'ADJ' &&
        /ten?$/.test((words[i] as Word).text) &&
        /^(?:NOUN|PROPN)$/.test(tagged[i - 1]?.pos ?? '')
      )
        at = i;
    }
    if (at === undefined || !ends(i)) continue;
    const next = tagged[at + 1]?.pos;
    if (next === 'NOUN' || next === 'ADJ' || next === 'PROPN') asVerb(at);
  }
  return verbs === undefined ? tagged : tagged.map((word, i) => verbs?.get(i) ?? word);
};

/** Words of a bracket behind a name. */
const longestAside = 7;

/** True where a full verb stands before, in the same stretch without a comma or quotation mark. */
const verbBefore = (words: readonly Word[], tagged: readonly Tagged[], i: number): boolean => {
  for (let k = i - 1; k >= 0 && !/^[,;:„“”»«"]$/.test(words[k]?.text ?? ''); k--)
    if (tagged[k]?.pos === 'VERB') return true;
  return false;
};

/** "nahm an der Parade teil": a particle at the end of a clause that looks like a verb of its own. */
const repairParticle = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const isParticle = ({ text }: Word, i: number): boolean =>
    i > 0 &&
    /^(?:VERB|PROPN)$/.test(tagged[i]?.pos ?? '') &&
    particles.has(text) &&
    !/^[\p{L}\d]/u.test(words[i + 1]?.text ?? '') &&
    // "X sollte zu seinem Wort stehen": an infinitive that the clause has no other verb beside is none.
    (!text.endsWith('en') || verbBefore(words, tagged, i));
  if (!words.some(isParticle)) return tagged;
  return tagged.map((word, i) =>
    isParticle(words[i] as Word, i) ? { pos: 'ADP', lemma: (words[i] as Word).text, analyses: [] } : word,
  );
};

/** "„Ich danke der Ukraine für die Hilfe“": beside the first person „danke“ is no particle. */
const repairThanks = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const isSelf = (i: number): boolean => /^ich$/i.test(words[i]?.text ?? '');
  const isVerb = ({ text }: Word, i: number): boolean =>
    tagged[i]?.pos !== 'VERB' && /^danke$/i.test(text) && (isSelf(i - 1) || isSelf(i + 1));
  if (!words.some(isVerb)) return tagged;
  return tagged.map((word, i) =>
    isVerb(words[i] as Word, i)
      ? { pos: 'VERB', lemma: 'danken', analyses: word.analyses.filter((a) => a.pos === 'VERB') }
      : word,
  );
};

/** "kritisierte dies als „Erpressung“": before no noun „dies“ stands for itself. */
const repairThis = (words: readonly Word[], tagged: readonly Tagged[]): readonly Tagged[] => {
  const standsAlone = ({ text }: Word, i: number): boolean =>
    tagged[i]?.pos === 'DET' &&
    /^dies$/i.test(text) &&
    /^(?:ADP|PUNCT|VERB|AUX|SCONJ|CCONJ|PART)$/.test(tagged[i + 1]?.pos ?? '') &&
    !/^[„“"«»]$/.test(words[i + 1]?.text ?? '');
  if (!words.some(standsAlone)) return tagged;
  return tagged.map((word, i) =>
    standsAlone(words[i] as Word, i)
      ? { pos: 'PRON', lemma: 'dieser', analyses: word.analyses.filter((a) => a.pos === 'PRON') }
      : word,
  );
};

/** Each sees what those before it have put right. */
const repairs: readonly Repair[] = [
  repairThanks,
  repairThis,
  repairDegree,
  repairLater,
  repairNation,
  repairNamed,
  repairQuoted,
  repairConjunction,
  repairFront,
  repairLabel,
  repairStill,
  repairFocus,
  repairOwner,
  repairAbstract,
  repairOffice,
  repairTown,
  repairName,
  repairAttribute,
  repairBracket,
  repairOpening,
  repairSecond,
  (_, tagged) => repairVerb(tagged),
  repairFirst,
  repairParticle,
];
