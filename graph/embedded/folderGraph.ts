import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { GraphSource } from '../export/model.ts';
import { type LargeFold, openLargeFold } from '../foldLarge.ts';
import { byCodeUnits } from '../id.ts';
import { applyJudgements, formJudgement, type Judgement, judgementId, takeBack } from '../judgements.ts';
import type { GraphEdge, GraphNode, Reading } from '../model.ts';
import { edgeFrom, edgeProperties, nodeFrom, nodeProperties } from '../schema.ts';
import { bucketOf, createScratch, openBuckets, type Sorted, sortOnDisk } from '../spill.ts';
import { inspect, knownRecords, logCutOff, names, storeMissing } from './embeddedStore.ts';
import { atFileBorder, type Log, openLog, type Place } from './log.ts';

/*
 * The whole graph of a folder without its engine, which would hold all of it in memory: readings come from the log, nodes and
 * edges are folded from them on disk, and where in the log each article stands is sorted there as well. Nothing that is held
 * grows with the graph.
 */

/** Bytes of the log for one bucket of the fold: a few thousand statements. */
const bytesOfBucket = 4 << 20;
const bucketsFor = (bytes: number): number => Math.ceil(bytes / bytesOfBucket);
/** Buckets of the places of articles. */
const fewestBuckets = 16;
/** Readings after which others (Ctrl-C) have their turn. */
const readingsAtOnce = 200;

/** An article, and where in the log what it says now stands. */
type Standing = readonly [article: string, place: Place];
const byArticle = ([a]: Standing, [b]: Standing): number => byCodeUnits(a, b);

export interface FolderGraph extends Required<Omit<GraphSource, 'center' | 'isPart'>> {
  /** Removes what lies on disk meanwhile. */
  close(): void;
}

/**
 * Opens the whole graph of a folder for reading, as it is on record now: what others add meanwhile is not seen. Undefined when
 * somebody wrote into it by hand in Cypher, which only the engine can tell the outcome of. Throws a Failure: `store-missing`,
 * `store-foreign`, `store-newer`, `store-damaged`, `store-unreadable`.
 */
export const openFolderGraph = (
  folder: string,
  onFold: (done: number, total: number) => void = () => undefined,
): FolderGraph | undefined => {
  if (inspect(folder) === 'free') throw storeMissing(folder);
  const path = join(folder, names.log);
  const scratch = createScratch();
  const amount = Math.max(fewestBuckets, bucketsFor(atFileBorder(path, () => statSync(path).size)));
  // What was said last of an article counts: its place, or that it was forgotten.
  const said = openBuckets(scratch, 'articles', amount);
  const say = (article: string, place?: Place): void => said.add(bucketOf(article, amount), [article, place]);
  const judged = new Map<string, Judgement>();
  let rules: string | undefined;
  let isHandMade = false;
  const records = knownRecords(folder);
  let log: Log;
  try {
    log = openLog(path, true, (head) => {
      if (head.op === 'put') {
        const { sequence, offset, length } = head;
        say(head.article, { sequence, offset, length });
      } else if (head.op === 'forget') say(head.article);
      else if (head.op === 'judge') judged.set(judgementId(head.judgement), formJudgement(head.judgement));
      else if (head.op === 'retract') takeBack(judged, head.judgement);
      else if (head.op === 'rules') rules = head.rules;
      else if (head.op === 'run') isHandMade = true;
    });
  } catch (error) {
    scratch.remove();
    throw error;
  }
  if (isHandMade || log.sequence() < records) {
    log.close();
    scratch.remove();
    if (isHandMade) return undefined;
    throw logCutOff(folder, log.sequence(), records);
  }
  const judgements = [...judged].sort(([a], [b]) => byCodeUnits(a, b)).map(([, judgement]) => judgement);

  let total = 0;
  function* standing(): Generator<readonly Standing[]> {
    for (let bucket = 0; bucket < amount; bucket += 1) {
      const last = new Map<string, Place>();
      for (const [article, place] of said.rows(bucket) as Iterable<[string, Place?]>)
        if (place) last.set(article, place);
        else last.delete(article);
      total += last.size;
      yield [...last].sort(byArticle);
    }
  }
  let sorted: Promise<Sorted<Standing>> | undefined;
  const articles = async (): Promise<Generator<Standing>> => {
    sorted ??= sortOnDisk(scratch, 'articles', standing(), byArticle);
    return (await sorted)();
  };

  async function* readings(): AsyncGenerator<Reading> {
    let index = 0;
    for (const [, place] of await articles()) {
      if (index % readingsAtOnce === 0) await setImmediate();
      index += 1;
      const record = log.read(place);
      if (record.op === 'put') yield record.reading;
    }
  }

  let fold: LargeFold | undefined;
  const foldAll = async (): Promise<{ readonly nodes: Sorted<GraphNode>; readonly edges: Sorted<GraphEdge> }> => {
    const opened = openLargeFold(applyJudgements(judgements), undefined, bucketsFor(log.bytes()));
    fold = opened;
    let done = 0;
    for await (const reading of readings()) {
      opened.add(reading);
      done += 1;
      if (done % readingsAtOnce === 0 || done === total) onFold(done, total);
    }
    return { nodes: await opened.sortNodes(), edges: await opened.sortEdges() };
  };
  let folded: ReturnType<typeof foldAll> | undefined;
  const foldOnce = (): ReturnType<typeof foldAll> => {
    folded ??= foldAll();
    return folded;
  };

  return {
    // By way of their properties, which put their keys in the order that a store has them in.
    async *nodes() {
      for (const node of (await foldOnce()).nodes()) yield nodeFrom([node.type], nodeProperties(node));
    },
    async *edges() {
      for (const edge of (await foldOnce()).edges())
        yield edgeFrom(edge.type, edge.from, edge.to, edgeProperties(edge));
    },
    readings,
    judgements: async () => judgements,
    rules: async () => rules,
    close: () => {
      log.close();
      fold?.close();
      scratch.remove();
    },
  };
};
