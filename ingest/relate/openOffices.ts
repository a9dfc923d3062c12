import { officeOf } from '../knowledge/offices.ts';
import {
  areHeadsKnown,
  isHead,
  ownersOfLeader,
  ownersOfOffice,
  stateOfSurname,
  statesOfLeader,
} from '../knowledge/owners.ts';
import type { Clause, Mention, Phrase } from '../model.ts';
import type { Draft } from './draft.ts';
import { impliedOwner, isEnvoy, partyOfAdjective, senderOf, stateNamedBy, stateOfEmbassy } from './impliedOwners.ts';
import { nationalityIn, parentOf, personsIn, personsOf, startingAt, tokenOf } from './officePhrases.ts';
import {
  argumentPhrases,
  holderOfRow,
  type Index,
  organisationKind,
  phrasesIn,
  type Referent,
  referentsOf,
} from './referents.ts';
import { type Focus, stateInFocus } from './stateInFocus.ts';
import { recallVerbs, speechVerbs, summonVerbs } from './words.ts';

/*
 * Whose an office is that stands without its owner ("Premier X", "ihr Außenminister Y"): the state or body that the holder has another
 * office of, that of a person beside, the one that signs, the other of two, the one that this part of the article is about.
 */

/** Below this an office that the text only hints at does not keep a better reading away. */
const surelyHeld = 0.5;

/** An office that the text gives a person without saying of what. */
export interface OpenOffice {
  readonly person: Referent;
  readonly phrase: Phrase;
  readonly title: string;
  readonly kind: string;
  readonly current: boolean;
  /** "sein Justizminister": whoever is said to have this minister. */
  readonly of?: string;
  /** "ihr Amtskollege": whoever has the same office of another state. */
  readonly beside?: string;
  readonly status?: Draft['status'];
  /** "X, heute Minister": not yet when what the article tells happened. */
  readonly later?: true;
  /** "die Außenminister X und Y": all of them; each may be of another state. */
  readonly group?: readonly Referent[];
}

/** Rule of an office that somebody came to hold only after what is told of him. */
export const officeLater = 'state:office-later';

const possessives = /^(?:deren|dessen|ihre?[nmrs]?|seine?[nmrs]?)$/i;

/** "… die Chega. Parteigründer X": the party or firm named before whose founder somebody is, where it is the only one. */
export const bodyOfFounder = (index: Index, phrase: Phrase): Mention | undefined => {
  const word = /^(partei|firmen|unternehmens|konzern)?(?:mit)?(?:be)?gründer(?:in)?$/i.exec(
    tokenOf(index, phrase.head).lemma,
  )?.[1];
  if (word === undefined) return undefined;
  const kinds = word.toLowerCase() === 'partei' ? partyKinds : companyKinds;
  const { sentence } = tokenOf(index, phrase.head);
  for (let i = phrase.first - 1; i >= 0 && tokenOf(index, i).sentence >= sentence - 1; i--)
    for (const m of startingAt(index, i))
      if (m.type === 'Organisation' && kinds.has(organisationKind(index, m.entity as string) ?? ''))
        return (kinds === partyKinds ? partiesBefore(index, phrase, 1) : noParties).size > 1 ? undefined : m;
  return undefined;
};

const betweenOthers = /(?:sonderbeauftragte|sondergesandte|sondervermittler|vermittler|emissär)(?:in|r)?$/i;

/** "mit Außenminister X und Innenminister Y": ministers of two departments, side by side, of whom one is known. */
const stateOfColleague = (
  index: Index,
  phrase: Phrase,
  countriesOf: ReadonlyMap<string, string>,
): string | undefined => {
  const { phrases } = index.document;
  const head = phrase.link === 'conjunct' ? phrases[phrase.parent ?? -1] : phrase;
  const states = new Set(
    (head?.conjuncts ?? []).flatMap((i) => {
      const other = phrases[i];
      if (other === undefined || other === phrase) return [];
      const title = tokenOf(index, other.head);
      if (officeOf(title.text)?.kind !== 'minister' || title.lemma === tokenOf(index, phrase.head).lemma) return [];
      return personsIn(index, other).flatMap((p) => countriesOf.get(p.entity) ?? []);
    }),
  );
  const [state, another] = states;
  return another === undefined ? state : undefined;
};

/**
 * An office without an owner: the country or body of the same person's office elsewhere; that of a person named beside it
 * ("Putin reiste mit Außenminister Lawrow"); the country that the article is about.
 */
