import type { GraphEdge, GraphNode } from '../model.ts';
import type { Exporter, GraphSource, Report } from './model.ts';
import { cleanText } from './text.ts';

/**
 * FollowTheMoney entities, one JSON per line: what Aleph, OpenAleph and the `ftm` tools read
 * (https://followthemoney.tech/explorer/schemata). Persons, organisations and states are legal entities, treaties are events.
 * Relations that the model has no schema for, and all that are only planned, claimed or denied, are links with the relation as
 * their role, so that nothing doubtful passes for a fact. Statements are `Documentation` of the article with their sentence. The
 * types of all nodes are held in memory.
 */
export const ftm = {
  extension: 'ftm.json',
  description: 'FollowTheMoney entities, one JSON per line: Aleph, OpenAleph, ftm',
  files: [{ suffix: '', write: writeFtm }],
} as const satisfies Exporter;

type Properties = Readonly<Record<string, readonly (string | undefined)[]>>;

async function* writeFtm(graph: GraphSource, report: Report): AsyncGenerator<string> {
  const schemata = new Map<string, string>();
  const line = (id: string, schema: string, properties: Properties): string => {
    const kept: Record<string, string[]> = {};
    for (const [name, values] of Object.entries(properties)) {
      const told = values
        .filter((value): value is string => value !== undefined && value !== '')
        .map((value) => cleanText(value, id, name, report));
      if (told.length > 0) kept[name] = told;
    }
    return `${JSON.stringify({ id: entityId(id), schema, properties: kept })}\n`;
  };
  for await (const node of graph.nodes()) {
    const schema = schemaOf(node);
    schemata.set(node.id, schema);
    yield line(node.id, schema, propertiesOf(node, schema));
  }
  for await (const edge of graph.edges()) yield* linesOfEdge(edge, schemata, line);
  if (graph.readings === undefined) return;
  for await (const { article, statements } of graph.readings()) {
    yield line(`article:${article.id}`, 'Article', {
      title: [article.title ?? article.name],
      sourceUrl: [urlOf(article.url)],
      publisher: [article.source],
      publishedAt: [dateOf(article.publishedAt)],
    });
    for (const { id, type, from, to, status, date, start, end: behind } of statements) {
      const sentence = article.text.slice(start, behind);
      for (const [end, entity] of Object.entries({ from, to }))
        if (schemata.has(entity))
          yield line(`${id}:${end}`, 'Documentation', {
            document: [entityId(`article:${article.id}`)],
            entity: [entityId(entity)],
            role: [roleOf(type, status)],
            date: [dateOf(date)],
            summary: [sentence],
          });
    }
  }
}

/** Ids of entities are letters, digits, points and hyphens; ours have colons and bars as well. */
const entityId = (id: string): string => id.replaceAll('|', '--').replace(/[^0-9A-Za-z.-]/g, '.');

const publicKinds: ReadonlySet<string> = new Set(['ministry', 'parliament', 'court', 'authority']);
const companyKinds: ReadonlySet<string> = new Set(['company', 'bank']);

const schemaOf = ({ type, properties }: GraphNode): string => {
  switch (type) {
    case 'Person':
      return 'Person';
    case 'Country':
      return 'PublicBody';
    case 'Treaty':
      return 'Event';
    default: {
      const kind = properties['kind'] ?? '';
      return companyKinds.has(kind) ? 'Company' : publicKinds.has(kind) ? 'PublicBody' : 'Organization';
    }
  }
};

/** Former states by the codes that FollowTheMoney has for them; it knows no others. */
const formerStates: Readonly<Record<string, string | undefined>> = { SU: 'suhh', YU: 'yucs', CS: 'cshh', DD: 'dd' };

const codeOf = (country: string): string => {
  const code = country.slice('country:'.length);
  return formerStates[code] ?? code.toLowerCase();
};

const propertiesOf = ({ id, type, name, aliases, wikidata, properties }: GraphNode, schema: string): Properties => {
  return {
    name: [name],
    alias: aliases,
    wikidataId: [wikidata],
    ...(type === 'Country' ? { country: [codeOf(id)], topics: ['gov.national'] } : {}),
    ...(schema === 'Event' ? { keywords: ['treaty'], date: [dateOf(properties['signedOn'])] } : {}),
  };
};

const legal: ReadonlySet<string> = new Set(['Person', 'PublicBody', 'Organization', 'Company']);
const bodies: ReadonlySet<string> = new Set(['PublicBody', 'Organization', 'Company']);

function* linesOfEdge(
  edge: GraphEdge,
  schemata: ReadonlyMap<string, string>,
  line: (id: string, schema: string, properties: Properties) => string,
): Generator<string> {
  const { id, type, from, to, status, properties } = edge;
  const a = schemata.get(from);
  const b = schemata.get(to);
  if (a === undefined || b === undefined) return;
  const dates = { date: [dateOf(edge.date)], startDate: [dateOf(edge.since)], endDate: [dateOf(edge.until)] };
  const subject = [entityId(from)];
  const object = [entityId(to)];
  const title = properties['title'] === undefined ? undefined : String(properties['title']);
  if (status === 'asserted' && !edge.disputed) {
    if (type === 'HOLDS_POSITION' && to.startsWith('country:')) {
      const post = `position:${id}`;
      yield line(post, 'Position', { name: [title ?? type], country: [codeOf(to)] });
      yield line(id, 'Occupancy', { holder: subject, post: [entityId(post)], ...dates });
      return;
    }
    if (type === 'HOLDS_POSITION' && bodies.has(b)) {
      yield line(id, 'Employment', { employee: subject, employer: object, role: [title], ...dates });
      return;
    }
    if (type === 'MEMBER_OF' && legal.has(a) && bodies.has(b)) {
      yield line(id, 'Membership', { member: subject, organization: object, ...dates });
      return;
    }
    if (type === 'OWNS' && legal.has(a) && b === 'Company') {
      yield line(id, 'Ownership', { owner: subject, asset: object, ...dates });
      return;
    }
    if (type === 'FAMILY_OF') {
      yield line(id, 'Family', {
        person: subject,
        relative: object,
        relationship: [String(properties['kind'] ?? 'family')],
        ...dates,
      });
      return;
    }
    if (type === 'WORKS_FOR') {
      yield line(id, 'Associate', {
        person: object,
        associate: subject,
        relationship: [title ?? 'works for'],
        ...dates,
      });
      return;
    }
    if (type === 'SUCCEEDED') {
      yield line(id, 'Succession', { predecessor: object, successor: subject, ...dates });
      return;
    }
  }
  yield line(id, 'UnknownLink', { subject, object, role: [roleOf(type, status)], ...dates });
}

const roleOf = (type: string, status: string): string => (status === 'asserted' ? type : `${type} (${status})`);

/** Years before 1000 are dropped without a word by the library; so they are left out here. */
const dateOf = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : /^[1-9]\d{3}(?:-\d\d(?:-\d\d)?)?/.exec(date)?.[0];

const urlOf = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//.test(url) ? url : undefined;
