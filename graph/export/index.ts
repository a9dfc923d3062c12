import { csv } from './csv.ts';
import { cypher } from './cypher.ts';
import { dossier } from './dossier.ts';
import { events } from './events.ts';
import { ftm } from './ftm.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { jsonLd } from './jsonLd.ts';
import { jsonl } from './jsonl.ts';
import type { Exporter } from './model.ts';
import { neo4jCsv } from './neo4jCsv.ts';
import { nodeLink } from './nodeLink.ts';
import { png, svg } from './picture.ts';
import { statements } from './statements.ts';
import { turtle } from './turtle.ts';

/** Formats that hold data, all of them text. */
export const dataExporters = {
  json,
  gexf,
  graphml,
  csv,
  cypher,
  jsonl,
  turtle,
  jsonld: jsonLd,
  neo4j: neo4jCsv,
  nodelink: nodeLink,
  events,
  ftm,
  dossier,
  statements,
} as const satisfies Record<string, Exporter>;

/** Every format that a graph can be written in; the keys are the choices of `entente export --format`. */
export const exporters = { ...dataExporters, svg, png } as const satisfies Record<string, Exporter>;
export type ExportFormat = keyof typeof exporters;
