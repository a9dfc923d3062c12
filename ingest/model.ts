import type { Article, DatePrecision, Entity, Problem, Span, Statement } from '../graph/model.ts';
import type { NodeType } from '../graph/ontology.ts';

/*
 * What each stage of reading an article hands to the next:
 *   read → Article; clean → Region[]; split → Sentence[] of Token[]; analyse → Token.pos/lemma, Phrase[], Clause[];
 *   recognise → Mention[]; link → Mention.entity, Entity[]; relate → Statement[].
 * All spans are half-open offsets into Article.text. All token numbers are indexes into Document.tokens, ranges half-open.
 */

/** A stretch of the article that counts (title, body), or does not, with the reason. Regions cover the text without gaps. */
export interface Region extends Span {
  readonly kind: 'title' | 'body' | 'ignored';
  /** Why it is ignored, for `extract --explain`: `related link`, `donation notice`, `repeated title` … */
  readonly reason?: string;
}

/** Universal part-of-speech tags (universaldependencies.org/u/pos). */
export type Pos =
  | 'NOUN'
  | 'PROPN'
  | 'VERB'
  | 'AUX'
  | 'ADJ'
  | 'ADV'
  | 'DET'
  | 'PRON'
  | 'ADP'
  | 'CCONJ'
  | 'SCONJ'
  | 'PART'
  | 'NUM'
  | 'PUNCT'
  | 'INTJ'
  | 'X';

export type Gender = 'm' | 'f' | 'n';
export type Case = 'nom' | 'gen' | 'dat' | 'acc';
/** Finite; bare infinitive; infinitive with inner zu (aufzuheben); participles I and II; imperative. */
export type VerbForm = 'fin' | 'inf' | 'izu' | 'part1' | 'part2' | 'imp';

/** One way to read a word form. Absent fields are unknown or do not apply. */
export interface Analysis {
  readonly lemma: string;
  readonly pos: Pos;
  readonly gender?: Gender | undefined;
  readonly case?: Case | undefined;
  readonly number?: 'sg' | 'pl' | undefined;
  readonly person?: 1 | 2 | 3 | undefined;
  readonly tense?: 'pres' | 'past' | undefined;
  /** `sub1` is Konjunktiv I (reported speech), `sub2` Konjunktiv II. */
  readonly mood?: 'ind' | 'sub1' | 'sub2' | undefined;
  readonly form?: VerbForm | undefined;
  /** Separable prefix that belongs to the lemma (lemma is then `vorwerfen`). */
  readonly prefix?: string | undefined;
  /** Adjective degree. */
  readonly degree?: 'pos' | 'comp' | 'sup' | undefined;
  /** True when guessed by ending, compound head or capital letter, not found in the dictionary. */
  readonly guessed?: boolean | undefined;
}

export interface Token extends Span {
  /** Index into Document.tokens. */
  readonly index: number;
  /** Index into Document.sentences. */
  readonly sentence: number;
  readonly text: string;
  /** The text in lower case. */
  readonly lower: string;
  /** All readings of the form, most likely first. */
  readonly analyses: readonly Analysis[];
  /** Chosen in context. */
  readonly pos: Pos;
  readonly lemma: string;
  /** True when the border to the token before it was repaired (no space in the text between two glued words). */
  readonly repaired: boolean;
  /** True inside quotation marks; the marks themselves are not. */
  readonly quoted: boolean;
}

export interface Sentence extends Span {
  readonly index: number;
  /** Tokens [first, last). */
  readonly first: number;
  readonly last: number;
  readonly region: 'title' | 'body';
}

