import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { GraphSource } from '../export/model.ts';
import { type LargeFold, openLargeFold } from '../foldLarge.ts';
import { byCodeUnits } from '../id.ts';
import { applyJudgements, type Judgement, judgementId } from '../judgements.ts';
import type { GraphEdge, GraphNode, Reading } from '../model.ts';
import { edgeFrom, edgeProperties, nodeFrom, nodeProperties } from '../schema.ts';
import type { Sorted } from '../spill.ts';
import { inspect, knownRecords, logCutOff, names, storeMissing } from './embeddedStore.ts';
import { openLog, type Place } from './log.ts';

/*
 * The whole graph of a folder without its engine, which would hold all of it in memory: readings come from the log, nodes and
 * edges are folded from them on disk. What is held grows with the number of articles alone, by some 200 bytes each.
 */

/** Bytes of the log for one bucket of the fold: a few thousand statements. */
const bytesOfBucket = 4 << 20;
/** Readings after which others (Ctrl-C) have their turn. */
const readingsAtOnce = 200;

export interface FolderGraph extends Required<Omit<GraphSource, 'center'>> {
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
  const places = new Map<string, Place>();
  const judged = new Map<string, Judgement>();
  let isHandMade = false;
  const records = knownRecords(folder);
  const log = openLog(join(folder, names.log), true, (head) => {
    if (head.op === 'put') {
      const { sequence, offset, length } = head;
      places.set(head.article, { sequence, offset, length });
    } else if (head.op === 'forget') places.delete(head.article);
    else if (head.op === 'judge') judged.set(judgementId(head.judgement), head.judgement);
    else if (head.op === 'retract') judged.delete(head.judgement);
    else if (head.op === 'run') isHandMade = true;
  });
  if (isHandMade || log.sequence() < records) {
    log.close();
    if (isHandMade) return undefined;
    throw logCutOff(folder, log.sequence(), records);
  }
  const judgements = [...judged].sort(([a], [b]) => byCodeUnits(a, b)).map(([, judgement]) => judgement);
  const articles = [...places.keys()].sort(byCodeUnits);

  async function* readings(): AsyncGenerator<Reading> {
    for (const [index, article] of articles.entries()) {
      if (index % readingsAtOnce === 0) await setImmediate();
      const record = log.read(places.get(article) as Place);
      if (record.op === 'put') yield record.reading;
    }
  }

  let fold: LargeFold | undefined;
  const foldAll = async (): Promise<{ readonly nodes: Sorted<GraphNode>; readonly edges: Sorted<GraphEdge> }> => {
    const opened = openLargeFold(applyJudgements(judgements), undefined, Math.ceil(log.bytes() / bytesOfBucket));
    fold = opened;
    let done = 0;
    for await (const reading of readings()) {
      opened.add(reading);
      done += 1;
      if (done % readingsAtOnce === 0 || done === articles.length) onFold(done, articles.length);
    }
    return { nodes: opened.sortNodes(), edges: opened.sortEdges() };
  };
  let folded: ReturnType<typeof foldAll> | undefined;
  const sorted = (): ReturnType<typeof foldAll> => {
    folded ??= foldAll();
    return folded;
  };

  return {
    // By way of their properties, which put their keys in the order that a store has them in.
    async *nodes() {
      for (const node of (await sorted()).nodes()) yield nodeFrom([node.type], nodeProperties(node));
    },
    async *edges() {
      for (const edge of (await sorted()).edges()) yield edgeFrom(edge.type, edge.from, edge.to, edgeProperties(edge));
    },
    readings,
    judgements: async () => judgements,
    close: () => {
      log.close();
      fold?.close();
    },
  };
};
