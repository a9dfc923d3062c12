import { officeOf } from '../knowledge/offices.ts';
import type { Mention, Token } from '../model.ts';
import { speechVerbs } from '../relate/words.ts';
import { restrictToCase } from './agreement.ts';
import { isQuote, isSeparator, type PhraseDraft } from './phrases.ts';
import { inquits, isFiniteVerb, phraseCoordinators, thingNouns, timeNouns } from './words.ts';

const weekday = /^(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|^Mittwoch|^Sonnabend/;

/** What may stand in a time before an office: "von März 1990 bis zum Jahr 2000". */
const timeWords =
  /^(?:seit|bis|von|ab|zwischen|und|in|im|vom|am|an|de[nmr]|zum|zu|vergangene[nmr]|vorige[nmr]|letzte[nmr]|kurzem|wenigen?|diesem|jenem|damaligen|nach|wie|vor)$/;
/** Words that say alone how long or until when somebody had an office: "X, jahrelang Chefin der Y", "X, nach wie vor Ministerin". */
const durations = /^(?:kurzem|wie|kurzzeitig|zeitweilig|jahrelang|jahrzehntelang|monatelang|lange)$/;

/** Adverbs by which a list of two goes on in time. */
const sequels: ReadonlySet<string> = new Set(
  'danach dann anschließend später schließlich zuletzt daraufhin darauf'.split(' '),
);

/** Compounds of times: "Frühsommer", "Parteitag" as well. */
const timeEnds = /(?:jahr|tag|abend|monat|nacht|woche|morgen|sommer|winter|herbst|frühling|ende|mitte)$/i;

/** Prepositions that no genitive follows. */
const plainPrepositions =
  /^(?:in|an|auf|aus|bei|durch|für|gegen|hinter|mit|nach|neben|ohne|um|unter|von|vor|zu|zwischen|über)$/;

/** Longest stretch between an office and the dash that closes what is said of a name, in tokens. */
const longestAside = 8;

/** Longest stretch of a clause that a name behind ", ebenso" goes on with, in tokens. */
const longestClause = 60;
/** Longest list of names between a first one and its preposition, in tokens. */
const longestNames = 20;

/**
 * Joins phrases of one clause that stand side by side: coordination ("A, B und C"), apposition ("X, der Präsident von Y,",
 * "Partei (PSOE)"), and prepositional phrases behind a noun. Changes the drafts.
 */
export const joinPhrases = (
  tokens: readonly Token[],
  phrases: PhraseDraft[],
  owner: Int32Array,
  first: number,
  offset: number,
  names: ReadonlyMap<number, Mention>,
): void => {
  const byIndex = (index: number): PhraseDraft | undefined => phrases[index - offset];
  const isNamed = (p: PhraseDraft): boolean => {
    for (let i = p.first; i < p.last; i++) if (names.has(i) || tokens[i]?.pos === 'PROPN') return true;
    return false;
  };
  /** "er und sein Kollege": a personal pronoun may be one of several. */
  const isPersonal = ({ head }: PhraseDraft): boolean =>
    /^(?:er|sie|ihn|ihm|ihr|ihnen|wir|uns|ich)$/.test((tokens[head] as Token).lower);
  const isSubjectPronoun = ({ head }: PhraseDraft): boolean => /^(?:er|ich|wir)$/.test((tokens[head] as Token).lower);
  const hasDeterminer = (p: PhraseDraft): boolean => /^(?:DET|PRON)$/.test((tokens[p.first] as Token).pos);
  const holdsPerson = (p: PhraseDraft): boolean => {
    for (let i = p.first; i < p.last; i++) if (names.get(i)?.type === 'Person') return true;
    return false;
  };
  /** "Klubobfrau Petra Moser": a title with its name. */
  const endsInPerson = (p: PhraseDraft): boolean => {
    for (let i = p.head + 1; i < p.last; i++) if (names.get(i)?.type === 'Person') return true;
    return false;
  };
  /** The name that the head of a phrase is part of, or is. */
  const nameOfHead = (p: PhraseDraft): Mention | undefined => {
    for (let i = p.first; i <= p.head; i++) {
      const name = names.get(i);
      if (name !== undefined && name.last > p.head) return name;
    }
    return undefined;
  };
  const headNamed = (p: PhraseDraft): boolean => nameOfHead(p) !== undefined;
  /** Headed by a name: "Angela Merkel", "die CDU", but not "Putins Berater". */
  const isBareName = (p: PhraseDraft): boolean => {
    const head = tokens[p.head] as Token;
    return (
      headNamed(p) ||
      (head.pos === 'PROPN' &&
        !head.analyses.some((a) => a.pos === 'NOUN' && a.guessed !== true) &&
        officeOf(head.text) === undefined)
    );
  };
  const isHeldOffice = (p: PhraseDraft): boolean =>
    !holdsPerson(p) && p.number !== 'pl' && officeOf((tokens[p.head] as Token).text) !== undefined;
  /** What kind of thing the name of a phrase means, as far as known. */
  const kindOf = (p: PhraseDraft): string | undefined => nameOfHead(p)?.type;
  /** "in Paris", "bei Genf". */
  const saysWhere = (p: PhraseDraft): boolean =>
    /^(?:in|auf|bei)$/.test(p.preposition ?? '') && kindOf(p) === 'Country';
  const goesOnFrom = (left: PhraseDraft, right: PhraseDraft): boolean =>
    left.link !== 'apposition' && isBareName(left) && kindOf(left) !== undefined && kindOf(left) === kindOf(right);
  /** "die Staaten Kuba": ends in a name behind its head, of the same kind as that of the other. */
  const endsInName = (p: PhraseDraft, right: PhraseDraft): boolean => {
    const kind = kindOf(right);
    for (let i = p.head + 1; kind !== undefined && i < p.last; i++) {
      const name = names.get(i);
      if (name?.last === p.last) return name.type === kind;
    }
    return false;
  };
  /** Outermost phrase that ends where this one does. */
  const ancestors = (p: PhraseDraft): PhraseDraft[] => {
    const chain = [p];
    let at = p;
    while (at.parent !== undefined) {
      const up = byIndex(at.parent);
      if (up === undefined || chain.length > 8) break;
      chain.push(up);
      at = up;
    }
    return chain;
  };
  /**
   * Whom a name behind ", ebenso" goes on with: the one of its kind that stands as the subject before the verb or, where the subject is of
   * another kind, as the object. Where it could go on with both it is joined to neither (not plain).
   */
  const likewiseHost = (right: PhraseDraft): { readonly index: number; readonly isPlain: boolean } | undefined => {
    const likewise = tokens[right.first - 1]?.lower ?? '';
    if (!/^(?:ebenso|genauso|desgleichen|auch)$/.test(likewise)) return undefined;
    if (tokens[right.first - 2]?.text !== ',' || right.preposition !== undefined || !isNamed(right)) return undefined;
    const clause = owner[right.head - first];
    // What ends the sentence has no verb of its own; a long list of such names goes on with nobody.
    let end = right.last;
    while (end < right.last + longestNames && !/^[.;:!?–]$/.test(tokens[end]?.text ?? '.')) {
      if (/^(?:VERB|AUX)$/.test(tokens[end]?.pos ?? '')) return undefined;
      end++;
    }
    if (end === right.last + longestNames) return undefined;
    // "traf viele Politiker, auch X": one of them.
    if (likewise === 'auch' && phrases.some((p) => p.number === 'pl' && p.last === right.first - 2)) return undefined;
    const from = Math.max(first, right.first - longestClause);
    const behind = tokens
      .slice(from, right.first - 1)
      .findIndex((token, k) => owner[from + k - first] === clause && isFiniteVerb(token));
    const verb = behind < 0 ? -1 : from + behind;
    const plain = phrases.filter(
      (p) =>
        p.first >= from &&
        p.last < right.first &&
        owner[p.head - first] === clause &&
        p.preposition === undefined &&
        p.link === undefined &&
        (isNamed(p) || p.pronoun),
    );
    const subject =
      plain.find((p) => p.last <= verb && p.cases.includes('nom')) ?? plain.find((p) => p.cases.includes('nom'));
    const object = plain.find((p) => p !== subject && p.first > verb);
    const alike = (p: PhraseDraft | undefined): boolean => p !== undefined && !p.pronoun && mayBeAlike(p, right);
    if (alike(subject)) return { index: (subject as PhraseDraft).index, isPlain: !alike(object) };
    if (alike(object)) return { index: (object as PhraseDraft).index, isPlain: true };
    return subject === undefined ? undefined : { index: subject.index, isPlain: !subject.pronoun };
  };
  /** Actors of a kind: persons are no bodies, and bodies and states are alike. */
  const mayBeAlike = (a: PhraseDraft, b: PhraseDraft): boolean => holdsPerson(a) === holdsPerson(b);
  /** "nicht A", "nicht etwa A" */
  const isRefuted = ({ first: at }: PhraseDraft): boolean =>
    tokens[tokens[at - 1]?.lower === 'etwa' ? at - 2 : at - 1]?.lower === 'nicht';
  const isLeftOut = ({ first: at }: PhraseDraft): boolean => {
    let i = at - 1;
    if (/^(?:aber|jedoch|allerdings|auch)$/.test(tokens[i]?.lower ?? '')) i--;
    return tokens[i]?.lower === 'nicht' && tokens[i - 1]?.text === '(';
  };
  const sorted = [...phrases]
    .filter((p) => p.link === undefined || p.link === 'genitive' || p.link === 'preposition')
    .sort((a, b) => a.first - b.first || b.last - a.last);
  const groups = new Map<number, number[]>();
  // "Nicht A hat X verletzt, sondern B": B has the part that A would have, also far from it.
  for (const right of sorted) {
    const at = right.first - 1;
    if (tokens[at]?.lower !== 'sondern' || tokens[at - 1]?.text !== ',') continue;
    const left = sorted.findLast(
      (p) =>
        p.last < at - 1 &&
        p.parent === undefined &&
        p.preposition === right.preposition &&
        owner[p.head - first] === owner[right.head - first] &&
        isRefuted(p),
    );
    if (left === undefined) continue;
    // "Nicht A hat B kritisiert, sondern C": of names that show no case the one in the place of A, in front, does it.
    const hasOther = sorted.some(
      (p) =>
        p.first > left.last &&
        p.last < at &&
        p.preposition === undefined &&
        p.link === undefined &&
        isBareName(p) &&
        kindOf(p) === kindOf(right) &&
        left.preposition === undefined,
    );
    if (hasOther && left.cases.includes('nom') && right.cases.includes('nom')) right.cases = ['nom'];
    left.parent = right.index;
    left.link = 'contrast';
  }
  for (let k = 1; k < sorted.length; k++) {
    const right = sorted[k] as PhraseDraft;
    // The phrase that ends last before this one begins, innermost.
    let left: PhraseDraft | undefined;
    for (let j = k - 1; j >= 0 && j > k - 8; j--) {
      const candidate = sorted[j] as PhraseDraft;
      if (
        candidate.last <= right.first &&
        (left === undefined ||
          candidate.last > left.last ||
          (candidate.last === left.last && candidate.first > left.first))
      )
        left = candidate;
    }
    // "mehrere Regierungen, unter ihnen Washington": an example of those before the comma.
    const examined = left?.pronoun === true && left.last === right.first ? exampleHost(left) : undefined;
    if (examined !== undefined && right.preposition === undefined && headNamed(right)) {
      right.parent = examined.index;
      right.link = 'apposition';
      continue;
    }
    // "X, seit 2019 Präsident von Y": the time stands between a name and the office.
    const host = timedHost(right);
    if (host !== undefined) left = host;
    if (left === undefined || right.parent !== undefined) continue;
    // "X hat, so die Zeitung Y, Z getroffen": who is quoted there is no part of a list, and nobody is called so.
    const quoted = ancestors(left).at(-1) ?? left;
    if (isQuotedAside(quoted)) {
      // "…, so der Sprecher, X, am Montag"
      const holds = isHeldOffice(quoted) && holdsPerson(right) && /^[,.]$/.test(tokens[right.last]?.text ?? '.');
      // "…“, so X, Vorsitzender von Y."
      const held =
        holdsPerson(quoted) && isHeldOffice(right) && !hasDeterminer(right) && tokens[right.first - 1]?.text === ',';
      // "…“, so X, Chef von Y."
      const ownsIt =
        right.first === left.last && /^(?:von|bei|in|für|aus)$/.test(right.preposition ?? '') && isHeldOffice(left);
      if (!holds && !held && !ownsIt) continue;
    }
    const sameClause = owner[left.head - first] === owner[right.head - first];
    // "Chile und Peru (nicht aber Bolivien) unterzeichneten": who is left out.
    if (isLeftOut(right)) {
      right.parent = left.index;
      right.link = 'contrast';
      continue;
    }
    // "X lehnt den Plan ab, ebenso Y": the other one who does so.
    const same = likewiseHost(right);
    if (same !== undefined) {
      right.parent = same.index;
      right.link = same.isPlain ? 'conjunct' : 'contrast';
      if (same.isPlain) groups.set(same.index, [...(groups.get(same.index) ?? [same.index]), right.index]);
      continue;
    }
    const between: string[] = host === undefined ? [] : [','];
    for (let i = left.last; host === undefined && i < right.first; i++) {
      const token = tokens[i] as Token;
      // "der Vertrag von A (1985) und der Vertrag von B": a year in brackets parts nothing.
      if (token.text === '(' && tokens[i + 1]?.pos === 'NUM' && tokens[i + 2]?.text === ')') {
        i += 2;
        continue;
      }
      // "X, 76, Generalsekretär der Y": nor does an age.
      if (token.text === ',' && /^\d{2}$/.test(tokens[i + 1]?.text ?? '') && tokens[i + 2]?.text === ',') {
        if (i === left.last && holdsPerson(left)) {
          i++;
          continue;
        }
      }
      // "X, seinerzeit Außenminister": adverbs do not part a name from what is said of it.
      // "hielt ihm X entgegen, der Fraktionschef …": the particle of the verb stands between.
      const particle = token.pos === 'ADP' && i === left.last && tokens[i + 1]?.text === ',' && isBareName(left);
      // "X, seit 2021 Ministerpräsident, …", "X, bis dahin Kommandeur, …": since when, or until when.
      const dated = between[0] === ',' && isTimeSpan(i) && officeOf((tokens[right.head] as Token).text) !== undefined;
      // "Österreich dagegen, ein Land der ersten Stunde, …": a turn behind the name parts it from nothing.
      const turn =
        i === left.last &&
        /^(?:dagegen|hingegen|jedoch|allerdings|wiederum|indes|indessen)$/.test(token.lower) &&
        tokens[i + 1]?.text === ',' &&
        isBareName(left) &&
        hasDeterminer(right) &&
        !isNamed(right);
      // "traf X und danach Y", "erst nach X und dann nach Y"
      const follows = sequels.has(token.lower) && between.at(-1) === 'und';
      // "X und andere Mitglieder der Regierung"
      const others = /^(?:andere|weitere)[nr]?$/.test(token.lower) && between.at(-1) === 'und' && i + 1 === right.first;
      if (
        !isQuote(token) &&
        !particle &&
        !turn &&
        !dated &&
        !follows &&
        !others &&
        !(token.pos === 'ADV' && token.lower !== 'so' && between[0] === ',')
      )
        between.push(token.lower);
    }
    if (between.length > 3) continue;
    // "nicht A, sondern B": B has the part that A would have.
    const contrasted =
      between.join(' ') === ', sondern' && isRefuted(left) && tokens[right.first - 1]?.lower !== 'auch';
    if (contrasted && sameClause && right.preposition === left.preposition && left.parent === undefined) {
      left.parent = right.index;
      left.link = 'contrast';
      continue;
    }
    // "A, aber auch B", "nicht nur A, sondern auch B"
    const added =
      between.length === 2 &&
      between[0] === ',' &&
      /^(?:aber|sondern)$/.test(between[1] ?? '') &&
      tokens[right.first - 1]?.lower === 'auch';
    // "X ebenso wie Y haben …"
    const likewise =
      between.length === 1 &&
      /^(?:ebenso|genauso)$/.test(between[0] ?? '') &&
      right.preposition === 'wie' &&
      left.preposition === undefined;
    if (likewise && isNamed(left) && isNamed(right)) right.preposition = undefined;
    // "X (SPÖ) und Y (ÖVP)": a bracket behind a name parts no list.
    // "der Chef der Sozialisten (PSD) und amtierende Präsident": nor does it part a row of offices, or two bodies.
    const links =
      between.length > 1 &&
      between[0] === ')' &&
      (headNamed(right) || holdsPerson(right) || goesOnBehindBracket(left, right))
        ? between.slice(1)
        : between;
    const joined =
      ((added || likewise) && isNamed(left) && isNamed(right)) ||
      (links.length > 0 &&
        links.every((w) => phraseCoordinators.has(w) || w === ',') &&
        links.some((w) => w !== ',') &&
        // "ließen am Dienstag sowohl X als auch Y": sowohl opens, what stands before it has no part.
        links[0] !== 'sowohl' &&
        // "besuchte X auch Peru", "traf X noch Y": alone these join nothing.
        !links.every((w) => w === ',' || w === 'auch' || (w === 'noch' && !follows('weder', left.first))));
    // "X (SPD), Vorsitzender …, warf …": the bracket does not part the name from what is said of it.
    // "der Präsident der Welthandelsorganisation (WTO), X, …": neither does it part the office from its holder.
    const behindBracket =
      between.length === 2 &&
      between[0] === ')' &&
      between[1] === ',' &&
      (!isBareName(right) ||
        // "X (SPÖ), Y (ÖVP) und Z (FPÖ)" as well.
        (holdsPerson(right) && (ancestors(left).some(isHeldOffice) || listGoesOn(right))));
    const comma = (between.length === 1 && between[0] === ',') || behindBracket;
    // "X (54, SPÖ)": the age stands before the party. "X – der Chef der SPÖ – warnte": dashes are brackets as well.
    const isAged = between.length === 3 && between[0] === '(' && /^\d{2}$/.test(between[1] ?? '') && between[2] === ',';
    const bracket =
      (between.length === 1 && between[0] === '(') ||
      isAged ||
      isDashed(left, right, between) ||
      opensDashedList(left, right, between);
    if (!sameClause) continue;
    // "drei Länder (A, B und C)": the list goes on in its brackets, or dashes.
    if ((comma && !behindBracket) || (joined && links === between)) {
      const opener = goesOnInBracket(left, right);
      if (opener !== undefined) {
        right.parent = opener.index;
        right.link = 'conjunct';
        groups.set(opener.index, [...(groups.get(opener.index) ?? [opener.index]), right.index]);
        continue;
      }
    }
    // "X und er haben unterschrieben": a name and a pronoun that can be a subject alone.
    const himself = isSubjectPronoun(right) && isBareName(left) && headNamed(left) && left.preposition === undefined;
    if (joined && (!right.pronoun || himself)) {
      const chain = ancestors(left);
      // "X, Präsident von Y, und Z": the comma closes what is said of X; Z goes on with X.
      const said = between[0] === ',' || links !== between ? chain.findLastIndex((p) => p.link === 'apposition') : -1;
      const target = chain.slice(said + 1).find((p) => {
        // "X, Österreichs Kanzler und Chef der Partei,": the second office belongs to the first, not to the name.
        if (
          (p.pronoun && !isPersonal(p)) ||
          (p.link === 'apposition' && (isNamed(right) || isBareName(p) || between.length > 1))
        )
          return false;
        if (right.preposition !== undefined && right.preposition !== p.preposition) return false;
        // "X für Frankreich und Y für Peru unterschrieben": the same preposition behind it makes it a partner of the first.
        if (
          right.preposition === undefined &&
          p.preposition !== undefined &&
          isNamed(right) &&
          standsBehindList(p.preposition, right.last)
        )
          return false;
        if (right.preposition !== undefined) return true;
        // "wegen der Gewalt in A und des Vorgehens": no genitive stands behind such a preposition.
        if (plainPrepositions.test(p.preposition ?? '') && right.cases.every((c) => c === 'gen')) return false;
        if ((p.link === 'preposition' || p.link === 'genitive') && lacksSecond(chain, p, right)) return false;
        // "ein Treffen der Minister X und Y": a plural title asks for a second name, which shows no genitive.
        if (p.link === 'genitive' && p.number === 'pl' && holdsPerson(p) && holdsPerson(right) && headNamed(right))
          return true;
        const shared = p.readings & 0xffffff;
        const common = (['nom', 'gen', 'dat', 'acc'] as const).some(
          (c) => restrictToCase(shared, c) !== 0 && restrictToCase(right.readings, c) !== 0,
        );
        const titled = p.link === 'genitive' && p.number === 'pl' && holdsPerson(p) && holdsPerson(right);
        if (!common && !titled) return false;
        // "Chefredakteur der Zeitung und Mitgründer des Klubs": an office without an article goes on with the office before it.
        if (p.link === 'genitive' && isSecondOffice(p, right)) return false;
        // "ein Treffen der Machthaber A und B": the title in the plural stands for both names.
        if (p.link === 'genitive') return right.cases.includes('gen') || (titled && isBareName(right));
        return true;
      });
      if (target !== undefined) {
        const headOf =
          target.link === 'conjunct' && target.parent !== undefined ? (byIndex(target.parent) ?? target) : target;
        right.parent = headOf.index;
        right.link = 'conjunct';
        // "der Chef der A und frühere Minister X": the form is that of a plural as well, the name behind it tells that it is one.
        if (right.number === 'pl' && isHeldOffice(headOf) && isOfficeBeforeName(right)) right.number = 'sg';
        if (right.preposition === undefined && headOf.preposition !== undefined) narrow(right, headOf);
        else if (headOf.preposition === undefined) narrowBoth(headOf, right);
        const group = groups.get(headOf.index) ?? [headOf.index];
        group.push(right.index);
        groups.set(headOf.index, group);
        continue;
      }
    }
    if (comma && !behindBracket && isNamedHolder(left) && !goesOnBehindHolder(right)) continue;
    if ((comma || bracket) && right.preposition === undefined && !right.pronoun && !left.pronoun) {
      // "der Präsident von Y, X, und Z": X stands between commas, and is no part of a list of states.
      const inserted =
        comma &&
        headNamed(right) &&
        holdsPerson(right) &&
        kindOf(left) !== 'Person' &&
        tokens[right.last]?.text === ',' &&
        /^(?:und|sowie)$/.test(tokens[right.last + 1]?.lower ?? '');
      const listed = !inserted && listGoesOn(right);
      const chain = behindBracket ? ancestors(left).slice(1) : ancestors(left);
      // "Sekretär …, Lee Hee-young," and "Marine Le Pen, die Chefin …": a name and a description of it.
      const target = chain.find((p) => {
        // "widersprach X, die Vorsitzende, dem Minister": what X has been called shows his case as well.
        const called = sorted
          .slice(Math.max(0, k - 8), k)
          .find((q) => q.parent === p.index && q.link === 'apposition' && !isBareName(q));
        const common = (['nom', 'gen', 'dat', 'acc'] as const).some(
          (c) =>
            restrictToCase(p.readings, c) !== 0 &&
            restrictToCase(right.readings, c) !== 0 &&
            (called === undefined || restrictToCase(called.readings, c) !== 0),
        );
        if (!common && !bracket) return false;
        // "rügte X, die Vorsitzende, die Regierung": behind the verb, who has been called something leaves room for the object.
        if (called !== undefined && !bracket && !isBareName(right) && followsVerb(p.first)) return false;
        // "weil X, der Sprecher der Opposition, die Regierung lobte": nor is what no comma closes said of him.
        if (called !== undefined && !bracket && !isBareName(right) && !listed && !isClosed(right)) return false;
        // "hat X, Sprecher der Opposition, Klubobfrau Y unterstützt": a person is no other person.
        if (!bracket && headNamed(p) && holdsPerson(p) && endsInPerson(right)) return false;
        // "haben A und B, die Präsidenten, ihren Streit beigelegt": a thing is nobody.
        if (!bracket && holdsPerson(p) && thingNouns.has((tokens[right.head] as Token).lemma.toLowerCase()))
          return false;
        if (
          p.number !== 'any' &&
          right.number !== 'any' &&
          p.number !== right.number &&
          !bracket &&
          !(p.number === 'pl' && listed) &&
          !(right.number === 'pl' && p.link === 'conjunct')
        )
          return false;
        if (bracket) return p === left;
        // "griff X, die Vorsitzende der Grünen, Y an": who has been called something by a name before takes no other.
        // "X, die Vorsitzende der Grünen, der Regierung widersprochen": neither does what belongs to it.
        const said = p.link === 'genitive' && p.parent !== undefined ? byIndex(p.parent) : p;
        const host = said?.link === 'apposition' && said.parent !== undefined ? byIndex(said.parent) : undefined;
        if (host !== undefined && said !== undefined && host.last <= said.first && isBareName(host))
          if (isBareName(right) || said !== p) return false;
        // "machte dem Chef der SPÖ, Karl Huber, ihre Aufwartung": a name between commas is closed.
        if (p.link === 'apposition' && isBareName(p) && holdsPerson(p) && tokens[p.first - 1]?.text === ',')
          return false;
        // "der Chef der HDP, X": X is the chief, not the party.
        if (isBareName(right) && (headNamed(p) || holdsPerson(p))) return false;
        // "der Klubobmann der Grünen im Landtag, X": who holds the office is X, and nothing that stands behind it.
        if (
          !bracket &&
          isBareName(right) &&
          holdsPerson(right) &&
          p.preposition !== undefined &&
          p.link === 'preposition' &&
          officeOf((tokens[p.head] as Token).text) === undefined &&
          chain.some((q) => q !== p && isHeldOffice(q))
        )
          return false;
        // "dem Emir von Katar, Scheich X": nobody is called a state or body.
        if (
          !bracket &&
          isBareName(p) &&
          headNamed(p) &&
          !holdsPerson(p) &&
          holdsPerson(right) &&
          p.parent !== undefined
        )
          return false;
        // "Sein Verbündeter, Ministerpräsident X, …": a role and behind it the title with the name.
        if (
          !headNamed(p) &&
          !holdsPerson(p) &&
          !isBareName(right) &&
          holdsPerson(right) &&
          (p.definite || hasDeterminer(p) || isNamed(p)) &&
          (p.link === undefined || p.link === 'preposition')
        )
          return (
            (/^(?:[,.;:!?)“”»«–]|aus)$/.test(tokens[right.last]?.text ?? '.') ||
              // "…, Außenminister X (ÖVP), …"
              (tokens[right.last]?.text === '(' && tokens[right.last + 2]?.text === ')')) &&
            p.number !== 'pl' &&
            officeOf((tokens[p.head] as Token).text) !== undefined
          );
        // "X, Chefin der Partei und Rivalin Ys,": two things said of a name, no list.
        if (
          (isBareName(p) || (endsInPerson(p) && isKinOrOffice(right))) &&
          (right.number === 'sg' || isOneOffice(right) || isFirstOfTwo(right)) &&
          !isNamed(right) &&
          listed &&
          p.number !== 'pl'
        )
          return p.conjuncts === undefined && p.link === undefined;
        // "die Außenminister Finnlands und Schwedens, A und B": the list names the holders of a plural office; in "Gespräche mit
        // Chile, Peru und Kuba" it goes on with names of the same kind, and so it does in "die Staaten A, B und C".
        // "Die EU-Staaten, die USA und Polen kritisierten …": a list of states that no comma closes goes on with them.
        if (listed && kindOf(right) === 'Country' && runsIntoVerb(right.last)) return false;
        if (listed)
          return (
            (p === left || !goesOnFrom(left as PhraseDraft, right)) &&
            !endsInName(p, right) &&
            p.number !== 'sg' &&
            !isBareName(p) &&
            isBareName(right) &&
            p.conjuncts === undefined &&
            // "durch die Präsidenten Norwegens und Perus, X und Y,"
            (p.link === undefined ||
              (p.link === 'preposition' &&
                holdsPerson(right) &&
                officeOf((tokens[p.head] as Token).text) !== undefined))
          );
        return isBareName(p) !== isBareName(right) || (isNamed(p) && !isNamed(right));
      });
      if (target !== undefined) {
        // "dankte den Präsidenten der beiden Staaten, X und Y": as many as they have names.
        if (listed && target.number === 'any' && left.link === 'genitive' && left.number === 'pl') target.number = 'pl';
        right.parent = target.index;
        right.link = 'apposition';
        // "der X, dem Präsidenten, widersprach": what he is called shows the case of the name.
        if (!bracket && isBareName(target) && hasDeterminer(right)) narrow(target, right);
        continue;
      }
      const like = chain.find((p) => p.link !== 'genitive' || right.cases.includes('gen'));
      // "X, seit 2023 Kanzler, Y und Z": what is said of a name begins no list of others.
      const isSaid = like?.link === 'apposition' && !isNamed(like) && isBareName(right);
      if (comma && like !== undefined && !isSaid && (listed || (isBareName(like) && isBareName(right)))) {
        const headOf = like.link === 'conjunct' && like.parent !== undefined ? (byIndex(like.parent) ?? like) : like;
        const common = (['nom', 'gen', 'dat', 'acc'] as const).some(
          (c) => restrictToCase(headOf.readings, c) !== 0 && restrictToCase(right.readings, c) !== 0,
        );
        if (common) {
          right.parent = headOf.index;
          right.link = 'conjunct';
          if (headOf.preposition !== undefined) narrow(right, headOf);
          const group = groups.get(headOf.index) ?? [headOf.index];
          group.push(right.index);
          groups.set(headOf.index, group);
          continue;
        }
      }
    }
    // "Der Präsident von Armenien Nikol Paschinjan hat …", "mit dem Chef der Partei Dmitri Medwedew": title, owner and name.
    if (between.length === 0 && right.preposition === undefined && names.get(right.first)?.type === 'Person') {
      // "traf sich mit der Kanzlerin und Vorsitzenden der Grünen X": of a row of offices, and where the phrase hangs on what it is with.
      const titled = ancestors(left)
        .filter(
          (p) =>
            p !== left &&
            p.number !== 'pl' &&
            !p.pronoun &&
            !isNamed(p) &&
            (p.link === undefined || ((p.link === 'conjunct' || p.link === 'preposition') && isKinOrOffice(p))),
        )
        .at(-1);
      if (titled !== undefined && headNamed(right) && holdsTitle(titled, right)) {
        right.parent = titled.index;
        right.link = 'apposition';
        continue;
      }
    }
    // "Präsident der IHK Bodensee": what stands right behind a name and is none that is known belongs to it.
    if (
      between.length === 0 &&
      right.preposition === undefined &&
      !right.pronoun &&
      right.first === right.head &&
      (!names.has(right.head) || names.get(right.head)?.how === 'place') &&
      (tokens[right.head] as Token).pos === 'PROPN' &&
      isBareName(right) &&
      // "die Sprecherin der ÖVP Salzburg Anna Berger"
      (tokens[right.last]?.pos === 'PUNCT' || names.get(right.last)?.type === 'Person') &&
      names.get(left.head)?.type === 'Organisation'
    ) {
      right.parent = left.index;
      right.link = 'apposition';
      continue;
    }
    // "Nach vier Jahren Verhandlungen haben A und B …": what fills the time stands with it in the one place before the verb.
    if (between.length === 0 && isFilledTime(left, right)) {
      right.parent = left.index;
      right.link = 'apposition';
      continue;
    }
    // "das Treffen von X, dem Präsidenten von Y, mit Z": what is said of X stands between commas and parts nothing.
    const bypassed = comma && !behindBracket && right.preposition !== undefined ? nounBeforeAside(left) : undefined;
    if (bypassed !== undefined && right.link === undefined) {
      right.parent = bypassed.index;
      right.link = 'preposition';
      continue;
    }
    // A prepositional phrase right behind a noun may hang on it; it stays an argument of the clause as well.
    if (
      (between.length === 0 || (between.length === 1 && between[0] === ')')) &&
      right.preposition !== undefined &&
      !left.pronoun &&
      !weekday.test((tokens[left.head] as Token).text) &&
      right.link === undefined
    ) {
      // Names take no complements: "der Haftbefehl der Türkei gegen X" is one against X.
      const noun =
        ancestors(left).find(
          (p) => (!isBareName(p) || p.link === undefined) && !(between.length > 0 && p.link === 'apposition'),
        ) ?? left;
      // "unterschrieben in Paris von X und Y": a place has no agent.
      if (/^(?:von|durch)$/.test(right.preposition) && isBareName(noun) && saysWhere(noun)) continue;
      right.parent = noun.index;
      right.link = 'preposition';
    }
  }
  for (const [index, group] of groups) {
    const head = byIndex(index);
    if (head !== undefined) head.conjuncts = group;
  }

  /** "der Chef der A (B) und Präsident", "die A (B) und die C (D)": an office without an article, or what has a bracket of its own. */
  function goesOnBehindBracket(bracketed: PhraseDraft, next: PhraseDraft): boolean {
    if (bracketed.link !== 'apposition' || next.preposition !== undefined) return false;
    const hasOwn = tokens[next.last]?.text === '(' && tokens[next.last + 2]?.text === ')';
    return (
      hasOwn ||
      ((isHeldOffice(next) || isOfficeBeforeName(next)) &&
        !hasDeterminer(next) &&
        ancestors(bracketed).some(isHeldOffice))
    );
  }

  /** "frühere Minister X", "frühere Minister, X, …": an office without an article that has one person's name behind it. */
  function isOfficeBeforeName(p: PhraseDraft): boolean {
    if (hasDeterminer(p) || officeOf((tokens[p.head] as Token).text)?.plural !== false) return false;
    return endsInPerson(p) || (tokens[p.last]?.text === ',' && names.get(p.last + 1)?.type === 'Person');
  }

  /**
   * "zwischen der Regierung von A | und den B", "zwischen den Truppen von Präsident X | und den Huthi": what stands between two goes on
   * with the second, not with what belongs to the first; "zwischen den Präsidenten von A und B" are of two states.
   */
  function lacksSecond(chain: readonly PhraseDraft[], p: PhraseDraft, right: PhraseDraft): boolean {
    const one = chain.slice(chain.indexOf(p) + 1).find((q) => q.preposition === 'zwischen');
    if (one === undefined || groups.has(one.index)) return false;
    return one.number === 'sg' || (holdsPerson(p) && !holdsPerson(right) && hasDeterminer(right));
  }

  /** "das Treffen von X, dem Präsidenten, …": the noun whose complement has been called something between commas. */
  function nounBeforeAside(last: PhraseDraft): PhraseDraft | undefined {
    const chain = ancestors(last);
    const aside = chain.findIndex((p) => p.link === 'apposition' && tokens[p.first - 1]?.text === ',');
    const named = aside < 0 ? undefined : chain[aside + 1];
    if (named === undefined || (named.link !== 'preposition' && named.link !== 'genitive')) return undefined;
    const noun = chain[aside + 2];
    // "der Chef von X, einem Konzern, in Wien": a complement takes no second place.
    if (noun === undefined || noun.pronoun || noun.link === 'apposition' || isBareName(noun)) return undefined;
    return officeOf((tokens[noun.head] as Token).text) === undefined ? noun : undefined;
  }

  /** "der Chef der SPÖ, X,": the name of whoever holds the office before it, between commas. */
  function isNamedHolder(p: PhraseDraft): boolean {
    const office = p.link === 'apposition' && p.parent !== undefined ? byIndex(p.parent) : undefined;
    return office !== undefined && isHeldOffice(office) && isBareName(p) && holdsPerson(p);
  }

  /**
   * "hat der Chef der SPÖ, X, | Y getroffen": office and name are complete, so what stands behind the comma is another part of the
   * clause. It goes on with them as a further description that a comma closes ("…, X, Gründer der Partei, …"), or as a list with a
   * verb in the plural.
   */
  function goesOnBehindHolder(p: PhraseDraft): boolean {
    if (listGoesOn(p)) return !isSingularClause(p.head);
    return !isBareName(p) && !endsInPerson(p) && isClosed(p);
  }

  /** True when a comma or other mark stands behind a phrase and what belongs to it, as behind each description of a name. */
  function isClosed(p: PhraseDraft): boolean {
    let end = p.last;
    for (const q of sorted) if (q.first === end && (q.link === 'genitive' || q.preposition !== undefined)) end = q.last;
    const after = tokens[end];
    return after === undefined || isSeparator(after) || after.text === '(';
  }

  /** True when the finite verbs of a clause are all in the singular. */
  function isSingularClause(token: number): boolean {
    let found = false;
    for (let i = first; i < first + owner.length; i++) {
      const { pos, analyses } = tokens[i] as Token;
      if (owner[i - first] !== owner[token - first] || (pos !== 'VERB' && pos !== 'AUX')) continue;
      const finite = analyses.filter((a) => a.form === 'fin');
      if (finite.length === 0) continue;
      if (finite.some((a) => a.number === 'pl')) return false;
      found = true;
    }
    return found;
  }

  /** "A, B und C für Peru": names, commas and conjunctions alone stand before the preposition. */
  function standsBehindList(preposition: string, from: number): boolean {
    let i = from;
    while (
      i < from + longestNames &&
      (names.has(i) || tokens[i]?.pos === 'PROPN' || /^(?:,|und|sowie|de|von|van)$/.test(tokens[i]?.lower ?? ''))
    )
      i++;
    // "an X und Y, an den Tisch zurückzukehren": behind the comma something new begins.
    return tokens[i]?.lower === preposition && tokens[i - 1]?.text !== ',';
  }

  /** "ein Ex-Mann der Ministerin", "Vorsitzender der Partei": what somebody with a title may be called as well. */
  function isKinOrOffice(p: PhraseDraft): boolean {
    const { text } = tokens[p.head] as Token;
    return officeOf(text) !== undefined || /(?:^|-)(?:Mann|Frau|Sohn|Tochter|Bruder|Schwester)$/.test(text);
  }

  /** "Sprecher": may be several by its form, but without an article right behind a name it is one. */
  function isOneOffice(p: PhraseDraft): boolean {
    return (
      p.number === 'any' &&
      p.first === p.head &&
      tokens[p.first - 1]?.text === ',' &&
      officeOf((tokens[p.head] as Token).text)?.plural === false
    );
  }

  /** "X, langjährige Vertraute Ys und Mitglied des Parlaments,": without an article, joined to an office in the singular that a comma closes. */
  function isFirstOfTwo(p: PhraseDraft): boolean {
    if (p.number !== 'any' || hasDeterminer(p) || tokens[p.first - 1]?.text !== ',') return false;
    const second = phrases.find((q) => q.first > p.last && tokens[q.first - 1]?.lower === 'und');
    return (
      second !== undefined &&
      second.first - p.last < longestAside &&
      !hasDeterminer(second) &&
      !isNamed(second) &&
      second.number !== 'pl' &&
      officeOf((tokens[second.head] as Token).text)?.plural === false &&
      isClosed(second)
    );
  }

  /** True when nothing but names and conjunctions stands between a token and a finite verb: no comma closes the list. */
  function runsIntoVerb(from: number): boolean {
    let i = from;
    for (; i < from + longestNames; i++) {
      const token = tokens[i];
      if (token === undefined) return false;
      if (token.text === ',' && !names.has(i + (tokens[i + 1]?.pos === 'DET' ? 2 : 1))) return false;
      const isListed =
        names.has(i) || token.pos === 'PROPN' || token.pos === 'DET' || /^(?:,|und|sowie|oder)$/.test(token.lower);
      if (!isListed) return isFiniteVerb(token);
    }
    return false;
  }

  /** "Chef der Bank und Gründer des Klubs": an office in the singular without an article, behind the owner of another one, which has an article. */
  function isSecondOffice(owned: PhraseDraft, office: PhraseDraft): boolean {
    const above = owned.parent === undefined ? undefined : byIndex(owned.parent);
    return (
      above !== undefined &&
      above.number !== 'pl' &&
      office.first === office.head &&
      (tokens[owned.first] as Token).pos === 'DET' &&
      officeOf((tokens[above.head] as Token).text) !== undefined &&
      officeOf((tokens[office.head] as Token).text)?.plural === false
    );
  }

  /** "Nach vier Jahren | Verhandlungen" at the head of a sentence: counted time and a bare noun. */
  function isFilledTime(time: PhraseDraft, filling: PhraseDraft): boolean {
    return (
      time.preposition !== undefined &&
      time.first === first &&
      /^(?:Jahr|Monat|Woche|Tag|Stunde)e?n$/.test((tokens[time.head] as Token).text) &&
      filling.preposition === undefined &&
      !filling.pronoun &&
      !hasDeterminer(filling) &&
      !isNamed(filling) &&
      (tokens[filling.head] as Token).pos === 'NOUN'
    );
  }

  /**
   * A title in front of a name it shares its place with: one that can be no subject, or behind a verb of saying, or both together
   * stand before the finite verb, where German has room for one phrase only.
   */
  function holdsTitle(title: PhraseDraft, name: PhraseDraft): boolean {
    const common = (['nom', 'gen', 'dat', 'acc'] as const).some(
      (c) => restrictToCase(title.readings, c) !== 0 && restrictToCase(name.readings, c) !== 0,
    );
    if (!common || (tokens[title.head] as Token).pos !== 'NOUN') return false;
    // "laut der Agentur Reuters X": behind a preposition only an office has a holder.
    if (title.preposition !== undefined) return isKinOrOffice(title);
    if (!title.cases.includes('nom')) return true;
    const before = tokens[title.first - 1];
    // "Der Chef der SPÖ X und Klubobfrau Y lobten": with whoever acts with him.
    const partner = phraseCoordinators.has(tokens[name.last]?.lower ?? '')
      ? phrases.find((p) => p.first === name.last + 1 && p.preposition === undefined && holdsPerson(p))
      : undefined;
    const verb = tokens[partner?.last ?? name.last];
    // "sagte der Präsident der Kommission Jean-Claude Juncker": nobody is said.
    if (before?.pos === 'VERB' && speechVerbs.has(before.lemma)) return true;
    // "„…“, kritisierte der Sprecher der Weltbank X.": what was said is the object.
    if (before?.pos === 'VERB' && inquits.has(before.lemma) && tokens[title.first - 2]?.text === ',')
      return /^[.,(]$/.test(verb?.text ?? '.');
    const opens = title.first === first || before === undefined || isSeparator(before) || isQuote(before);
    // "Ihr Vermittler, der frühere Präsident von Nigeria Goodluck Jonathan, wird erwartet."
    if (before?.text === ',' && verb?.text === ',') return true;
    return opens && verb !== undefined && isFiniteVerb(verb);
  }

  /** "X – der Chef der SPÖ – warnte": an office without a name between two dashes, right behind a name. */
  function isDashed(name: PhraseDraft, office: PhraseDraft, between: readonly string[]): boolean {
    if (between.length !== 1 || !/^[-–—]$/.test(between[0] ?? '') || !holdsPerson(name) || !isHeldOffice(office))
      return false;
    for (let i = office.last; i < office.last + longestAside; i++) {
      const token = tokens[i];
      if (/^[-–—]$/.test(token?.text ?? '')) return true;
      if (token === undefined || token.pos === 'VERB' || token.pos === 'AUX' || isSeparator(token)) return false;
    }
    return false;
  }

  /** "drei Länder – A, B und C – lehnen das ab": a list of names between two dashes, right behind a plural that has no name. */
  function opensDashedList(kind: PhraseDraft, name: PhraseDraft, between: readonly string[]): boolean {
    if (between.length !== 1 || !/^[-–—]$/.test(between[0] ?? '') || kind.number !== 'pl' || kind.pronoun) return false;
    if (isBareName(kind) || holdsPerson(kind) || !isBareName(name) || kindOf(name) === undefined) return false;
    let listed = false;
    for (let i = name.first; i < name.first + longestNames; ) {
      const token = tokens[i];
      if (token === undefined) return false;
      if (/^[-–—]$/.test(token.text)) return listed;
      const next = names.get(i);
      const joins = token.text === ',' || /^(?:und|sowie)$/.test(token.lower);
      if (next === undefined && !joins && token.pos !== 'DET') return false;
      listed ||= joins;
      i = next?.last ?? i + 1;
    }
    return false;
  }

  /** The first name of a list in brackets or dashes that a name of the same kind goes on with. */
  function goesOnInBracket(name: PhraseDraft, next: PhraseDraft): PhraseDraft | undefined {
    const opener = name.link === 'conjunct' && name.parent !== undefined ? byIndex(name.parent) : name;
    if (opener?.link !== 'apposition' || !/^[(–—-]$/.test(tokens[opener.first - 1]?.text ?? '')) return undefined;
    if (next.preposition !== undefined || !isBareName(next) || kindOf(next) !== kindOf(opener)) return undefined;
    return kindOf(opener) === undefined ? undefined : opener;
  }

  /** "…, so der Premier, …": who said it. */
  function isQuotedAside({ first: at, preposition }: PhraseDraft): boolean {
    const before = tokens[at - 2];
    return (
      tokens[at - 1]?.text === 'so' &&
      preposition === undefined &&
      before !== undefined &&
      (before.text === ',' || isQuote(before))
    );
  }

  /** A token of "seit 2021", "bis dahin", "von 1990 bis 2000". */
  function isTimeSpan(i: number): boolean {
    const token = tokens[i] as Token;
    return (
      token.pos === 'NUM' ||
      (/^(?:seit|bis|von|ab)$/.test(token.lower) && /^(?:NUM|ADV)$/.test(tokens[i + 1]?.pos ?? ''))
    );
  }

  /** The name before the comma and the time that an office without article stands behind: "X, bis 2016 Präsident". */
  function timedHost(office: PhraseDraft): PhraseDraft | undefined {
    if (office.preposition !== undefined || office.pronoun || hasDeterminer(office) || headNamed(office))
      return undefined;
    if (holdsPerson(office) || officeOf((tokens[office.head] as Token).text) === undefined) return undefined;
    let i = office.first - 1;
    let timed = false;
    for (; i > first && office.first - i < 9; i--) {
      const token = tokens[i] as Token;
      const isTime =
        token.pos === 'NUM' ||
        timeNouns.has(token.lemma.toLowerCase()) ||
        timeNouns.has(token.lower) ||
        timeEnds.test(token.lemma);
      if (isTime || durations.test(token.lower)) timed = true;
      else if (token.pos !== 'ADV' && !timeWords.test(token.lower)) break;
    }
    if (!timed || tokens[i]?.text !== ',') return undefined;
    // "X (SPD), bis 2016 Ministerin"
    if (tokens[i - 1]?.text === ')') for (i--; i > first && tokens[i]?.text !== '('; i--);
    return sorted.find((p) => p.last === i && headNamed(p) && holdsPerson(p));
  }

  /** The phrase before ", unter ihnen". */
  function exampleHost(among: PhraseDraft): PhraseDraft | undefined {
    if (among.preposition !== 'unter' || !/^(?:ihnen|denen)$/.test((tokens[among.head] as Token).lower))
      return undefined;
    return tokens[among.first - 1]?.text === ','
      ? sorted.find((p) => p.last === among.first - 1 && p.preposition === undefined)
      : undefined;
  }

  /** True when the finite verb of a clause stands before a token of it. */
  function followsVerb(token: number): boolean {
    for (let i = token - 1; i >= first && owner[i - first] === owner[token - first]; i--)
      if (isFiniteVerb(tokens[i] as Token)) return true;
    return false;
  }

  /** True when a word stands in the sentence before a token. */
  function follows(word: string, token: number): boolean {
    for (let i = token - 1; i >= first; i--) if ((tokens[i] as Token).lower === word) return true;
    return false;
  }

  /** True when an "und" phrase follows this one, as in "A, B und C". */
  function listGoesOn(p: PhraseDraft): boolean {
    let i = p.last;
    let steps = 0;
    while (i < first + owner.length && steps < 14) {
      const token = tokens[i] as Token;
      const lower = token.lower;
      // "Y (ÖVP) und Z": a bracket is skipped.
      if (token.text === '(') {
        while (steps < 14 && tokens[i]?.text !== ')') {
          i++;
          steps++;
        }
        i++;
        continue;
      }
      if (lower === 'und' || lower === 'sowie' || lower === 'oder') {
        // a text that was cut off may end here
        const next = tokens[i + 1];
        const start = next !== undefined && isQuote(next) ? i + 2 : i + 1;
        const after = phrases.find((q) => q.first === i + 1 || q.first === start);
        return after !== undefined && after.preposition === undefined && isNamed(after) === isNamed(p);
      }
      if (token.pos === 'VERB' || token.pos === 'AUX' || (isSeparator(token) && token.text !== ',')) return false;
      if (token.pos === 'ADP' || token.pos === 'SCONJ') return false;
      i++;
      steps++;
    }
    return false;
  }
};

const narrow = (phrase: PhraseDraft, model: PhraseDraft): void => {
  const common = phrase.cases.filter((c) => model.cases.includes(c));
  if (common.length > 0) phrase.cases = common;
};

/** Conjuncts stand in the same case: what one shows holds for the other. */
const narrowBoth = (a: PhraseDraft, b: PhraseDraft): void => {
  const common = a.cases.filter((c) => b.cases.includes(c));
  if (common.length === 0) return;
  a.cases = common;
  b.cases = common;
};
