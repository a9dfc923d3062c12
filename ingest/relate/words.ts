import type { RelationType } from '../../graph/ontology.ts';
import { readData } from '../readData.ts';

/*
 * The word lists of the relate stage, read once. What each list means stands in languages/de/manner.json itself.
 */

interface MannerData {
  readonly representatives: readonly string[];
  readonly speech: readonly string[];
  readonly accusation: readonly string[];
  readonly denial: readonly string[];
  readonly intention: readonly string[];
  readonly cancelling: readonly string[];
  readonly refusal: readonly string[];
  readonly hindrance: readonly string[];
  readonly wish: readonly string[];
  readonly plannedAdjectives: readonly string[];
  readonly claimedAdjectives: readonly string[];
  readonly unrealAdjectives: readonly string[];
  readonly officeAdjectives: Readonly<Record<'planned' | 'claimed' | 'unreal', readonly string[]>>;
  readonly objectControl: readonly string[];
  readonly sourceNouns: readonly string[];
  readonly intentionNouns: readonly string[];
  readonly wishNouns: readonly string[];
  readonly nonState: readonly string[];
  readonly society: readonly string[];
  readonly members: readonly string[];
  readonly civilians: readonly string[];
  readonly viewNouns: readonly string[];
  readonly stateAssets: readonly string[];
  readonly others: readonly string[];
  readonly prosecutors: readonly string[];
  readonly recallVerbs: readonly string[];
  readonly summonVerbs: readonly string[];
  readonly demandVerbs: readonly string[];
  readonly settings: readonly string[];
  readonly deeds: readonly string[];
  readonly sufferedActs: readonly string[];
  readonly stateActs: readonly string[];
  readonly acts: Readonly<Partial<Record<RelationType, readonly string[]>>>;
  readonly vagueActs: readonly string[];
  readonly verdicts: readonly string[];
  readonly bringing: readonly string[];
  readonly idle: readonly string[];
  readonly reactions: readonly string[];
  readonly backings: readonly string[];
  readonly steps: readonly string[];
  readonly authored: Readonly<Record<'words' | 'deeds' | 'offers', readonly string[]>>;
  readonly claimNouns: readonly string[];
  readonly sayingNouns: readonly string[];
  readonly raising: readonly string[];
  readonly presenting: readonly string[];
  readonly jointActs: readonly string[];
  readonly critics: readonly string[];
  readonly reliefs: Readonly<Partial<Record<RelationType, readonly string[]>>>;
  readonly benefits: readonly string[];
  readonly falls: readonly string[];
  readonly pending: Readonly<Record<string, readonly string[]>>;
  readonly pendingNouns: readonly string[];
  readonly unsureAdverbs: readonly string[];
  readonly soonAdverbs: readonly string[];
  readonly hearsay: readonly string[];
  readonly doing: readonly string[];
  readonly doingWords: readonly string[];
  readonly ahead: readonly string[];
  readonly aheadWith: Readonly<Record<string, readonly string[]>>;
  readonly doubt: readonly string[];
  readonly belief: readonly string[];
  readonly possible: readonly string[];
  readonly fictions: readonly string[];
  readonly evidence: readonly string[];
  readonly reports: readonly string[];
  readonly possibleEvents: readonly string[];
  readonly openPlaces: readonly string[];
  readonly minding: readonly string[];
  readonly mindingNouns: readonly string[];
  readonly tolerating: readonly string[];
  readonly furthering: readonly string[];
  readonly declared: readonly string[];
  readonly encounters: readonly string[];
  readonly suppositions: readonly string[];
}

const manner = readData<MannerData>('languages/de/manner.json');
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);

