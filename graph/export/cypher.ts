import { nodeTypes, relationTypes } from '../ontology.ts';
import { attributesOf, edgeAttributes, nodeAttributes } from './attributes.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanHalves } from './text.ts';

/** A script that makes the same graph in any Cypher database; run twice it changes nothing. */
export const cypher = {
  extension: 'cypher',
  description: 'Cypher script, MERGE in batches: cypher-shell, Neo4j Browser, entente query --file',
  files: [{ suffix: '', write: writeCypher }],
} as const satisfies Exporter;

/** Rows of one UNWIND: Neo4j plans each statement anew, and very long texts plan slowly. */
const rowsAtOnce = 500;

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A Cypher string literal; control characters, line separators and half surrogates as \uXXXX. */
export const cypherString = (text: string): string =>
  `'${text.replace(
    /[\\'"\u2028\u2029\uFFFE\uFFFF]|\p{Cc}|\p{Surrogate}/gu,
    (character) => escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}'`;

/** Writes a string that Neo4j can keep: of half a surrogate pair it would make a question mark without a word. */
type ToLiteral = (text: string, property: string) => string;

const literal = (value: unknown, property: string, toLiteral: ToLiteral): string => {
  if (typeof value === 'string') return toLiteral(value, property);
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, property, toLiteral)).join(', ')}]`;
  return String(value);
};

/** Property names come from the ontology only, so they need no quoting. */
const map = (values: Readonly<Record<string, unknown>>, toLiteral: ToLiteral): string =>
  `{${Object.entries(values)
    .map(([name, value]) => `${name}: ${literal(value, name, toLiteral)}`)
    .join(', ')}}`;

async function* writeCypher(graph: GraphSource, report: Report): AsyncGenerator<string> {
  yield 'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n';
  const stringOf =
    (place: string): ToLiteral =>
    (text, property) =>
      cypherString(cleanHalves(text, place, property, report));
  const waiting = new Map<string, string[]>();
  const add = (type: string, row: string): string[] | undefined => {
    const rows = waiting.get(type) ?? [];
    rows.push(row);
    waiting.set(type, rows.length === rowsAtOnce ? [] : rows);
    return rows.length === rowsAtOnce ? rows : undefined;
  };
  const mergeNodes = (type: string, rows: readonly string[]): string =>
    `UNWIND [\n${rows.join(',\n')}\n] AS row MERGE (n:Entity {id: row.id}) SET n += row.properties SET n:${type};\n`;
  const mergeEdges = (type: string, rows: readonly string[]): string =>
    `UNWIND [\n${rows.join(',\n')}\n] AS row MATCH (a:Entity {id: row.from}) MATCH (b:Entity {id: row.to}) ` +
    `MERGE (a)-[r:${type} {id: row.id}]->(b) SET r += row.properties;\n`;
  // A label or a type cannot be a parameter, so each has its own statement.
  for await (const node of graph.nodes()) {
    const { type, ...properties } = attributesOf(nodeAttributes, node);
    const string = stringOf(node.id);
    const full = add(node.type, `{id: ${string(node.id, 'id')}, properties: ${map(properties, string)}}`);
    if (full) yield mergeNodes(node.type, full);
  }
  for (const type of nodeTypes) {
    const rows = waiting.get(type);
    if (rows?.length) yield mergeNodes(type, rows);
  }
  waiting.clear();
  for await (const edge of graph.edges()) {
    const { type, ...properties } = attributesOf(edgeAttributes, edge);
    const string = stringOf(edge.id);
    const ends = `id: ${string(edge.id, 'id')}, from: ${string(edge.from, 'from')}, to: ${string(edge.to, 'to')}`;
    const full = add(edge.type, `{${ends}, properties: ${map(properties, string)}}`);
    if (full) yield mergeEdges(edge.type, full);
  }
  for (const type of relationTypes) {
    const rows = waiting.get(type);
    if (rows?.length) yield mergeEdges(type, rows);
  }
}

/** The statements of a script: split at semicolons outside quotes and comments. Bolt takes one statement at a time. */
export function* splitStatements(script: string): Generator<string> {
  let start = 0;
  let at = 0;
  while (at < script.length) {
    const character = script[at];
    if (character === "'" || character === '"' || character === '`') {
      at += 1;
      while (at < script.length && script[at] !== character) at += script[at] === '\\' && character !== '`' ? 2 : 1;
    } else if (character === '/' && script[at + 1] === '/') {
      const end = script.indexOf('\n', at);
      at = end < 0 ? script.length : end;
    } else if (character === '/' && script[at + 1] === '*') {
      const end = script.indexOf('*/', at + 2);
      at = end < 0 ? script.length : end + 1;
    } else if (character === ';') {
      const statement = script.slice(start, at).trim();
      if (statement) yield statement;
      start = at + 1;
    }
    at += 1;
  }
  const rest = script.slice(start).trim();
  if (rest) yield rest;
}