export const closeOffices = (index: Index, drafts: Draft[], open: readonly OpenOffice[]): void => {
  if (open.length === 0) return;
  const { document } = index;
  const types = new Map(document.entities.map((e) => [e.id, e.type]));
  const holders = new Set<string>();
  const leadsBody = new Set<string>();
  /** Office holder → the first state whose office the article gives them. */
  const countriesOf = new Map<string, string>();
  const titled: Titled = new Map();
  const note = (d: Draft): void => {
    if (d.type !== 'HOLDS_POSITION' || d.confidence < surelyHeld) return;
    noteTitle(titled, d);
    holders.add(d.from);
    if (types.get(d.to) !== 'Country') leadsBody.add(d.from);
    else if (!countriesOf.has(d.from)) countriesOf.set(d.from, d.to);
  };
  drafts.forEach(note);
  const families = drafts.filter((d) => d.type === 'FAMILY_OF');
  const leading = leadingState(index);
  const parties = new Map<string, string>();
  for (const d of drafts) if (d.type === 'MEMBER_OF' && !parties.has(d.from)) parties.set(d.from, d.to);
  // "Kanzlerin und CDU-Chefin X": whoever leads a party is of it.
  for (const d of drafts)
    if (d.type === 'HOLDS_POSITION' && d.rule === 'state:office-body' && !parties.has(d.from))
      if (organisationKind(index, d.to) === 'party') parties.set(d.from, d.to);
  // Whose minister somebody is can be said once that one's own state is known.
  const order = [...open.filter((o) => o.of === undefined), ...open.filter((o) => o.of !== undefined)];
  for (const { person, phrase, title, kind, current, of, beside, status, group, later } of order) {
    const head = tokenOf(index, phrase.head);
    // "Die Ärztekammer sieht sich bestätigt. Präsident X …"
    const chaired = kind === 'head' ? chairOfBody(index, person, phrase) : undefined;
    const national =
      chaired === undefined && (kind === 'head' || kind === 'government' || kind === 'minister' || kind === 'national');
    // "ihr Vorsitzender, Nigerias Präsident X": whoever has a state's office may have a body's as well, if it is somebody's.
    const owned =
      possessives.test(tokenOf(index, phrase.first).text) ||
      possessives.test(tokenOf(index, Math.max(0, phrase.first - 1)).text);
    if (national ? countriesOf.has(person.entity) : (owned ? leadsBody : holders).has(person.entity)) continue;
    const sentence = head.sentence;
    let owner: string | undefined;
    let confidence = 0;
    let because = '';
    // "Bundesparteiobmann" begins like a federal office and is one of a party.
    const pointed = partyOffice.test(head.lemma) ? [] : ownersOfOffice(head.lemma).filter((id) => types.has(id));
    // Whoever is sent between others is seldom sent by the state that he was a minister of.
    const led = betweenOthers.test(head.lemma) ? [] : ownersOfLeader(person.entity).filter((id) => types.has(id));
    // "Bundeskanzler Adenauer", by the family name alone.
    const surname = person.entity.slice('person:'.length);
    const bySurname =
      led.length === 0 && (kind === 'head' || kind === 'government') && !isRoyal.test(head.lemma)
        ? stateOfSurname(surname)
        : undefined;
    if (bySurname !== undefined && types.has(bySurname)) led.push(bySurname);
    const leads = led.filter((id) => (types.get(id) === 'Country') === national);
    const signedFor = national ? stateSignedFor(index, phrase, person, group) : undefined;
    // "für die Sowjetunion X und sein Außenminister Schewardnadse": of two states that he acted for the one that he acts for here.
    const leaderOf = leads.find((id) => id === signedFor) ?? leads[0];
    if (chaired !== undefined && leaderOf === undefined) {
      const draft: Draft = {
        type: 'HOLDS_POSITION',
        from: person.entity,
        to: chaired.entity as string,
        status: status ?? 'asserted',
        sentence,
        rule: 'state:office-context',
        confidence: 0.6 * person.confidence,
        undated: true,
        properties: { title, current },
        marks: { from: { start: person.start, end: person.end }, cue: { start: head.start, end: head.end } },
        because: [
          `„${head.text}“ without a state`,
          'the association that the sentence before is about',
          person.because,
        ],
      };
      drafts.push(draft);
      note(draft);
      continue;
    }
    // "die grüne Spitzenkandidatin X", "die rote Landesrätin Y": of the party, or a member of it in an office of the state.
    const party =
      of === undefined && beside === undefined && (!isHead(person.entity) || /kanzler/i.test(head.lemma))
        ? partyOfAdjective(index, phrase)
        : undefined;
    if (party !== undefined) {
      const inParty =
        partyOffice.test(head.lemma) || isCandidate.test(head.lemma) || bodiesOfOffice(head.lemma) !== undefined;
      const draft: Draft = {
        type: inParty ? 'HOLDS_POSITION' : 'MEMBER_OF',
        from: person.entity,
        to: party.entity as string,
        status: status ?? 'asserted',
        sentence,
        rule: inParty ? 'state:office-context' : 'state:member',
        confidence: 0.75 * person.confidence,
        undated: true,
        properties: inParty ? { title, current } : {},
        marks: { from: { start: person.start, end: person.end }, cue: { start: head.start, end: head.end } },
        because: [`the adjective before „${head.text}“ names the party`, person.because],
      };
      drafts.push(draft);
      if (inParty) {
        note(draft);
        continue;
      }
    }
    // "Präsidenten der Kongresspartei": the text says whose, though nothing here is known of it.
    const told =
      of === undefined &&
      (index.children.get(phrase.index) ?? []).some(
        (c) =>
          (c.link === 'genitive' &&
            !c.pronoun &&
            !(index.mentionsAt[c.head] ?? []).some((m) => m.type === 'Country')) ||
          // "Minister für Territorialverwaltung" is one of the state.
          ((c.preposition === 'von' || (c.preposition === 'für' && kind !== 'minister') || c.preposition === 'bei') &&
            c.first === phrase.head + 1 &&
            // "im Kabinett von X"
            !personsIn(index, c).some((p) => p.entity === person.entity)),
      );
    // A known leader of a state that the article does not speak of holds no office of another.
    const elsewhere =
      national && leaderOf === undefined && (statesOfLeader(person.entity).length > 0 || bySurname !== undefined);
    // "Ratspräsident X" is the Union's, whether the article names it or not.
    const elsewhereSaid = ownersOfOffice(head.lemma);
    if (pointed.length === 0 && elsewhereSaid.length > 0 && elsewhereSaid.every((id) => id.startsWith('organisation:')))
      continue;
    const implied = impliedOwner(index, phrase, kind, current);
    if (elsewhere && pointed.length > 0 && pointed.every((id) => types.get(id) === 'Country')) continue;
    if (pointed.length > 0) {
      // "Kanzler Christian Kern (SPÖ)": of two states the one of the holder's party.
      const party = parties.get(person.entity);
      const home = party === undefined ? undefined : parentOf(party);
      // "Südtirols Landeshauptmann X"
      if (isElsewhere(index, phrase, pointed)) continue;
      owner =
        pointed.find((id) => led.includes(id)) ??
        pointed.find((id) => id === home) ??
        (pointed.length === 1 ? pointed[0] : mostNamed(index, pointed));
      confidence = 0.85;
      because = `„${head.text}“ names its owner`;
    } else if (leaderOf !== undefined) {
      owner = leaderOf;
      confidence = 0.85;
      because = 'a well-known office holder of that state or body';
    } else if (of !== undefined && /^(?:stellvertreter(?:in)?|vize)$/i.test(head.lemma)) {
      // "Sein Vize X": of the state or body that he has an office of.
      // A minister who is the head of his party as well: of which of the two nothing tells.
      if (countriesOf.has(of) && leadsBody.has(of)) continue;
      owner = countriesOf.get(of) ?? drafts.find((d) => d.type === 'HOLDS_POSITION' && d.from === of)?.to;
      confidence = 0.78;
      because = 'stands in for one who holds an office of it';
    } else if ((of !== undefined && !national) || elsewhere || (told && !isStateSpokesman.test(head.lemma))) {
      continue;
    } else if (of !== undefined && national) {
      // "Seit 2016 regiert X. Sein Finanzminister Y": of the state that the article is about, where nothing says another of X.
      const own = signedFor ?? countriesOf.get(of) ?? statesOfLeader(of).find((id) => types.has(id));
      owner =
        own ?? (kind === 'minister' && statesOfLeader(of).length === 0 && !leadsBody.has(of) ? leading : undefined);
      confidence = own === undefined ? 0.64 : 0.8;
      because = 'of the state of the one who has this office holder';
    } else if (beside !== undefined && national) {
      const pair = twoStates(index);
      const own = countriesOf.get(beside) ?? statesOfLeader(beside)[0];
      // "X reiste nach Islamabad. Dort empfing ihn sein Amtskollege Y": of where he has come.
      owner =
        pair === undefined
          ? (stateOfThere(index, phrase) ?? (own === undefined ? undefined : onlyOther(index, own)))
          : besides(pair, own);
      confidence = 0.75;
      because = 'of two states that of the other one’s colleague';
    } else if (implied !== undefined) {
      ({ owner, confidence, because } = implied);
    } else if (/^landtags/i.test(head.lemma)) {
      // "Landtagsabgeordneter X" holds no office of the state.
      continue;
    } else if (/^abgeordnete[rn]?$/i.test(head.lemma) && isOfProvince(index)) {
      // "Die Abgeordnete X" of an article about a Landtag sits there.
      continue;
    } else if (isStateSpokesman.test(head.lemma)) {
      const found = ministryOrState(index, phrase);
      // "Regierungssprecherin X" alone: for the government that the article is about.
      owner = found?.entity ?? (/^regierungs/i.test(head.lemma) ? leading : undefined);
      confidence = found === undefined ? 0.62 : 0.75;
      because = 'speaks for the ministry or state named before, or that the article is about';
    } else if (national) {
      const clause = document.clauseOf[phrase.head];
      // "Putin reiste mit Außenminister Lawrow": head of state and minister of one country travel together.
      const near = (document.clauses[clause ?? -1]?.tokens ?? []).flatMap((i) => startingAt(index, i));
      const beside = near.filter(
        (m) =>
          m.type === 'Person' &&
          m.entity !== person.entity &&
          m.first < phrase.first &&
          document.clauseOf[m.first] === clause &&
          m.how !== 'pronoun',
      );
      const shared = [
        ...new Set(
          beside
            .map((m) => countriesOf.get(m.entity as string) ?? statesOfLeader(m.entity as string)[0])
            .filter((c) => c !== undefined && types.has(c)),
        ),
      ];
      const colleague = shared.length === 1 ? undefined : stateOfColleague(index, phrase, countriesOf);
      const together = phrase.preposition === 'mit' || phrase.link === 'conjunct';
      // "Frankreichs Präsident X und Ministerin Y unterzeichneten ein Abkommen zwischen Frankreich und Mali."
      const joined = stateOfPartner(index, person, phrase, countriesOf);
      const sides = joined === undefined ? undefined : pairInSentence(index, phrase);
      const opposite = sides === undefined ? undefined : besides(sides, joined);
      // "X für Zagreb und Botschafter Y für Moskau": each for his own, whoever is named beside him.
      const behind = stateBehind(index, phrase);
      if (behind !== undefined && behind === signedFor) {
        owner = behind;
        confidence = 0.85;
        because = 'signs for that state';
      } else if (opposite !== undefined) {
        owner = opposite;
        confidence = 0.7;
        because = 'signs or speaks with one of the other state';
      } else if (colleague !== undefined && kind === 'minister') {
        owner = colleague;
        confidence = 0.7;
        because = 'named together with another minister of that state';
      } else if (
        shared.length === 1 &&
        together &&
        // "verhandelte mit Minister X": with one of the other side.
        !(phrase.preposition === 'mit' && mutual.has(document.clauses[clause ?? -1]?.verb ?? '')) &&
        (kind === 'minister' || kind === 'national')
      ) {
        owner = shared[0];
        confidence = 0.7;
        because = 'named together with an office holder of that country';
      }
      // "für Italien unterschrieb Außenminister X"
      if (owner === undefined) {
        owner = signedFor;
        confidence = 0.85;
        because = 'signs for that state';
      }
      // "Innenminister X (ÖVP)": a party stands in its own state.
      const party = parties.get(person.entity);
      const home = party === undefined ? undefined : parentOf(party);
      if (
        owner === undefined &&
        home !== undefined &&
        types.has(home) &&
        // "Im Senat … Deren Präsident X (VVD)": of what is named before.
        !(kind === 'head' && /^(?:deren|dessen)$/i.test(tokenOf(index, phrase.first).text))
      ) {
        owner = home;
        confidence = 0.75;
        because = 'the state of the office holder’s party';
      }
      if (owner === undefined && group !== undefined) {
        owner = otherOfTwo(index, person, phrase, group, countriesOf);
        confidence = 0.7;
        because = 'the other one of two states, whose ministers are named together';
      }
      if (owner === undefined && group !== undefined) {
        owner = inOrder(index, person, phrase, group, countriesOf);
        confidence = 0.65;
        because = 'two states named together just before, in the same order';
      }
      // "Er schickte Verteidigungsminister X nach Peking": of the state of the one who sends him.
      const sender = owner === undefined && kind === 'minister' ? senderOf(index, phrase) : undefined;
      if (sender !== undefined) {
        owner =
          sender.type === 'Country'
            ? sender.entity
            : (countriesOf.get(sender.entity) ?? statesOfLeader(sender.entity).find((id) => types.has(id)));
        confidence = 0.68;
        because = 'sent, named or dismissed by one who acts for that state';
      }
      if (owner === undefined && isEnvoy(head.lemma)) {
        owner = stateOfEnvoy(index, phrase, countriesOf);
        confidence = 0.7;
        because = 'an envoy between two states';
      }
      // "König X und Königin Y": both of one state, and of none where nobody knows his.
      const consort = owner === undefined ? consortOf(index, phrase) : undefined;
      if (consort !== undefined) {
        owner = countriesOf.get(consort);
        if (owner === undefined) continue;
        confidence = 0.75;
        because = 'of the royal couple of that state';
      }
      if (owner === undefined) {
        // "… unterzeichneten der Vorsteher des Departements und Ministerin X": of two sides, and nothing tells which is hers.
        if (hasOtherSigner(index, phrase)) continue;
        const partner = stateOfPartner(index, person, phrase, countriesOf);
        const pair = partner === undefined ? undefined : (pairInSentence(index, phrase) ?? twoStates(index));
        const acted = actedOn(index, person.entity);
        const isForeign = (state: string): boolean =>
          acted.has(state) || foreignTo(index, person.entity).includes(state);
        const barred = barredStates(index, person, phrase, titled.get(title), group ?? [], countriesOf);
        const told =
          kind === 'national' || group !== undefined || /^(?:deren|dessen)$/i.test(tokenOf(index, phrase.first).text)
            ? undefined
            : (sideOf(index, phrase) ??
              stateOfOffice(index, phrase, leading) ??
              stateOfOthers(index, person, phrase, countriesOf));
        const guess = told !== undefined && (told === partner || isForeign(told)) ? undefined : told;
        // A state whose heads are known has none that nobody knows, where another is spoken of as well.
        const single = (kind === 'head' || kind === 'government') && !/^(?:vize|stellvertret)/i.test(title);
        const doubted = single && guess !== undefined && areHeadsKnown(guess) && !isHead(person.entity);
        // "die Außenminister X und Y": each of a state of his own, and nothing tells which, where neither is known.
        const apart =
          (group?.length ?? 0) > 1 &&
          kind !== 'national' &&
          !/^minister(?:in)?$/i.test(title) &&
          !group?.some((p) => countriesOf.has(p.entity) || statesOfLeader(p.entity).length > 0);
        const seen =
          !apart && canFocus(index, phrase, kind)
            ? stateInFocus(index, person.entity, phrase, {
                stateOf: (id) => countriesOf.get(id),
                barred,
                single,
                domestic: isDomestic.test(head.lemma),
              })
            : undefined;
        // What the sentences around tell goes before what the whole article is about.
        const other = guess === undefined || guess !== leading || doubted || seen?.state === guess ? undefined : seen;
        const focus = (guess === undefined || doubted) && seen?.clear === true ? seen : undefined;
        const kin = stateOfKin(person.entity, families, countriesOf);
        const across = pair === undefined ? undefined : besides(pair, partner);
        if (kin !== undefined) {
          owner = kin;
          confidence = 0.7;
          because = 'kin to one who holds an office of that state';
        } else if (across !== undefined) {
          owner = across;
          confidence = 0.7;
          because = 'signs or speaks with one of the other state';
        } else if (other !== undefined) {
          owner = isNearer(index, other) ? other.state : undefined;
          confidence = other.clear ? 0.62 : 0.58;
          because = 'the state that is spoken of at this office, not the one of the whole article';
        } else if (guess !== undefined && focus === undefined) {
          owner = guess;
          confidence = 0.62;
          because = 'the country that this part of the article is about';
        } else {
          owner = focus?.state;
          confidence = 0.62;
          because = 'the state that is spoken of at this office';
        }
      }
    } else if (
      !(index.children.get(phrase.index) ?? []).some((c) => c.link === 'genitive' && !c.pronoun) &&
      !isOfHost(index, phrase)
    ) {
      const kinds = hasPartyAdjective(index, phrase) ? undefined : bodiesOfOffice(head.lemma);
      let near: Mention | undefined;
      // "Deren Chef X", "Ihr Vorsitzender Y": of a body named before.
      const back = kinds === partyKinds ? 3 : kinds === companyKinds || kinds === associationKinds ? 2 : owned ? 1 : 0;
      const fits = (m: Mention): boolean => {
        if (owned && isOwnedOtherwise(index, phrase, m)) return false;
        const bodyKind = organisationKind(index, m.entity as string);
        return kinds !== undefined && (bodyKind === undefined ? owned : kinds.has(bodyKind));
      };
      for (
        let i = phrase.head - 1;
        i >= 0 && near === undefined && tokenOf(index, i).sentence >= sentence - back;
        i--
      ) {
        const last = startingAt(index, i).findLast((m) => m.type === 'Organisation');
        if (last === undefined || (owned && !fits(last))) continue;
        // "gegen Minister X (ÖVP). Klubobmann Y …": a party in brackets is that of who stands before them.
        if (kinds === partyKinds && (index.document.tokens[last.first - 1]?.text === '(' || !fits(last))) continue;
        near = last;
      }
      // "Landeschef X" where the sentences before speak of several parties: of the one that the article is about.
      const parties = kinds === partyKinds && !owned ? partiesBefore(index, phrase, back) : noParties;
      if (parties.size > 1) {
        const main = mainParty(index);
        // "Die SPÖ muss in die Opposition. Landesparteichef X …": the one party of the sentence before, where it is what that is about.
        const topic = topicParty(index, phrase);
        const one = topic ?? (main === undefined || !parties.has(main) ? undefined : main);
        near = one === undefined ? undefined : index.document.mentions.find((m) => m.entity === one);
      }
      // "Das Institut X warnt. Direktor Y …": of the one body of the sentence before.
      if (
        near === undefined &&
        kinds === bodyKinds &&
        !owned &&
        bareDirector.test(head.lemma) &&
        phrase.first === phrase.head
      )
        near = onlyBodyBefore(index, sentence - 1);
      // "Rebellenchef X": of the one armed group that the article names.
      if (kinds === armedKinds && !owned) near = onlyArmed(index, phrase);
      if (near !== undefined && fits(near)) {
        owner = near.entity;
        confidence = 0.55;
        because = 'the body named last before it';
      }
    }
    if (owner === undefined) continue;
    // "Kanzlerin X" of an article about Poland: the head of no other state is called so.
    if (
      (kind === 'head' || kind === 'government') &&
      elsewhereSaid.length > 0 &&
      leaderOf === undefined &&
      !elsewhereSaid.includes(owner)
    )
      continue;
    // "Präsident X" of an article about Austria, whom nobody knows as its head, presides over something else.
    if (
      /^(?:vize)?präsident(?:in)?$/i.test(head.lemma) &&
      federal.has(owner) &&
      leaderOf === undefined &&
      pointed.length === 0
    )
      continue;
    const draft: Draft = {
      type: 'HOLDS_POSITION',
      from: person.entity,
      to: owner,
      status: status ?? 'asserted',
      sentence,
      rule: later === true ? officeLater : 'state:office-context',
      confidence: confidence * person.confidence,
      undated: true,
      properties: { title, current },
      marks: { from: { start: person.start, end: person.end }, cue: { start: head.start, end: head.end } },
      because: [`„${head.text}“ is an office noun (${kind}) without an owner`, because, person.because],
    };
    drafts.push(draft);
    note(draft);
  }
};