/** A noun phrase; with `preposition` a prepositional phrase. [first, last) covers determiner to head and what hangs on it to the right of it up to `last`. */
export interface Phrase {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** Lower-case preposition (contracted forms resolved: `im` is `in`), and its token. */
  readonly preposition?: string | undefined;
  readonly prepositionToken?: number | undefined;
  /** Readings (case, number, gender) that determiner, adjectives and head allow together: analyse/agreement.ts. */
  readonly readings: number;
  /** Cases of `readings`; never empty. */
  readonly cases: readonly Case[];
  /** Attributive participle with what belongs to it: index of its clause. */
  readonly participle?: number | undefined;
  readonly number: 'sg' | 'pl' | 'any';
  readonly gender?: Gender | undefined;
  readonly definite: boolean;
  /** Index of the phrase that this one hangs on (genitive, von-phrase, apposition, post-nominal prepositional phrase). */
  readonly parent?: number | undefined;
  readonly link?: 'genitive' | 'apposition' | 'preposition' | 'conjunct' | 'contrast' | undefined;
  /** True for a bare pronoun (`er`, `sich`, `diese`). */
  readonly pronoun: boolean;
  /** Phrases of one coordination, this one's index included; only on the first conjunct. */
  readonly conjuncts?: readonly number[] | undefined;
}

export type Role = 'subject' | 'accusative' | 'dative' | 'genitive' | 'predicate' | 'prepositional';

export interface Argument {
  readonly role: Role;
  readonly phrase: number;
  /** True when the phrases coordinated with it have no part: "die von X unterstützte Partei und Y". */
  readonly alone?: boolean;
}

export interface Clause {
  readonly index: number;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** Its own tokens, in order; an interrupted clause has gaps. */
  readonly tokens: readonly number[];
  readonly kind: 'main' | 'subordinate' | 'relative' | 'infinitive' | 'participle' | 'fragment';
  /** Clause that contains this one. */
  readonly parent?: number | undefined;
  /** Lower-case conjunction that opens it (dass, ob, weil, wie, wenn …). */
  readonly conjunction?: string | undefined;
  /** Relative clause: the phrase it describes. */
  readonly antecedent?: number | undefined;
  /** Lexical verb with its prefix: `vorwerfen`; `sein` or `haben` when nothing else. Undefined in a fragment. */
  readonly verb?: string | undefined;
  /** Tokens of the verb complex. */
  readonly verbTokens: readonly number[];
  readonly voice: 'active' | 'passive';
  readonly tense: 'present' | 'past' | 'perfect' | 'future';
  readonly mood: 'indicative' | 'sub1' | 'sub2' | 'imperative';
  /** Lemma of a modal verb: sollen, wollen, können, müssen, dürfen, mögen. */
  readonly modal?: string | undefined;
  readonly negated: boolean;
  readonly question: boolean;
  readonly arguments: readonly Argument[];
  /** Clause whose subject this one shares: "X dankte Y und lud ihn ein". */
  readonly sharesSubjectOf?: number | undefined;
  /** Clause whose verb this one goes with, having none of its own: "X kritisierte A, Y hingegen B". */
  readonly sharesVerbOf?: number | undefined;
  /** True when it stands for "if": conjunction wenn, falls, sofern or a verb-first condition. */
  readonly conditional: boolean;
}

/** A place in the text that speaks of a node, or may. */
export interface Mention extends Span {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly type: NodeType;
  /** Wording as in the text. */
  readonly text: string;
  /** `name`: by name; `adjective`: by an adjective or demonym; `seat`: by a capital or palace; `office`: by an office alone; `pronoun`; `description`: by a noun ("das Land", "das Abkommen"); `place`: a city that only says where. */
  readonly how: 'name' | 'adjective' | 'seat' | 'office' | 'pronoun' | 'description' | 'place';
  /** Canonical name where reference data or the wording gives one. */
  readonly name?: string | undefined;
  /** Id of the node once linked (`country:RU`, `person:wladimir-putin` …); undefined when it stays open. */
  entity?: string | undefined;
  /** 0 to 1: how sure the link is. */
  confidence: number;
  /** Rule names that made the mention and its link, for --explain. */
  because: string[];
  /** What the words say about a treaty, for telling treaties apart: recognise/treaties.ts. */
  readonly treaty?: TreatyFeatures | undefined;
  /** ISO code of the country that the words mean; of an office or ministry, the country that it belongs to. */
  country?: string | undefined;
  readonly person?: PersonFeatures | undefined;
  readonly organisation?: OrganisationFeatures | undefined;
}

