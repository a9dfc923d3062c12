import { amount } from '../graph/amount.ts';
import { hiddenAddress } from '../graph/credentials.ts';
import { Failure } from '../graph/failure.ts';

/** Failures that are a wrong use of the command line: they exit with 2. */
export const usageCodes: ReadonlySet<string> = new Set([
  'no-query',
  'no-node',
  'judge-usage',
  'no-format',
  'several-files',
  'two-selections',
  'path',
  'queue-needs-server',
  'queue-or-bulk',
  'queue-address',
]);

/** What the commands themselves can tell a user: code, text and hint in one place. */
export const failures = {
  missingPath: (path: string): Failure =>
    new Failure('missing-path', `there is no file or folder "${path}"`, {
      hint: 'Check the path; a folder is read with everything in it.',
    }),
  nothingRead: (paths: readonly string[]): Failure =>
    new Failure(
      'nothing-read',
      `found no article in ${paths.map((path) => `"${URL.canParse(path) ? path : hiddenAddress(path)}"`).join(', ')}`,
      {
        hint: 'docs/formats.md lists what Entente reads; the lines above say what was passed over.',
      },
    ),
  noImportFolder: (): Failure =>
    new Failure('no-import-folder', 'a running Neo4j takes no articles in bulk', {
      hint: 'Say with --out where to write files for neo4j-admin; the command to run is printed then.',
    }),
  bulkStopped: (folder: string): Failure =>
    new Failure('bulk-stopped', `stopped before the import files in "${folder}" were whole`, {
      hint: 'Delete that folder, or name another one, and run the same command again.',
    }),
  queueNeedsServer: (store: string): Failure =>
    new Failure(
      'queue-needs-server',
      `the embedded store "${hiddenAddress(store)}" is for one process, workers need a Neo4j`,
      {
        hint: 'Give --store neo4j://HOST; or leave --queue out: ingest uses all cores of this machine by itself.',
      },
    ),
  queueOrBulk: (): Failure =>
    new Failure('queue-or-bulk', '--queue and --bulk exclude each other', { hint: 'Leave one of them out.' }),
  queueStopped: (done: number, underWay: number): Failure =>
    new Failure(
      'stopped',
      `stopped after ${amount(done, 'article')}; ${underWay} more ${underWay === 1 ? 'is' : 'are'} in the queue, for workers to go on with`,
      {
        hint: 'Run the same command again: it goes on where it stopped.',
      },
    ),
  stopped: (done: number): Failure =>
    new Failure('stopped', `stopped after ${amount(done, 'article')}; what was finished is stored`, {
      hint: 'Run the same command again: it goes on where it stopped.',
    }),
  extractStopped: (done: number): Failure =>
    new Failure('extract-stopped', `stopped after ${amount(done, 'article')}; what was written is whole`, {
      hint: 'Run the same command again to read all.',
    }),
  exportStopped: (path: string): Failure =>
    new Failure('export-stopped', `stopped before "${path}" was whole; it was left as it was`, {
      hint: 'Run the same command again.',
    }),
  passwordInAddress: (): Failure =>
    new Failure(
      'password-in-address',
      'the address of the store has a password in it, which other users of this machine can see',
      {
        hint: 'Put it into NEO4J_PASSWORD, or leave it out to be asked.',
      },
    ),
  noPassword: (user: string): Failure =>
    new Failure('no-password', `no password for the Neo4j user "${user}"`, {
      hint: 'Set NEO4J_PASSWORD, or run in a terminal to be asked.',
    }),
  unknownQuery: (name: string, near: readonly string[]): Failure =>
    new Failure('unknown-query', `there is no query named "${name}"`, {
      hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'entente query --list shows all.',
    }),
  noQuery: (): Failure =>
    new Failure('no-query', 'no query given', {
      hint: 'Give a Cypher text or a name (entente query --list), or a script with --file.',
    }),
  judgeUsage: (words: readonly string[]): Failure =>
    new Failure('judge-usage', words.length === 0 ? 'no judgement given' : `"${words.join(' ')}" is no judgement`, {
      hint: 'Give: same NODE NODE, different NODE NODE, or wrong STATEMENT; or --list.',
    }),
  unknownStatement: (statement: string): Failure =>
    new Failure('unknown-statement', `"${statement}" is no id of a statement`, {
      hint: 'entente query evidence shows the ids of statements: statement:…',
    }),
  unknownJudgement: (judgement: string): Failure =>
    new Failure('unknown-judgement', `there is no judgement "${judgement}"`, {
      hint: 'entente judge --list shows all, with their ids.',
    }),
  severalJudgements: (words: string, ids: readonly string[]): Failure =>
    new Failure('ambiguous-judgement', `"${words}" may be ${ids.length} judgements`, {
      hint: `Give the id of one: ${ids.join(', ')}.`,
    }),
  oneNode: (one: string, other: string, id: string): Failure =>
    new Failure('one-node', `"${one}" and "${other}" are one node already: ${id}`, {
      hint: 'Name two different nodes, by their ids where their names are alike.',
    }),
  damagedBackup: (paths: readonly string[], lines: number): Failure =>
    new Failure(
      'backup-damaged',
      `${lines} ${lines === 1 ? 'line' : 'lines'} of ${paths.map((path) => `"${path}"`).join(' and ')} could not be taken; the rest is stored`,
      { hint: 'The lines above say which and why. Correct them, and run the same command again.' },
    ),
  unreadableFile: (path: string, cause: unknown): Failure =>
    new Failure('unreadable-file', `cannot read "${path}"`, { hint: 'Check that it exists and may be read.', cause }),
  unwritable: (path: string, cause: NodeJS.ErrnoException): Failure =>
    new Failure('unwritable', `cannot write "${path}" (${cause.code})`, {
      hint: 'Check that the folder exists, may be written and has room.',
      cause,
    }),
  dossierIsMarkdown: (out: string): Failure =>
    new Failure('no-format', `a dossier is Markdown, and "${out}" says HTML`, {
      hint: 'Give --out a name that ends in .md; any Markdown reader makes a page of it.',
    }),
  noFormat: (out: string | undefined, known: readonly string[]): Failure =>
    new Failure('no-format', out ? `cannot tell the format of "${out}" from its ending` : 'no export format given', {
      hint: `Give --format: ${known.join(', ')}.`,
    }),
  severalFiles: (format: string): Failure =>
    new Failure('several-files', `the format "${format}" is written to several files`, {
      hint: 'Say where with --out.',
    }),
  twoSelections: (flags: readonly string[]): Failure =>
    new Failure('two-selections', `${flags.join(' and ')} exclude each other`, { hint: 'Leave one of them out.' }),
  notTwoEnds: (ends: readonly string[]): Failure =>
    new Failure('path', `--path names ${ends.length} nodes, not two: ${ends.join(', ')}`, {
      hint: 'Write --path FROM TO, names of several words in quotation marks.',
    }),
  unreadableList: (path: string, { code }: NodeJS.ErrnoException): Failure =>
    new Failure('unreadable', `cannot read the list of nodes "${path}" (${code})`, {
      hint: 'Name a text file with one node per line.',
    }),
  unknownArticle: (article: string): Failure =>
    new Failure('unknown-article', `there is no article "${article}" in the store`, {
      hint: 'entente query articles lists them by name.',
    }),
  noGold: (folder: string): Failure =>
    new Failure('no-gold', `"${folder}" has no folder answers`, {
      hint: 'A gold folder holds articles/ID.txt and answers/ID.json.',
    }),
  noGoldArticle: (folder: string, only: readonly string[]): Failure =>
    new Failure('no-gold', `no answer in "${folder}" has an id that begins with ${only.join(' or ')}`, {
      hint: 'Ids are the names of the files in answers/, without .json.',
    }),
  unreadableAnswer: (path: string, cause: unknown): Failure =>
    new Failure('unreadable-answer', `"${path}" is no JSON of an answer`, { hint: 'Check the file.', cause }),
} as const;