/**
 * "Die Anwaltschaft klagt einen Beamten des Amtes an, bestätigte deren Sprecher": „deren“ means nothing neuter; nor in "Die FPÖ, Partnerin der ÖVP,
 * schweigt; deren Sekretär" what only says who somebody is.
 */
const isOwnedOtherwise = (index: Index, phrase: Phrase, body: Mention): boolean => {
  const { phrases, phraseOf, tokens } = index.document;
  const own = phrases[phraseOf[body.last - 1] ?? -1];
  if (own === undefined) return false;
  const word = [phrase.first, phrase.first - 1]
    .map((i) => tokens[i]?.lower ?? '')
    .find((text) => possessives.test(text));
  const isFeminine = word !== undefined && /^(?:deren|ihr)/.test(word);
  if (own.number !== 'pl' && own.gender !== undefined && word !== undefined)
    if (isFeminine ? own.gender !== 'f' && tokens[own.first]?.pos === 'DET' : own.gender === 'f') return true;
  const above = own.link === 'genitive' ? phrases[own.parent ?? -1] : undefined;
  return above?.link === 'apposition' && tokens[own.first]?.sentence === tokens[phrase.first]?.sentence;
};

/** "die Landespartei unter ihrem neuen Chef X": of the body that the noun before it means, which may have no name here. */
const isOfHost = (index: Index, phrase: Phrase): boolean => {
  // "Die Gruppe, deren Geschäftsführer X ist": of what the clause describes, whether it has a name or not.
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (
    clause?.kind === 'relative' &&
    /^(?:deren|dessen)$/.test(tokenOf(index, phrase.first).lower) &&
    clause.first === phrase.first &&
    index.document.tokens[phrase.first - 1]?.text === ','
  )
    return true;
  const host = index.document.phrases[phrase.parent ?? -1];
  return (
    host !== undefined &&
    /^(?:mit|unter)$/.test(phrase.preposition ?? '') &&
    host.last === phrase.prepositionToken &&
    possessives.test(tokenOf(index, (phrase.prepositionToken ?? phrase.first) + 1).text)
  );
};

/** "Südtirols Landeshauptmann X": true where a place of another state than those owns the office. */
const isElsewhere = (index: Index, phrase: Phrase, states: readonly string[]): boolean =>
  (index.children.get(phrase.index) ?? []).some(
    (c) =>
      c.link === 'genitive' &&
      (index.mentionsAt[c.head] ?? []).some(
        (m) => m.type === 'Country' && m.entity !== undefined && m.how !== 'adjective' && !states.includes(m.entity),
      ),
  );

/** Bodies whose head is called president as well. */
const chairedKinds: ReadonlySet<string> = new Set(['ngo', 'union', 'university', 'company', 'bank', 'court']);