/** What the words of one mention say of a person. */
export interface PersonFeatures {
  /** Names as written, titles and nicknames left out: given names first, family name last (Kim Jong-un keeps its order). */
  readonly parts: readonly string[];
  /** Index into `parts` where the family name begins; equal to the number of parts where there is none ("Felipe VI."). */
  readonly family: number;
  /** Number of parts that are the family name (Kim: 1, al-Nahyan: 1, Van der Bellen: 3). */
  readonly familyLength: number;
  readonly gender?: 'm' | 'f' | undefined;
  /** Base form of the office or role that stands with the name, or is the whole mention: `Präsident`, `HDP-Chef`. */
  readonly office?: string | undefined;
}

/** What the words of one mention say of an organisation. */
export interface OrganisationFeatures {
  /** Id in knowledge/organisations.tsv. */
  readonly listed?: string | undefined;
  /** As in knowledge/organisations.tsv: party, media, armed … */
  readonly kind: string;
  /** Short form in brackets behind the name. */
  readonly acronym?: string | undefined;
}

/** The bundle of marks by which one wording of a treaty is compared with another. */
export interface TreatyFeatures {
  /** Token that heads the wording: the kind noun, or the last token of a bare name. */
  readonly head: number;
  /** Kind noun of languages/de/treatyNouns.json (`Abkommen`); undefined for a bare name ("Kyoto"). */
  readonly noun?: string | undefined;
  /** True for a noun that only refers back (Dokument, Text). */
  readonly carrier: boolean;
  /** First part of the compound ("verteidigungs"), lower-case; empty when there is none. */
  readonly modifier: string;
  /** What stands before the last hyphen ("kyoto"), lower-case; empty when there is none. */
  readonly prefix: string;
  /** Stems of the adjectives that say which treaty it is, lower-case. */
  readonly adjectives: readonly string[];
  readonly determiner: 'definite' | 'demonstrative' | 'possessive' | 'indefinite' | 'negative' | 'none';
  readonly plural: boolean;
  /** Year that tells it apart ("von 1995"). */
  readonly year?: string | undefined;
  /** Place that names it ("Pariser", "von Lissabon"), lower-case stem. */
  readonly place?: string | undefined;
  /** Content words of its title ("über …"), lower-case stems. */
  readonly title: readonly string[];
  /** Short names in brackets or behind "kurz": what the article calls it from there on. */
  readonly names: readonly string[];
  /** The short name by which this wording takes up a treaty that the article has introduced so. */
  readonly local?: string | undefined;
  /** Id in knowledge/treaties.json. */
  readonly known?: string | undefined;
  /** Subject matter of treatyNouns.json. */
  readonly topic?: string | undefined;
  /** True when the wording names one treaty by itself. */
  readonly proper: boolean;
  /** True for a bare place or catchword that means the treaty only once that was named. */
  readonly short: boolean;
  /** Nominative, without article; from the fullest to the shortest. */
  readonly wordings: readonly string[];
}

/** A date expression: ISO text cut to its precision. */
export interface TimeExpression extends Span {
  readonly first: number;
  readonly last: number;
  /** Undefined when it needs the article's own date and there is none. */
  readonly date?: string | undefined;
  readonly precision?: DatePrecision | undefined;
  /** `since`/`until`: open ends ("seit 2022", "bis 2027"); `interval`: `date` to `until`. */
  readonly role: 'at' | 'since' | 'until' | 'interval';
  readonly until?: string | undefined;
}

export interface Document {
  readonly article: Article;
  readonly regions: readonly Region[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly phrases: readonly Phrase[];
  readonly clauses: readonly Clause[];
  /** Token → index of the innermost clause that it belongs to, -1 for none. */
  readonly clauseOf: Int32Array;
  /** Token → index of the phrase whose words it is one of (the innermost), -1 for none. */
  readonly phraseOf: Int32Array;
  readonly times: readonly TimeExpression[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
}

export interface Extraction {
  readonly document: Document;
  readonly entities: readonly Entity[];
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
}
