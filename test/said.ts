import type { Statement } from '../graph/model.ts';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';

/* What the rules read in a text, one statement to a line, for the tables of sentences that many tests are. */

/** An id without its kind: `angela-merkel`, `CN`. */
export const bare = (id: string): string => id.slice(id.indexOf(':') + 1);

/** "angela-merkel MET emmanuel-macron", "CN ATTACKED RS planned": an asserted statement goes without its status, as in the frames' data. */
export const lineOf = ({ from, type, to, status }: Statement, name: (id: string) => string = bare): string =>
  `${name(from)} ${type} ${name(to)}${status === 'asserted' ? '' : ` ${status}`}`;

/** All statements that the rules read in a text. */
export const statementsOf = (text: string): readonly Statement[] =>
  extract(articleFromText(text, { name: 'example' })).statements;

/** What a text says, in the order of its statements. */
export const said = (text: string): string[] => statementsOf(text).map((statement) => lineOf(statement));

/** The same with treaties by their names, as their ids tell little: "NO SIGNED Grenzvertrag". */
export const saidByName = (text: string): string[] => {
  const { statements, entities } = extract(articleFromText(text, { name: 'example' }));
  const names = new Map(entities.map((e) => [e.id, e.name]));
  return statements.map((statement) =>
    lineOf(statement, (id) => (id.startsWith('treaty:') ? (names.get(id) ?? id) : bare(id))),
  );
};

/** Who stands to whom in which way, each once and whatever its status, in a text under a line that is no sentence of it. */
export const relationsSaid = (text: string): string[] => [
  ...new Set(
    statementsOf(`Aus aller Welt\n\n${text}`).map(({ type, from, to }) => `${bare(from)} ${type} ${bare(to)}`),
  ),
];

const states: ReadonlySet<string> = new Set([
  'HOLDS_POSITION',
  'MEMBER_OF',
  'WORKS_FOR',
  'PART_OF',
  'BASED_IN',
  'CITIZEN_OF',
  'FAMILY_OF',
  'ALLIED_WITH',
  'OWNS',
  'FOUNDED',
  'APPOINTED',
  'SUCCEEDED',
]);

/** The states that a text says: `X HOLDS_POSITION Y`, with `ended` for former holders and any status but asserted. */
export const statesSaid = (text: string): string[] =>
  statementsOf(text)
    .filter(({ type }) => states.has(type))
    .map(({ type, from, to, status, properties }) =>
      [
        bare(from),
        type,
        bare(to),
        ...(properties?.['current'] === false ? ['ended'] : []),
        ...(status === 'asserted' ? [] : [status]),
      ].join(' '),
    );