/** "Die Ärztekammer sieht sich bestätigt. Präsident X verwies …": the one association that is the subject of the sentence before, where X leads no state. */
const chairOfBody = (index: Index, person: Referent, phrase: Phrase): Mention | undefined => {
  const { document } = index;
  const head = tokenOf(index, phrase.head);
  if (phrase.first !== phrase.head || !/^(?:vize)?präsident(?:in)?$/i.test(head.lemma)) return undefined;
  if (statesOfLeader(person.entity).length > 0) return undefined;
  const own = document.clauses[document.clauseOf[phrase.head] ?? -1];
  const speaks = own?.verb !== undefined && speechVerbs.has(own.verb) ? own : undefined;
  const near = [head.sentence - 1, head.sentence].flatMap((sentence) => index.clausesOfSentence[sentence] ?? []);
  for (const clause of near) {
    // "Die Caritas lehnt ab, sagte Präsidentin X": or in the words before the verb of saying, where she does not speak of another.
    const isQuoted =
      clause.sentence === head.sentence &&
      clause.last <= phrase.first &&
      clause.mood === 'indicative' &&
      speaks !== undefined &&
      clause !== speaks;
    if ((clause.sentence !== head.sentence - 1 && !isQuoted) || clause.kind !== 'main') continue;
    const [subject, other] = argumentPhrases(document, clause, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false }),
    );
    if (subject === undefined || other !== undefined) continue;
    const body = document.mentions.find((m) => m.entity === subject.entity);
    const kind = organisationKind(index, subject.entity) ?? '';
    // "Der Rechnungshof kritisiert die Bahn. Präsidentin X …"
    const isOffice = kind === 'authority' && /(?:rechnungshof|institut|behörde|agentur)e?s?$/i.test(body?.text ?? '');
    return chairedKinds.has(kind) || isOffice ? body : undefined;
  }
  return undefined;
};

/** States whose head of state is never called president alone, and of whom all heads are known. */
const federal: ReadonlySet<string> = new Set(['country:AT', 'country:DE', 'country:CH']);

/**
 * True of a state in focus that goes before the one of the whole article: it stands out, nothing else is spoken of here, or the next
 * one is the other of the two that the article is about.
 */
const isNearer = (index: Index, { state, rival, clear, tied }: Focus): boolean => {
  if (clear || rival === undefined) return true;
  const pair = twoStates(index);
  return !tied && pair?.includes(state) === true && pair.includes(rival);
};

/** Offices whose state may be the one in focus: not those that are held abroad, nor of a province ("deren Premier"). */
const canFocus = (index: Index, phrase: Phrase, kind: string): boolean => {
  if (/^(?:deren|dessen)$/i.test(tokenOf(index, phrase.first).text)) return false;
  if (kind !== 'national') return true;
  if (!isDomestic.test(tokenOf(index, phrase.head).lemma)) return false;
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  // "war von Unterhändler X unterzeichnet worden" as well.
  const role = clause?.voice === 'passive' && phrase.preposition === 'von' ? 'prepositional' : 'subject';
  return clause?.arguments.some((a) => a.phrase === phrase.index && a.role === role) === true;
};

/**
 * Title of a present office → state → who holds it, or `several`. An article of nothing but offices has as many drafts as open offices,
 * so none of these may be looked for by going through all of the others.
 */
type Titled = Map<unknown, Map<string, string>>;
const several = '';

const noteTitle = (titled: Titled, { from, to, properties }: Draft): void => {
  if (properties?.['current'] !== true) return;
  const states = titled.get(properties['title']) ?? new Map<string, string>();
  titled.set(properties['title'], states);
  const known = states.get(to);
  if (known !== from) states.set(to, known === undefined ? from : several);
};

/** States that an office without one is not of: that of a colleague named together, of who holds the same, of the other one's side. */
const barredStates = (
  index: Index,
  person: Referent,
  phrase: Phrase,
  sameTitle: ReadonlyMap<string, string> = new Map(),
  group: readonly Referent[],
  countriesOf: ReadonlyMap<string, string>,
): Set<string> => {
  const barred = new Set<string>();
  for (const other of group) {
    const state = countriesOf.get(other.entity) ?? statesOfLeader(other.entity)[0];
    if (other.entity !== person.entity && state !== undefined) barred.add(state);
  }
  for (const [state, holder] of sameTitle) if (holder !== person.entity) barred.add(state);
  for (const state of foreignTo(index, person.entity)) barred.add(state);
  for (const state of actedOn(index, person.entity)) barred.add(state);
  const partner = stateOfPartner(index, person, phrase, countriesOf);
  if (partner !== undefined) barred.add(partner);
  return barred;
};

/** What one does with one's own state. */
const atHome: ReadonlySet<string> = new Set(
  'regieren führen leiten lenken vertreten repräsentieren verlassen verlieren retten schützen verteidigen sein haben werden bleiben sehen machen brauchen bringen'.split(
    ' ',
  ),
);

/** Verbs of turning down and blaming, whose object's owner is seldom the minister's own state. */
const againstOthers: ReadonlySet<string> = new Set(
  'ablehnen zurückweisen verurteilen missbilligen geißeln brandmarken anprangern abweisen ausschlagen'.split(' '),
);

/** What a state does with those who act for it. */
const appointing: ReadonlySet<string> = new Set(
  'entsenden schicken senden ernennen wählen einsetzen bestellen benennen nominieren beauftragen stellen delegieren akkreditieren'.split(
    ' ',
  ),
);
const sending: ReadonlySet<string> = new Set(['schicken', 'entsenden', 'senden']);
const travelling: ReadonlySet<string> = new Set('reisen fliegen aufbrechen fahren abreisen kommen'.split(' '));

/**
 * "Ministerin X kritisierte Iran scharf": a state that somebody acts on, wherever the text tells it, is not the one whose office he
 * is given by a guess.
 */
const actedOn = (index: Index, person: string): ReadonlySet<string> => {
  let all = actions.get(index);
  if (all === undefined) {
    all = readActions(index);
    actions.set(index, all);
  }
  return all.get(person) ?? noStates;
};
const noStates: ReadonlySet<string> = new Set();
const actions = new WeakMap<Index, ReadonlyMap<string, ReadonlySet<string>>>();

const readActions = (index: Index): Map<string, Set<string>> => {
  const { document } = index;
  const all = new Map<string, Set<string>>();
  readReactions(index, all);
  for (const clause of document.clauses) {
    if (clause.verb === undefined || atHome.has(clause.verb)) continue;
    const passive = clause.voice === 'passive';
    const agents = clause.arguments
      .map((a) => document.phrases[a.phrase] as Phrase)
      .filter((p) => p.preposition === 'von' || p.preposition === 'durch');
    // "schickt Minister X nach Peking": who is sent there is a guest as well.
    const sent = sending.has(clause.verb) && !passive;
    const acting = passive ? agents : argumentPhrases(document, clause, sent ? 'accusative' : 'subject');
    const actors = acting.flatMap((p) => {
      // "die Kanzlerin und CDU-Chefin X besucht Polen": named behind the second office.
      const holder = holderOfRow(index, p);
      return personsActing(index, holder ?? p);
    });
    // "der von Brasilien unterstützte Präsident X": nor is a state that acts on somebody his own.
    if (clause.kind === 'participle' && passive && !appointing.has(clause.verb))
      for (const sufferer of argumentPhrases(document, clause, 'subject').flatMap((p) =>
        referentsOf(index, p, { through: false }),
      ))
        for (const { type, entity } of agents.flatMap((p) => referentsOf(index, p, { through: false })))
          if (sufferer.type === 'Person' && type === 'Country')
            all.set(sufferer.entity, (all.get(sufferer.entity) ?? new Set()).add(entity));
    if (actors.length === 0) continue;
    for (const { phrase, role } of clause.arguments) {
      const target = document.phrases[phrase] as Phrase;
      const travels = (sent || travelling.has(clause.verb)) && target.preposition === 'nach';
      const isTarget = sent
        ? false
        : passive
          ? role === 'subject'
          : role === 'accusative' ||
            role === 'dative' ||
            /^(?:gegen|mit|hinter)$/.test(target.preposition ?? '') ||
            // "Minister X warnte vor China"
            (clause.verb === 'warnen' && target.preposition === 'vor');
      if (!isTarget && !travels) continue;
      // Names alone: "die Politik Ungarns" may be that of one's own state.
      const named = (index.mentionsAt[target.head] ?? []).find(
        (m) =>
          m.type === 'Country' &&
          m.entity !== undefined &&
          (m.how === 'name' || m.how === 'seat' || (travels && m.how === 'place')),
      );
      // "lehnte Israels Vorschlag ab", "wies die Kritik Russlands zurück": what a minister is against is seldom his own state's.
      if (named === undefined && role === 'accusative' && againstOthers.has(clause.verb))
        for (const child of index.children.get(target.index) ?? [])
          if (child.link === 'genitive')
            for (const m of index.mentionsAt[child.head] ?? [])
              if (m.type === 'Country' && m.entity !== undefined && (m.how === 'name' || m.how === 'seat'))
                for (const actor of actors) all.set(actor, (all.get(actor) ?? new Set()).add(m.entity));
      // "der Regierung in Moskau"
      const governments = /^(?:regierung|führung)$/i.test(tokenOf(index, target.head).lemma)
        ? referentsOf(index, target, { through: false, places: true }).filter((r) => r.type === 'Country')
        : [];
      for (const state of named?.entity === undefined ? governments.map((r) => r.entity) : [named.entity])
        for (const actor of actors) all.set(actor, (all.get(actor) ?? new Set()).add(state));
    }
  }
  return all;
};

