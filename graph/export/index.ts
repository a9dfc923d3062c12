import { csv } from './csv.ts';
import { cypher } from './cypher.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import type { Exporter } from './model.ts';

/** Every format that a graph can be written in; the keys are the choices of `entente export --format`. */
export const exporters = { json, gexf, graphml, csv, cypher } as const satisfies Record<string, Exporter>;
export type ExportFormat = keyof typeof exporters;
