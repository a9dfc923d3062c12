import { amount } from '../../graph/amount.ts';
import { findNode } from '../../graph/findNode.ts';
import { applyJudgements, type Judgement, judgementId, withDerived } from '../../graph/judgements.ts';
import type { GraphStore } from '../../graph/store.ts';
import type { Command } from '../command.ts';
import { failures } from '../failures.ts';
import { judgementText } from '../judgementText.ts';
import type { Settings } from '../settings.ts';
import { print, printable, say, type Terminal } from '../terminal.ts';
import { withStore } from '../withStore.ts';

export const judge: Command = {
  summary: 'correct the graph: what is the same, different, or read wrongly',
  description:
    'Records what a person decided: two nodes are the same and become one, two are different and never become one, or a ' +
    'statement was read wrongly and supports nothing. Judgements change no article. They may come before the articles that ' +
    'they concern, hold for all that come later, and can be taken back.\n\n' +
    'Nodes are named by id, name or alias; an id that no article has spoken of yet is taken as it is.',
  operands: {
    '[kind]': 'same, different or wrong',
    '[subjects...]': 'two nodes, or the id of a statement; with --retract alone the id of a judgement',
  },
  settings: ['store', 'user', 'database', 'note', 'retract', 'listJudgements', 'json'],
  examples: [
    ['judge same person:kim-jong-un "Kim Jong Un"', 'makes one node of two; it goes by the smaller id'],
    ['judge different country:NE country:NG --note "Niger, Nigeria"', 'keeps two nodes apart for good'],
    ['judge wrong statement:0a1b2c3d', 'sets a statement aside (query evidence shows the ids)'],
    ['judge --list', 'shows all judgements, with their ids'],
    ['judge same person:kim-jong-un "Kim Jong Un" --retract', 'takes that back; so does --retract with its id'],
  ],
  run: (terminal, words, settings) => {
    const { listJudgements, retract } = settings;
    if (listJudgements ? words.length > 0 : !isJudgement(words) && !(retract && words.length === 1))
      throw failures.judgeUsage(words);
    return withStore(terminal, settings, listJudgements ? 'read' : retract ? 'change' : 'write', async (store) => {
      if (listJudgements) await list(terminal, await store.judgements(), settings.json);
      else if (retract) await takeBack(terminal, store, words);
      else await record(terminal, store, words, settings);
      return 0;
    });
  },
};

const isJudgement = ([kind, ...subjects]: readonly string[]): boolean =>
  kind === 'wrong' ? subjects.length === 1 : (kind === 'same' || kind === 'different') && subjects.length === 2;

/** Ids look like `country:KP`: a prefix, a colon and no blank. */
const looksLikeId = (text: string): boolean => /^[a-z]+:\S+$/.test(text);

/** The id of the node that is meant. An id counts as it is, since judgements may come first. */
const nodeOf = async (store: GraphStore, text: string): Promise<string> =>
  looksLikeId(text) ? text : findNode(store, text);

const toJudgement = async (store: GraphStore, [kind, a = '', b = '']: readonly string[]): Promise<Judgement> => {
  if (kind === 'wrong') {
    if (!a.startsWith('statement:')) throw failures.unknownStatement(a);
    return { kind, statement: a };
  }
  const [one, other] = [await nodeOf(store, a), await nodeOf(store, b)];
  if (one === other) throw failures.oneNode(a, b, one);
  return { kind: kind as 'same' | 'different', a: one, b: other };
};

/** Which of its subjects the graph does not hold (yet). */
const missingFrom = async (store: GraphStore, judgement: Judgement): Promise<readonly string[]> => {
  const { canonical } = applyJudgements(await store.judgements());
  const ids = judgement.kind === 'wrong' ? [judgement.statement] : [judgement.a, judgement.b].map(canonical);
  const label = judgement.kind === 'wrong' ? 'Statement' : 'Entity';
  const { rows } = await store.run(`MATCH (n:${label}) WHERE n.id IN $ids RETURN n.id AS id`, { ids });
  return ids.filter((id) => !rows.some(([found]) => found === id));
};

const record = async (
  terminal: Terminal,
  store: GraphStore,
  words: readonly string[],
  { note }: Settings,
): Promise<void> => {
  const judgement = { ...(await toJudgement(store, words)), ...(note === undefined ? {} : { note }) };
  const missing = await missingFrom(store, judgement);
  const id = judgementId(judgement);
  const former = (await store.judgements()).find((each) => judgementId(each) === id);
  await store.judge([judgement]);
  if (former !== undefined && (former.kind !== judgement.kind || former.note !== judgement.note))
    say(terminal, `This takes the place of ${printable(judgementText(former))}.`);
  say(terminal, `Recorded ${printable(judgementText({ ...judgement, note: undefined }))} (${id}).`);
  if (missing.length === 0) return;
  say(terminal, `No article speaks of ${printable(missing.join(' or '))} yet; it will count when one does.`);
  if (judgement.kind === 'wrong')
    say(terminal, 'If its article has changed since, judge the statement of the new version; query evidence shows it.');
};

/** The judgements that such words would record. A name means every id that goes by its node. */
const findHeld = async (
  store: GraphStore,
  held: readonly Judgement[],
  [kind, one = '', other = '']: readonly string[],
): Promise<readonly Judgement[]> => {
  if (kind === 'wrong') return held.filter((each) => each.kind === 'wrong' && each.statement === one);
  const { canonical } = applyJudgements(held);
  const means = async (word: string): Promise<(id: string) => boolean> => {
    if (looksLikeId(word)) return (id) => id === word;
    const node = await findNode(store, word);
    return (id) => canonical(id) === node;
  };
  const [isOne, isOther] = [await means(one), await means(other)];
  return held.filter(
    (each) =>
      each.kind !== 'wrong' &&
      each.kind === kind &&
      ((isOne(each.a) && isOther(each.b)) || (isOne(each.b) && isOther(each.a))),
  );
};

const takeBack = async (terminal: Terminal, store: GraphStore, words: readonly string[]): Promise<void> => {
  const held = await store.judgements();
  const [found, ...others] =
    words.length === 1 ? held.filter((each) => judgementId(each) === words[0]) : await findHeld(store, held, words);
  if (found === undefined) throw failures.unknownJudgement(words.join(' '));
  if (others.length > 0) throw failures.severalJudgements(words.join(' '), [found, ...others].map(judgementId));
  const id = judgementId(found);
  const derived = withDerived(held, id).length - 1;
  await store.retract(id);
  say(
    terminal,
    `Took back ${printable(judgementText({ ...found, note: undefined }))}${derived === 0 ? '' : `, and ${amount(derived, 'judgement')} that went over from it to newer versions`}.`,
  );
};

const list = async (terminal: Terminal, judgements: readonly Judgement[], asJson: boolean): Promise<void> => {
  if (asJson) {
    const rows = judgements.map((judgement) => ({ id: judgementId(judgement), ...judgement }));
    await print(terminal, `${JSON.stringify(rows, null, 1)}\n`);
    return;
  }
  const { formatTable } = await import('../table.ts');
  const rows = judgements.map((judgement) => [
    judgement.kind,
    judgement.kind === 'wrong' ? judgement.statement : judgement.a,
    judgement.kind === 'wrong' ? '' : judgement.b,
    judgement.note ?? '',
    judgementId(judgement),
  ]);
  await print(terminal, formatTable(['kind', 'subject', 'other', 'note', 'id'], rows));
};