/** "Die Türkei rügte Minister X", "die Wut der Türkei auf Minister X": a state that blames, thanks or asks somebody is not his own. */
const readReactions = (index: Index, all: Map<string, Set<string>>): void => {
  const { clauses, phrases } = index.document;
  const statesOf = (phrase: Phrase | undefined): string[] =>
    (index.mentionsAt[phrase?.head ?? -1] ?? []).flatMap((m) =>
      m.type === 'Country' && m.entity !== undefined && (m.how === 'name' || m.how === 'seat') ? [m.entity] : [],
    );
  const note = (phrase: Phrase | undefined, acting: readonly string[]): void => {
    if (phrase === undefined) return;
    const meant = (phrase.conjuncts ?? [phrase.index]).flatMap((i) => personsActing(index, phrases[i] as Phrase));
    for (const person of meant) for (const state of acting) all.set(person, (all.get(person) ?? new Set()).add(state));
  };
  for (const { verb, voice, arguments: slots } of clauses) {
    if (verb === undefined || !reacting.has(verb)) continue;
    const agents = slots.filter(({ role, phrase }) =>
      voice === 'passive' ? phrases[phrase]?.preposition === 'von' : role === 'subject',
    );
    const acting = agents.flatMap(({ phrase }) => statesOf(phrases[phrase]));
    for (const { role, phrase } of slots)
      if (voice === 'passive' ? role === 'subject' : role === 'accusative' || role === 'dative')
        note(phrases[phrase], acting);
  }
  for (const phrase of phrases) {
    const noun = phrases[phrase.parent ?? -1];
    if (noun === undefined || !/^(?:an|gegen|auf|über|mit)$/.test(phrase.preposition ?? '')) continue;
    const isOwner = noun.link === 'genitive';
    // "die Delegation der Türkei mit Minister X" is his own; "das Treffen der Türkei mit Minister X" is not.
    const act = isOwner ? phrases[noun.parent ?? -1] : noun;
    if (phrase.preposition === 'mit' && !talks.test(index.document.tokens[act?.head ?? -1]?.lemma ?? '')) continue;
    note(phrase, statesOf(isOwner ? noun : (index.children.get(noun.index) ?? []).find((c) => c.link === 'genitive')));
  }
};
const talks =
  /(?:gespräch|treffen|dialog|verhandlung|telefonat|unterredung|begegnung|streit|konflikt|abrechnung|einigung)$/i;
const reacting: ReadonlySet<string> = new Set(
  'kritisieren rügen tadeln loben danken drohen warnen vorwerfen beschuldigen bezichtigen auffordern ersuchen bitten einladen treffen attackieren gratulieren sanktionieren ausweisen mahnen ermahnen beschimpfen'.split(
    ' ',
  ),
);

/** The persons that a subject means, by name, office or pronoun. */
const personsActing = (index: Index, phrase: Phrase): string[] => {
  const found = personsIn(index, phrase).map((p) => p.entity);
  for (let i = phrase.first; i < phrase.last; i++)
    for (const m of index.mentionsAt[i] ?? [])
      if (m.type === 'Person' && m.entity !== undefined && m.how !== 'name' && i <= phrase.head) found.push(m.entity);
  return found;
};

/** States of those whom the text calls somebody's colleague or counterpart of that state: "ihr marokkanischer Kollege". */
const foreignTo = (index: Index, person: string): readonly string[] => {
  let all = counterpartStates.get(index);
  if (all === undefined) {
    all = readCounterparts(index);
    counterpartStates.set(index, all);
  }
  return all.get(person) ?? [];
};
const counterpartStates = new WeakMap<Index, ReadonlyMap<string, readonly string[]>>();

const readCounterparts = (index: Index): Map<string, string[]> => {
  const all = new Map<string, string[]>();
  for (const m of index.document.mentions) {
    if (m.entity === undefined || m.how !== 'pronoun') continue;
    const phrase = index.document.phrases[index.document.phraseOf[m.first] ?? -1];
    if (phrase === undefined || phrase.first !== m.first || !counterparts.test(tokenOf(index, phrase.head).lemma))
      continue;
    const states = all.get(m.entity) ?? [];
    states.push(...nationalityIn(index, phrase).map((r) => r.entity));
    all.set(m.entity, states);
  }
  return all;
};
/** Those who have the same office elsewhere. */
export const counterparts = /(?:kolleg|gegenspieler|widerpart|gegenüber|pendant|konterpart|gegenpart)(?:e|en|in)?s?$/i;

/** Offices that are held at home, so that the state in focus is theirs; an envoy, a negotiator or a chief of staff is often a guest. */
const isDomestic =
  /(?:abgeordnet|parlamentarier|oppositionsführer|oppositionschef|oppositionspolitiker|parlamentspräsident|parlamentschef|parlamentssprecher|geheimdienstchef|polizeichef|armeechef|armeesprecher|heereschef|senator|regierungssprecher|regierungsunterhändler|generalstaatsanwalt|präsidentschaftskandidat)/i;

/** Who stands with the same royal title before "und": "König X und Königin Y". */
const consortOf = (index: Index, { link, parent, head }: Phrase): string | undefined => {
  const before = link === 'conjunct' ? index.document.phrases[parent ?? -1] : undefined;
  if (before === undefined) return undefined;
  const [his, hers] = [before.head, head].map((i) => officeOf(tokenOf(index, i).text));
  if (his === undefined || his.head !== hers?.head || his.gender === hers.gender || !isRoyal.test(his.head))
    return undefined;
  return personsIn(index, before)[0]?.entity;
};

/** Titles by birth, whose bearers are known by a given name alone. */
const isRoyal = /(?:könig|kaiser|zar|emir|sultan|schah|monarch|prinz|prinzessin|fürst|herzog)(?:in)?$/i;

/** Those whom a party puts up, and who speak for it. */
const isCandidate = /(?:kandidat|bewerber|spitzenmann|spitzenfrau)(?:in)?$/i;

const partyOffice =
  /^(?:(?:bundes|landes|ehren)?(?:partei|klub|fraktions|ob)|(?:landes|kreis|bezirks)vorsitzende|bundessprecher)/i;

/** "Siemens baut um, sagte Konzernchef X": offices that firms have. */
const companyOffice =
  /^(?:ceo|cfo|coo|co-ceo|(?:firmen|konzern|unternehmens|vorstands?|aufsichtsrats?|finanz|personal|bank|airline)-?(?:chef|vorsitzende|vorstand|boss|sprecher|direktor)(?:in)?)$/i;

/** "Die Bilanz der Casag ist gut. Generaldirektor X", "Der BDI ist gelassen. Verbandspräsident Y": offices by what kind of body they head. */
const directorOffice = /^(?:general|instituts|museums|verlags)-?direktor(?:in)?$/i;
const associationOffice =
  /^(?:verbands|vereins|gewerkschafts|kammer|stiftungs|instituts|bundes(?:verbands))-?(?:chef|präsident|vorsitzende|obmann|sprecher|leiter|direktor|geschäftsführer)(?:in|r)?$/i;

const generalOffice =
  /^(?:chef|vorsitzende|generalsekretär|direktor|generaldirektor|präsident|sprecher|vorstand|geschäftsführer|führer|anführer|leiter)(?:in)?$/i;

const partyKinds: ReadonlySet<string> = new Set(['party']);

const companyKinds: ReadonlySet<string> = new Set(['company', 'bank', 'media']);

const associationKinds: ReadonlySet<string> = new Set(['ngo', 'club', 'union', 'university']);

const bodyKinds: ReadonlySet<string> = new Set([
  'party',
  'ngo',
  'club',
  'armed',
  'company',
  'international',
  'alliance',
  'army',
  'union',
  'media',
  'bank',
]);

const ofProvince = new WeakMap<Index, boolean>();
/** True of an article that speaks of the parliament of a province and of none of the state. */
const isOfProvince = (index: Index): boolean => {
  let known = ofProvince.get(index);
  if (known === undefined) {
    const { tokens } = index.document;
    known =
      tokens.some(({ text }) =>
        /^(?:Landtag(?:e?s)?|Landtags\p{Ll}+|Abgeordnetenhaus|Bürgerschaft|Kantonsrat(?:s|es)?|Landrat(?:s|es)?)$/u.test(
          text,
        ),
      ) && !tokens.some(({ text }) => /^(?:Bundestag|Nationalrat|Parlament)/.test(text));
    ofProvince.set(index, known);
  }
  return known;
};

/** Offices that news put before a name without their body, which the sentence before has named. */
const bareDirector = /^(?:direktor|geschäftsführer|leiter|generalsekretär|vorsitzende)(?:in)?$/i;

/** The one body that has directors which a sentence names; undefined where it names another one. */
const onlyBodyBefore = (index: Index, sentence: number): Mention | undefined => {
  const span = index.document.sentences[sentence];
  const found = new Map<string, Mention>();
  for (let i = span?.first ?? 0; i < (span?.last ?? 0); i++)
    for (const m of startingAt(index, i))
      if (m.type === 'Organisation' && m.how === 'name') found.set(m.entity as string, m);
  const bodies = [...found.values()].filter((m) => organisationKind(index, m.entity as string) !== 'international');
  const [one, other] = bodies;
  return other === undefined && one !== undefined && bodyKinds.has(organisationKind(index, one.entity as string) ?? '')
    ? one
    : undefined;
};

