import { Failure } from '../graph/failure.ts';

/** What the commands themselves can tell a user: code, text and hint in one place. */
export const failures = {
  missingPath: (path: string): Failure =>
    new Failure('missing-path', `there is no file or folder "${path}"`, {
      hint: 'Check the path; a folder is read with everything in it.',
    }),
  nothingRead: (paths: readonly string[]): Failure =>
    new Failure('nothing-read', `found no article in ${paths.map((path) => `"${path}"`).join(', ')}`, {
      hint: 'Entente reads .txt, .md and .html files, and folders of them; the lines above say what was passed over.',
    }),
  stopped: (done: number): Failure =>
    new Failure('stopped', `stopped after ${done} articles; what was finished is stored`, {
      hint: 'Run the same command again: it goes on where it stopped.',
    }),
  extractStopped: (done: number): Failure =>
    new Failure('extract-stopped', `stopped after ${done} articles; what was written is whole`, {
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
  unreadableFile: (path: string, cause: unknown): Failure =>
    new Failure('unreadable-file', `cannot read "${path}"`, { hint: 'Check that it exists and may be read.', cause }),
  unwritable: (path: string, cause: NodeJS.ErrnoException): Failure =>
    new Failure('unwritable', `cannot write "${path}" (${cause.code})`, {
      hint: 'Check that the folder exists, may be written and has room.',
      cause,
    }),
  noFormat: (out: string | undefined, known: readonly string[]): Failure =>
    new Failure('no-format', out ? `cannot tell the format of "${out}" from its ending` : 'no export format given', {
      hint: `Give --format: ${known.join(', ')}.`,
    }),
  severalFiles: (format: string): Failure =>
    new Failure('several-files', `the format "${format}" is written to several files`, {
      hint: 'Say where with --out.',
    }),
  twoSelections: (): Failure =>
    new Failure('two-selections', '--query and --around exclude each other', { hint: 'Leave one of them out.' }),
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