export const representatives = setOf(manner.representatives);
export const speechVerbs = setOf(manner.speech);
export const accusationVerbs = setOf(manner.accusation);
export const denialVerbs = setOf(manner.denial);
export const intentionVerbs = setOf(manner.intention);
/** Preposition → verbs behind which it names what has not come yet: "verhandeln über", "sein für". */
export const pendingVerbs: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(manner.pending).map(([preposition, verbs]) => [preposition, setOf(verbs)]),
);
/** Nouns of what goes before an event that their complement names: "der Weg für den Beitritt", "das Referendum über den Austritt". */
export const pendingNouns = setOf(manner.pendingNouns);
/** Adverbs of one or two words: of what may or may not be, of what is to come where the verb stands in the present, of what others say. */
export const unsureAdverbs = setOf(manner.unsureAdverbs);
export const soonAdverbs = setOf(manner.soonAdverbs);
export const hearsayAdverbs = setOf(manner.hearsay);
/** Verbs, and other words of a clause, under which an infinitive tells what is done: "es gelang X, …", "nutzte die Gelegenheit, …", "ist froh, …". */
export const doingVerbs = setOf(manner.doing);
export const doingWords = setOf(manner.doingWords);
/** Words of a clause under which an infinitive tells what is to come: "ist im Begriff, …", "hat vor, …". */
export const aheadWords = setOf(manner.ahead);
/** Pronominal adverb → verbs beside which it puts an infinitive off: "liebäugelt damit, … zu". */
export const aheadWith: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(manner.aheadWith).map(([word, verbs]) => [word, setOf(verbs)]),
);
/** Verbs of doubt, and those that tell one where they are negated. */
export const doubtVerbs = setOf(manner.doubt);
export const beliefVerbs = setOf(manner.belief);
/** What may be so, may not be so, or is asked. */
export const possibleWords = setOf(manner.possible);
/** Nouns that say of something told that it is not so, and those of what speaks for it. */
export const fictionNouns = setOf(manner.fictions);
export const evidenceNouns = setOf(manner.evidence);
/** What is said of an event that may come, and turns of two words for where it stands until then: "im Gespräch", "auf der Kippe". */
export const possibleEvents = setOf(manner.possibleEvents);
export const openPlaces = setOf(manner.openPlaces);
/** Verbs and nouns of what one thinks, says or feels of an event that took place. */
export const mindingVerbs = setOf(manner.minding);
export const mindingNouns = setOf(manner.mindingNouns);
/** Verbs of what a state does by making it known. */
export const declaredActs = setOf(manner.declared);
/** Nouns of encounters: who agrees on one has it before him. */
export const encounterNouns = setOf(manner.encounters);
/** Verbs of backing or bearing what another does: negated, they leave open whether he does it. */
export const toleratingVerbs = setOf(manner.tolerating);
/** Verbs of helping or harming somebody, which whoever does all he can for it does. */
export const furtheringVerbs = setOf(manner.furthering);
/** Nouns of what is reported, behind which „wonach“ tells it. */
export const reportNouns = setOf(manner.reports);
/** Nouns and participles behind which a clause with „dass“ is a condition: "für den Fall, dass …", "vorausgesetzt, dass …". */
export const suppositionNouns = setOf(manner.suppositions);
/** Nouns that say of an event that it does not take place: "die Absage des Besuchs". */
export const cancellingNouns = setOf(manner.cancelling);
export const refusalVerbs = setOf(manner.refusal);
/** Verbs that keep something from happening yet: what they are said of is still to come. */
export const hindranceVerbs = setOf(manner.hindrance);
export const wishVerbs = setOf(manner.wish);
/** All verbs that can tell what somebody said. */
export const reportingVerbs: ReadonlySet<string> = new Set([
  ...speechVerbs,
  ...accusationVerbs,
  ...denialVerbs,
  ...intentionVerbs,
  ...wishVerbs,
]);
export const plannedAdjectives = setOf(manner.plannedAdjectives);
export const claimedAdjectives = setOf(manner.claimedAdjectives);
export const unrealAdjectives = setOf(manner.unrealAdjectives);
/** Before an office: whether it is still to come, only said by somebody, or none at all. */
export const officeAdjectives = {
  planned: setOf(manner.officeAdjectives.planned),
  claimed: setOf(manner.officeAdjectives.claimed),
  unreal: setOf(manner.officeAdjectives.unreal),
};
export const objectControlVerbs = setOf(manner.objectControl);
export const sourceNouns = setOf(manner.sourceNouns);
export const intentionNouns = setOf(manner.intentionNouns);
export const wishNouns = setOf(manner.wishNouns);
/** Nouns of a phrase that says whose opinion a sentence gives: "nach Ansicht von Y". */
export const viewNouns = setOf(manner.viewNouns);
/** Nouns for what belongs to a state and is attacked: soldiers, posts, embassies. */
export const stateAssets = setOf(manner.stateAssets);
/** Who is somebody's and somebody else: what is done to a neighbour or son is not done to whose he is. */
export const others = setOf(manner.others);
/** Those who prosecute for a state. */
export const prosecutors = setOf(manner.prosecutors);
/** Verbs by which a state calls its own envoys home, or sends them. */
export const recallVerbs = setOf(manner.recallVerbs);
/** Verbs by which a state deals with another's envoys. */
export const summonVerbs = setOf(manner.summonVerbs);
/** Verbs that ask somebody for a deed. */
export const demandVerbs = setOf(manner.demandVerbs);
/** Nouns of a setting: "am Rande eines Treffens" is "bei einem Treffen". */
export const settings = setOf(manner.settings);
/** Nouns for violence: condemning it names nobody. */
export const deedNouns = setOf(manner.deeds);
/** Acts whose genitive names who suffers them ("die Festnahme Xs"): their doer stands behind `durch`. */
export const sufferedActs = setOf(manner.sufferedActs);
/** What a state does, or lets happen, within its borders: "Folter in ägyptischen Gefängnissen". */
export const stateActs = setOf(manner.stateActs);
/** Nouns for what somebody says or plans, and for what he does: without an owner that of whoever was told of just before. */
export const authoredWords = setOf(manner.authored.words);
export const authoredDeeds = setOf(manner.authored.deeds);
export const authoredOffers = setOf(manner.authored.offers);
/** Nouns for what somebody says that need not be so: what a clause behind one tells is claimed. */
export const claimNouns = setOf(manner.claimNouns);
/** Other nouns for what somebody says, told in a clause behind them. */
export const sayingNouns = setOf(manner.sayingNouns);
/** Verbs by which somebody comes out with a reproach or a claim. */
export const raisingVerbs = setOf(manner.raising);
/** Verbs by which somebody comes out with a plan. */
export const presentingVerbs = setOf(manner.presenting);
/** Nouns for what several do together: to praise it is to praise them all. */
export const jointActs = setOf(manner.jointActs);
/** Nouns for those who criticise without being named. */
export const critics = setOf(manner.critics);
/** Nouns for acts, with the relations that tell them: "die Blockade" is whose REJECTED was told before. */
const typesByWord = (
  lists: Readonly<Partial<Record<RelationType, readonly string[]>>>,
): ReadonlyMap<string, ReadonlySet<RelationType>> => {
  const types = new Map<string, Set<RelationType>>();
  for (const [type, words] of Object.entries(lists))
    for (const word of words) types.set(word, (types.get(word) ?? new Set()).add(type as RelationType));
  return types;
};
export const actNouns = typesByWord(manner.acts);
/** Those of them that may mean any act, and mean the one told last. */
export const vagueActs = setOf(manner.vagueActs);
/** What only a court gives. */
export const verdicts = setOf(manner.verdicts);
/** Verbs whose object somebody brings forth: "gewährte Asyl", "beschloss ein Gesetz". */
export const bringingVerbs = setOf(manner.bringing);
/** Verbs that tell no step of anybody: "war", "ließ offen". */
export const idleVerbs = setOf(manner.idle);
/** Verbs of steps that others blame somebody for: decisions, laws, refusals, harm. */
export const stepVerbs = setOf(manner.steps);
/** Nouns for what whoever is attacked gets from his friends. */
export const backings = setOf(manner.backings);
/** Words of blame and praise. */
export const reactions = setOf(manner.reactions);
/** What is asked of whoever did such a thing: "die Freilassung" of who arrested. Nouns and verbs. */
export const reliefs = typesByWord(manner.reliefs);
/** Acts suffered that are good for who suffers them: to welcome them is to support him. */
export const benefitNouns = setOf(manner.benefits);
/** What somebody falls by: to welcome it is not to support him. */
export const fallNouns = setOf(manner.falls);
export const nonStateNouns = setOf(manner.nonState);
/** Parts of a society: who stands for one of them does not stand for the state. */
export const societyNouns = setOf(manner.society);
/** People of no side: striking them strikes the state where they are or that they are from. */
export const civilians = setOf(manner.civilians);
/** Nouns for people who act for the group that they belong to: "Kämpfer der Taliban". */
export const memberNouns = setOf(manner.members);

/** "EU-Land", "Nato-Mitglied": a state that belongs to a body, and not the body; lower case. */
export const memberState =
  /^(?:eu|nato|opec|asean|un|uno|brics|g7|g20|euro|schengen)-(?:land|staat|mitglied|mitgliedsland|mitgliedss?taat|nation)$/;
/** Verbs of who takes somebody's side: the two are no opponents, and to do so is no threat. */
export const sidings: ReadonlySet<string> = new Set(
  readData<{ readonly sidings: readonly string[] }>('languages/de/references.json').sidings,
);