const noParties: ReadonlySet<string> = new Set();

/** The parties named before an office: those of its own sentence, else of the sentences before; not those in brackets behind a name. */
const partiesBefore = (index: Index, phrase: Phrase, back: number): ReadonlySet<string> => {
  const found = new Set<string>();
  const { sentence } = tokenOf(index, phrase.head);
  for (let i = phrase.head - 1; i >= 0 && tokenOf(index, i).sentence >= sentence - back; i--) {
    if (tokenOf(index, i).sentence < sentence && tokenOf(index, i + 1).sentence === sentence && found.size > 0) break;
    for (const m of startingAt(index, i))
      if (
        m.type === 'Organisation' &&
        organisationKind(index, m.entity as string) === 'party' &&
        index.document.tokens[m.first - 1]?.text !== '('
      )
        found.add(m.entity as string);
  }
  return found;
};

/** The party that the article is about: named at least twice as often as any other. */
const mainParty = (index: Index): string | undefined => {
  const counts = new Map<string, number>();
  for (const m of index.document.mentions)
    if (m.type === 'Organisation' && m.entity !== undefined && organisationKind(index, m.entity) === 'party')
      counts.set(m.entity, (counts.get(m.entity) ?? 0) + 1);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] > 1 && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
};

/** The party that is the subject of the sentence before an office, where that is in the same paragraph and names no other. */
const topicParty = (index: Index, phrase: Phrase): string | undefined => {
  const { sentence } = tokenOf(index, phrase.head);
  let known = topicParties.get(index);
  if (known === undefined) {
    known = new Map();
    topicParties.set(index, known);
  }
  if (!known.has(sentence)) known.set(sentence, findTopicParty(index, sentence));
  return known.get(sentence);
};
const topicParties = new WeakMap<Index, Map<number, string | undefined>>();

const findTopicParty = (index: Index, sentence: number): string | undefined => {
  const { article, sentences } = index.document;
  const here = sentences[sentence];
  const before = sentences[(here?.index ?? 0) - 1];
  if (here === undefined || before === undefined || article.text.slice(before.end, here.start).includes('\n'))
    return undefined;
  const named = new Set<string>();
  for (let i = before.first; i < here.first; i++)
    for (const m of startingAt(index, i))
      if (m.entity !== undefined && organisationKind(index, m.entity) === 'party') named.add(m.entity);
  const [party, another] = named;
  if (party === undefined || another !== undefined) return undefined;
  const isSubject = (index.clausesOfSentence[before.index] ?? []).some(
    (c) =>
      c.kind === 'main' &&
      argumentPhrases(index.document, c, 'subject').some((p) =>
        [p, ...(index.children.get(p.index) ?? []).filter((a) => a.link === 'apposition')].some((q) =>
          referentsOf(index, q, { through: false }).some((r) => r.entity === party),
        ),
      ),
  );
  return isSubject ? party : undefined;
};

/** "die grüne Fraktionschefin": of a party that the adjective names, not the noun before. */
const hasPartyAdjective = (index: Index, phrase: Phrase): boolean => {
  for (let i = phrase.first; i < phrase.head; i++) if (partyAdjective.test(tokenOf(index, i).text)) return true;
  return false;
};

const partyAdjective =
  /^(?:grüne|rote|schwarze|blaue|pinke|türkise|freiheitliche|liberale|konservative|sozialistische|kommunistische|rechtspopulistische|(?:sozial|christ|links|rechts|frei)?demokratische|republikanische|christlichsoziale|linke|bürgerliche)[nrms]?$/i;

const rebelOffice = /^(?:rebellen|milizen?|guerilla)-?(?:chef|führer|anführer|kommandant|kommandeur|sprecher)(?:in)?$/i;
const armedKinds: ReadonlySet<string> = new Set(['armed']);

/** The only armed group that an article names, where it has been named before. */
const onlyArmed = (index: Index, { last }: Phrase): Mention | undefined => {
  const groups = index.document.mentions.filter(
    (m) => m.type === 'Organisation' && organisationKind(index, m.entity ?? '') === 'armed',
  );
  const [one] = groups;
  return one !== undefined && one.first < last && groups.every((m) => m.entity === one.entity) ? one : undefined;
};

/** Kinds of bodies that an office without an owner may be one of; undefined for those that say more than the text resolves. */
const bodiesOfOffice = (lemma: string): ReadonlySet<string> | undefined =>
  rebelOffice.test(lemma)
    ? armedKinds
    : partyOffice.test(lemma)
      ? partyKinds
      : associationOffice.test(lemma)
        ? associationKinds
        : directorOffice.test(lemma) || companyOffice.test(lemma)
          ? companyKinds
          : generalOffice.test(lemma)
            ? bodyKinds
            : undefined;

/** Those who speak for a ministry, government or army, not for a body of their own. */
const isStateSpokesman =
  /^(?:außenamts?|ministeriums|außenministeriums|innenministeriums|verteidigungsministeriums|regierungs|armee|militär|präsidial|präsidialamts|präsidenten|präsidentschafts|kabinetts)-?sprecher(?:in)?$/i;

/** "Außenamtssprecher X": the ministry named before in three sentences, else the one state named in this one. */
const ministryOrState = (index: Index, phrase: Phrase): Mention | undefined => {
  const head = tokenOf(index, phrase.head);
  const word = /^(ministerium|außenministerium|innenministerium|verteidigungsministerium|außenamt)/i.exec(
    head.lemma,
  )?.[1];
  if (word !== undefined) {
    const foreign = /^(?:außen)/i.test(word);
    for (let i = phrase.first - 1; i >= 0 && tokenOf(index, i).sentence >= head.sentence - 3; i--) {
      const ministry = startingAt(index, i).find(
        (m) =>
          m.type === 'Organisation' && m.how === 'name' && organisationKind(index, m.entity as string) === 'ministry',
      );
      if (ministry === undefined) continue;
      if (foreign && !/außen|auswärtig|state department/i.test(ministry.text)) return undefined;
      return ministry;
    }
  }
  const sentence = index.document.sentences[head.sentence];
  const states = new Map<string, Mention>();
  for (let i = sentence?.first ?? 0; i < phrase.first; i++)
    for (const m of startingAt(index, i)) if (m.type === 'Country') states.set(m.entity as string, m);
  const [only] = [...states.values()];
  return states.size === 1 ? only : undefined;
};

/** The only member of a set. */
const only = (all: ReadonlySet<string>): string | undefined => (all.size === 1 ? [...all][0] : undefined);

/** "X reiste nach Addis Abeba und unterzeichnete mit Ministerpräsident Y …": where he went in the clause before. */
const stateOfGoal = (index: Index, phrase: Phrase): string | undefined => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  const before = document.clauses[clause?.sharesSubjectOf ?? -1];
  if (clause === undefined || before?.verb === undefined || !travelling.has(before.verb)) return undefined;
  if (argumentPhrases(document, clause, 'subject').some((p) => p.index === phrase.index)) return undefined;
  for (const { phrase: at } of before.arguments) {
    const goal = document.phrases[at] as Phrase;
    if (goal.preposition !== 'nach') continue;
    const state = startingAt(index, goal.head).find((m) => m.type === 'Country' && m.how !== 'adjective');
    if (state !== undefined) return state.entity;
  }
  return undefined;
};

/** "X reiste nach Paraguay. Dort empfing ihn Präsident Y": the state where the sentence before has led. */
const stateOfThere = (index: Index, phrase: Phrase): string | undefined => {
  const { document } = index;
  const goal = stateOfGoal(index, phrase);
  if (goal !== undefined) return goal;
  const { sentence } = tokenOf(index, phrase.head);
  const before = document.sentences[sentence - 1];
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (
    before === undefined ||
    clause?.tokens.some((i) => i < phrase.first && tokenOf(index, i).lower === 'dort') !== true
  )
    return undefined;
  for (let i = before.last - 1; i >= before.first; i--)
    for (const m of startingAt(index, i)) {
      const { preposition } = document.phrases[document.phraseOf[i] ?? -1] ?? {};
      if (m.type === 'Country' && m.how !== 'adjective' && /^(?:nach|in)$/.test(preposition ?? '')) return m.entity;
    }
  return undefined;
};

/**
 * The state of an office that nothing else tells: the article's leading one, unless the sentence is about another. A state
 * that acts in the sentence, or where it opens ("In Abu Dhabi …"), is meant before the leading one.
 */
const stateOfOffice = (index: Index, phrase: Phrase, leading: string | undefined): string | undefined => {
  const { document } = index;
  const sentence = tokenOf(index, phrase.head).sentence;
  const { first, last } = document.sentences[sentence] as { first: number; last: number };
  const here = new Set<string>();
  const there = stateOfThere(index, phrase);
  if (there !== undefined) return there;
  const acting = new Set<string>();
  let opening: string | undefined;
  let earlier: string | undefined;
  for (let i = first; i < last; i++)
    for (const m of startingAt(index, i)) {
      if (m.type !== 'Country' || (m.first >= phrase.first && m.last <= phrase.last)) continue;
      here.add(m.entity as string);
      if (m.how !== 'adjective' && m.how !== 'place') acting.add(m.entity as string);
      if (m.last <= phrase.first && m.because[0] === 'inhabitants') earlier = m.entity;
      const place = document.phrases[document.phraseOf[i] ?? -1];
      if (place?.preposition === 'in' && place.first === first && (m.how === 'place' || m.how === 'name'))
        opening = m.entity;
    }
  // Who else acts in the clause may be of another state: "Teheran steht laut Außenminister X …", "Erdoğan bat König Y …".
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  const subjects =
    clause === undefined
      ? []
      : argumentPhrases(document, clause, 'subject')
          .filter((p) => p.index !== phrase.index)
          .flatMap((p) => referentsOf(index, p, { through: false }));
  // "Jordanien folgte 1994: König Hussein …": the clause behind a colon goes on about whom the one before it is.
  if (clause !== undefined && document.tokens[clause.first - 1]?.text === ':') {
    const before = (index.clausesOfSentence[sentence] ?? []).find((c) => c.last === clause.first - 1);
    const [topic] =
      before === undefined
        ? []
        : argumentPhrases(document, before, 'subject').flatMap((p) => referentsOf(index, p, { through: false }));
    if (topic?.type === 'Country') return topic.entity;
  }
  const other = subjects.find((r) => r.type === 'Country' && r.entity !== leading);
  if (other !== undefined) return phrase.preposition === 'laut' ? other.entity : undefined;
  const foreign = subjects.some((r) => {
    const led = statesOfLeader(r.entity);
    return r.type === 'Person' && led.length > 0 && leading !== undefined && !led.includes(leading);
  });
  if (foreign) return undefined;
  if (here.size === 0) return leading;
  // "Zwanzig Panamaer waren tot, und Präsident X brach mit Washington": of the state told of before rather than of the leading one.
  if (leading !== undefined && earlier !== undefined && earlier !== leading) return undefined;
  // "In Amman wirbt der britische General bei König X": states of others here are those of adjectives.
  if (opening !== undefined)
    return here.size === 1 || acting.size === 0 || only(acting) === opening ? opening : undefined;
  return leading !== undefined && here.has(leading) ? leading : undefined;
};

/** "… war durch X vertreten", with the participle read as such or as an adjective. */
const isRepresented = (index: Index, clause: Clause): boolean =>
  (clause.verb === 'vertreten' && clause.voice === 'passive') ||
  ((clause.verb === 'werden' || clause.verb === 'sein') &&
    clause.tokens.some((i) => tokenOf(index, i).lower === 'vertreten'));

/** "Für Albanien unterzeichnete Minister X, für Italien Minister Y": the state for which an office holder signs or speaks. */
const stateSignedFor = (
  index: Index,
  phrase: Phrase,
  person: Referent,
  group: readonly Referent[] = [],
): string | undefined => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  // "Vertreten wurde Wellington durch Ministerin X."
  if (clause !== undefined && isRepresented(index, clause) && /^(?:durch|von)$/.test(phrase.preposition ?? '')) {
    const [state, more] = argumentPhrases(document, clause, 'subject').flatMap((p) =>
      referentsOf(index, p, { through: false }),
    );
    return state?.type === 'Country' && more === undefined ? state.entity : undefined;
  }
  // "setzte seinen Namen für A darunter"
  const puts =
    clause?.verb === 'setzen' &&
    clause.tokens.some((i) => /^(?:Name|Namenszug|Unterschrift)$/.test(tokenOf(index, i).lemma));
  if (clause?.verb === undefined || !(puts || actsFor.has(clause.verb))) return undefined;
  // "die Präsidenten A, B und C für X, Y und Z": one to one.
  const place = group.findIndex((p) => p.entity === person.entity);
  if (group.length > 1 && place >= 0)
    for (const p of phrasesIn(document, clause))
      if (p.preposition === 'für' && p.first > phrase.first && (p.conjuncts?.length ?? 1) === group.length) {
        const row = (p.conjuncts ?? []).map((c) => stateNamedBy(index, document.phrases[c] as Phrase));
        return row[place];
      }
  const states = phrasesIn(document, clause)
    .filter((p) => p.preposition === 'für' && document.clauseOf[p.head] === clause.index)
    .flatMap((p) =>
      referentsOf(index, p, { through: true })
        .filter((r) => r.type === 'Country')
        .map((r) => ({ state: r.entity, first: p.first })),
    );
  // "X für Algerien sowie die Minister Y und Z für Frankreich": what stands right behind the holders.
  const own = stateBehind(index, phrase);
  if (own !== undefined) return own;
  const row = phrase.link === 'conjunct' ? document.phrases[phrase.parent ?? -1] : phrase;
  const end = Math.max(phrase.last, ...(row?.conjuncts ?? []).map((c) => document.phrases[c]?.last ?? 0));
  const right = states.find(({ first }) => first === end);
  if (right !== undefined) return right.state;
  const before = states.filter(({ first }) => first < phrase.first).at(-1);
  return (before ?? (states.length === 1 ? states[0] : undefined))?.state;
};

/** "Botschafter X für Moskau": the state behind "für" right behind a holder, which is the holder's own whatever the others of the row act for. */
const stateBehind = (index: Index, phrase: Phrase): string | undefined =>
  (index.children.get(phrase.index) ?? [])
    .filter((c) => c.preposition === 'für' && (c.prepositionToken ?? c.first) === phrase.last)
    .map((c) => stateNamedBy(index, c))
    .find((state) => state !== undefined);

const actsFor: ReadonlySet<string> = new Set([
  'unterzeichnen',
  'unterschreiben',
  'signieren',
  'paraphieren',
  'unterfertigen',
  'tun',
  'sprechen',
  'verhandeln',
  'teilnehmen',
  'erscheinen',
  'anreisen',
  'kommen',
  'sitzen',
]);

/** The two states that an article speaks of most, each at least twice and clearly more than any third. */
export const twoStates = (index: Index): readonly [string, string] | undefined => {
  if (!pairs.has(index)) pairs.set(index, findTwoStates(index));
  return pairs.get(index);
};

/** Asked for each office of an article, which may have thousands. */
const pairs = new WeakMap<Index, readonly [string, string] | undefined>();

const findTwoStates = (index: Index): readonly [string, string] | undefined => {
  const counts = new Map<string, number>();
  for (const m of index.document.mentions)
    if (m.type === 'Country' && m.entity !== undefined) counts.set(m.entity, (counts.get(m.entity) ?? 0) + 1);
  const [first, second, third] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || second === undefined || second[1] < 2) return undefined;
  return third === undefined || second[1] >= third[1] * 1.4 ? [first[0], second[0]] : undefined;
};

/** The other one of two. */
const besides = ([a, b]: readonly [string, string], one: string | undefined): string | undefined =>
  one === a ? b : one === b ? a : undefined;

/** "die Außenminister X und Y", one of whom is known: of an article about two states the other one's. */
const otherOfTwo = (
  index: Index,
  person: Referent,
  phrase: Phrase,
  group: readonly Referent[],
  countriesOf: ReadonlyMap<string, string>,
): string | undefined => {
  const pair = twoStates(index) ?? joinedBefore(index, phrase);
  if (pair === undefined) return undefined;
  const [other, third] = group.filter((p) => p.entity !== person.entity);
  if (other === undefined || third !== undefined) return undefined;
  const state = countriesOf.get(other.entity) ?? statesOfLeader(other.entity)[0];
  return besides(pair, state);
};

/** "Österreich und Italien … Die Außenminister X und Y": two states joined in this sentence or the one before, in the same order. */
const inOrder = (
  index: Index,
  person: Referent,
  phrase: Phrase,
  group: readonly Referent[],
  countriesOf: ReadonlyMap<string, string>,
): string | undefined => {
  const { document } = index;
  const place = group.findIndex((p) => p.entity === person.entity);
  if (group.length !== 2 || place < 0) return undefined;
  if (group.some((p) => countriesOf.has(p.entity) || statesOfLeader(p.entity).length > 0)) return undefined;
  const pair = joinedBefore(index, phrase);
  const here = tokenOf(index, phrase.head).sentence;
  const states = new Set<string>();
  for (let i = document.sentences[Math.max(0, here - 1)]?.first ?? 0; i < phrase.first; i++)
    for (const m of startingAt(index, i)) if (m.type === 'Country' && m.how !== 'place') states.add(m.entity as string);
  return states.size === 2 ? pair?.[place] : undefined;
};

/** The two states that are joined with "und", or stand one after the other behind "zwischen", nearest before a phrase. */
const joinedBefore = (index: Index, phrase: Phrase): readonly [string, string] | undefined => {
  const { document } = index;
  const here = tokenOf(index, phrase.head).sentence;
  for (let p = phrase.index - 1; p >= 0; p--) {
    const row = document.phrases[p] as Phrase;
    if (tokenOf(index, row.first).sentence < here - 1) break;
    if (row.conjuncts?.length !== 2 || row.conjuncts[0] !== row.index) continue;
    const [a, b] = row.conjuncts.map((c) => stateNamedBy(index, document.phrases[c] as Phrase));
    if (a !== undefined && b !== undefined) return [a, b];
  }
  return undefined;
};

/** "Präsident X starb. Sein Sohn Y rückt an die Staatsspitze": of the state of the kin. */
const stateOfKin = (
  person: string,
  families: readonly Draft[],
  countriesOf: ReadonlyMap<string, string>,
): string | undefined => {
  const states = new Set<string>();
  for (const { from, to } of families)
    if (from === person || to === person) {
      const other = from === person ? to : from;
      const state = countriesOf.get(other) ?? statesOfLeader(other)[0];
      if (state !== undefined) states.add(state);
    }
  const [only] = states;
  return states.size === 1 ? only : undefined;
};

/** True where another office holder, without a name, signs together with the one of a phrase. */
const hasOtherSigner = (index: Index, phrase: Phrase): boolean => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (clause?.verb === undefined || !mutual.has(clause.verb)) return false;
  const [subject] = argumentPhrases(document, clause, 'subject');
  return (
    subject?.conjuncts?.includes(phrase.index) === true &&
    subject.conjuncts.some((c) => {
      const other = document.phrases[c] as Phrase;
      const children = index.children.get(c) ?? [];
      return (
        c !== phrase.index &&
        officeOf(tokenOf(index, other.head).text) !== undefined &&
        children.some((child) => child.link === 'genitive') &&
        personsIn(index, other).length === 0 &&
        !children.some((child) => child.link === 'apposition')
      );
    })
  );
};

/** The two states that the sentence joins: "ein Abkommen zwischen A und B". */
const pairInSentence = (index: Index, phrase: Phrase): readonly [string, string] | undefined => {
  const { document } = index;
  const here = tokenOf(index, phrase.head).sentence;
  for (const row of document.phrases) {
    if (tokenOf(index, row.first).sentence !== here || row.conjuncts?.length !== 2 || row.conjuncts[0] !== row.index)
      continue;
    const [a, b] = row.conjuncts.map((c) => stateNamedBy(index, document.phrases[c] as Phrase));
    if (a !== undefined && b !== undefined && personsOf(index, row).length === 0) return [a, b];
  }
  return undefined;
};

/** Verbs that those of two sides do together: "X und Minister Y unterzeichneten". */
const mutual: ReadonlySet<string> = new Set(
  'unterzeichnen unterschreiben paraphieren signieren treffen vereinbaren einigen verständigen beraten sprechen verhandeln'.split(
    ' ',
  ),
);

/** "Frankreichs Präsident X und Minister Y unterzeichneten": who signs together with one of a state is hardly of the same. */
const stateOfPartner = (
  index: Index,
  person: Referent,
  phrase: Phrase,
  countriesOf: ReadonlyMap<string, string>,
): string | undefined => {
  const { document } = index;
  const clause = document.clauses[document.clauseOf[phrase.head] ?? -1];
  if (clause?.verb === undefined || !mutual.has(clause.verb)) return undefined;
  // "von X und Minister Y unterzeichnet"
  const [subject] =
    clause.voice === 'passive'
      ? phrasesIn(document, clause).filter((p) => p.preposition === 'von')
      : argumentPhrases(document, clause, 'subject');
  if (subject === undefined) return undefined;
  // "X verhandelte mit Minister Y": so are those who talk with each other.
  const talks = phrase.preposition === 'mit' && clause.voice === 'active' && subject.index !== phrase.index;
  const row = subject.conjuncts ?? (talks ? [subject.index] : []);
  if (!talks && !row.includes(phrase.index)) return undefined;
  const states = new Set<string>();
  for (const c of row)
    for (const r of [
      ...personsIn(index, document.phrases[c] as Phrase),
      ...(index.children.get(c) ?? []).filter((a) => a.link === 'apposition').flatMap((a) => personsIn(index, a)),
    ]) {
      const state = countriesOf.get(r.entity) ?? statesOfLeader(r.entity)[0];
      if (r.entity !== person.entity && state !== undefined) states.add(state);
    }
  const [only] = states;
  return states.size === 1 ? only : undefined;
};

/** The other one of an article that speaks of two states only, places left out. */
const onlyOther = (index: Index, state: string): string | undefined => {
  let named = statesNamed.get(index);
  if (named === undefined) {
    named = new Set();
    for (const m of index.document.mentions)
      if (m.type === 'Country' && m.entity !== undefined && m.how !== 'place') named.add(m.entity);
    statesNamed.set(index, named);
  }
  if (named.size > 2) return undefined;
  const [other, another] = [...named].filter((id) => id !== state);
  return another === undefined ? other : undefined;
};
const statesNamed = new WeakMap<Index, Set<string>>();

/** "erklärte Botschafter X zur Persona non grata", "verwies Botschafter X des Landes". */
const isExpulsion = (index: Index, { verb, tokens }: Clause): boolean =>
  verb === 'erklären'
    ? tokens.some((i) => /^(?:persona|unerwünschte[nr]?)$/.test(tokenOf(index, i).lower))
    : verb === 'verweisen' && tokens.some((i) => tokenOf(index, i).text === 'Landes');

/** "X bestellte Botschafter Y ein": of two states it is the other's envoy; who is called back is one's own. */
const stateOfEnvoy = (index: Index, phrase: Phrase, countriesOf: ReadonlyMap<string, string>): string | undefined => {
  const embassy = stateOfEmbassy(index, phrase);
  if (embassy !== undefined) return embassy;
  const clause = index.document.clauses[index.document.clauseOf[phrase.head] ?? -1];
  if (clause?.verb === undefined) return undefined;
  const own = recallVerbs.has(clause.verb);
  if (!own && !summonVerbs.has(clause.verb) && !isExpulsion(index, clause)) return undefined;
  const subjects = argumentPhrases(index.document, clause, clause.voice === 'passive' ? 'prepositional' : 'subject')
    .filter((p) => p.index !== phrase.index)
    .flatMap((p) => referentsOf(index, p, { through: true, home: true }));
  const states = new Set<string>();
  for (const r of subjects) {
    const held = countriesOf.get(r.entity);
    if (r.type === 'Country') states.add(r.entity);
    else for (const id of held === undefined ? statesOfLeader(r.entity) : [held]) states.add(id);
  }
  const [state] = states;
  if (state === undefined || states.size > 1) return undefined;
  if (own) return state;
  const pair = twoStates(index);
  return pair === undefined ? onlyOther(index, state) : besides(pair, state);
};

/** "Auf indischer Seite unterschrieb Handelsminister X". */
const sideOf = (index: Index, phrase: Phrase): string | undefined => {
  let all = namedSides.get(index);
  if (all === undefined) {
    all = readSides(index);
    namedSides.set(index, all);
  }
  return all.get(index.document.clauseOf[phrase.head]);
};
const namedSides = new WeakMap<Index, ReadonlyMap<number | undefined, string>>();

const readSides = (index: Index): Map<number | undefined, string> => {
  const { document } = index;
  const all = new Map<number | undefined, string>();
  for (const p of document.phrases) {
    if (p.preposition !== 'auf' || !/^Seite$/.test(tokenOf(index, p.head).lemma)) continue;
    const clause = document.clauseOf[p.head];
    const [state] = nationalityIn(index, p);
    if (state !== undefined && !all.has(clause)) all.set(clause, state.entity);
  }
  return all;
};

/** No state is named in the sentence, and those who act in it are all of one: "… Minister X, den er einst gefeuert hatte". */
const stateOfOthers = (
  index: Index,
  person: Referent,
  phrase: Phrase,
  countriesOf: ReadonlyMap<string, string>,
): string | undefined => {
  const sentence = index.document.sentences[tokenOf(index, phrase.head).sentence];
  if (sentence === undefined) return undefined;
  const states = new Set<string>();
  for (let i = sentence.first; i < sentence.last; i++)
    for (const m of startingAt(index, i)) {
      if (m.type === 'Country' && m.how !== 'place') return undefined;
      if (m.type !== 'Person' || m.entity === undefined || m.entity === person.entity) continue;
      const state = countriesOf.get(m.entity) ?? statesOfLeader(m.entity)[0];
      if (state === undefined) return undefined;
      states.add(state);
    }
  const [only] = states;
  return states.size === 1 ? only : undefined;
};

const mostNamed = (index: Index, ids: readonly string[]): string | undefined => {
  const count = (id: string): number => index.document.mentions.filter((m) => m.entity === id).length;
  return [...ids].sort((a, b) => count(b) - count(a))[0];
};

/** The article's country when it clearly leads: named at least twice as often as any other. Anything else is a guess. */
export const leadingState = (index: Index): string | undefined => {
  if (leadingStates.has(index)) return leadingStates.get(index);
  const leading = findLeadingCountry(index);
  leadingStates.set(index, leading);
  return leading;
};

const leadingStates = new WeakMap<Index, string | undefined>();

const findLeadingCountry = (index: Index): string | undefined => {
  const all = new Map<string, number>();
  // The lead says where the story is: another state that is only named more often does not take its place.
  const weighted = new Map<string, number>();
  for (const m of index.document.mentions)
    if (m.type === 'Country' && m.entity !== undefined) {
      all.set(m.entity, (all.get(m.entity) ?? 0) + 1);
      weighted.set(m.entity, (weighted.get(m.entity) ?? 0) + (tokenOf(index, m.first).sentence < 2 ? 2 : 1));
    }
  const [first, second] = [...all].sort((a, b) => b[1] - a[1]);
  if (first === undefined || (second !== undefined && first[1] < second[1] * 1.4)) return undefined;
  const most = Math.max(...weighted.values());
  return (weighted.get(first[0]) as number) < most ? undefined : first[0];
};
