import type { Problem } from '../../graph/model.ts';
import { refuseBomb } from './compression.ts';
import { BadInput, collect, type Input } from './input.ts';

/** Members of one archive; more is taken for an attack. */
const MAX_MEMBERS = 200_000;
/** Archives inside archives and from pipes are held in memory: most of their bytes. */
const MAX_HELD = 256 * 1024 * 1024;

/** What this file takes of yauzl. */
interface Entry {
  /** Undecoded, see `decodeStrings` below. */
  readonly fileNameRaw: Buffer;
  readonly generalPurposeBitFlag: number;
  readonly extraFields: never;
  readonly uncompressedSize: number;
  isEncrypted(): boolean;
}

export type ZipResult = { readonly member: Input } | { readonly problem: Problem };

/** The regular members of a zip archive in the order of its directory, as inputs that can each be read once while the next one is not asked for. */
export async function* unzip(input: Input): AsyncGenerator<ZipResult> {
  const { fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName } = await import('yauzl');
  const held = input.path === undefined ? await collect({ ...input }, MAX_HELD) : undefined;
  // names are decoded here: yauzl would end at the first odd one and lose the members behind it
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySize: true };
  let archive: Awaited<ReturnType<typeof openPromise>>;
  try {
    archive =
      held === undefined
        ? await openPromise(input.path as string, options)
        : await fromBufferPromise(Buffer.from(held), options);
  } catch (error) {
    throw broken(input, error);
  }
  const size = held?.length ?? input.size ?? 0;
  let unpacked = 0;
  let members = 0;
  try {
    for await (const entry of archive.eachEntry() as AsyncIterable<Entry>) {
      members += 1;
      if (members > MAX_MEMBERS)
        throw new BadInput(
          'bomb',
          input.place,
          `"${input.name}" has more than ${MAX_MEMBERS} members; the rest was not read`,
        );
      const fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      // nothing is written anywhere, but a name is also a place: absolute and climbing ones are refused
      const fault = validateFileName(fileName);
      if (fault !== null) {
        const message = `a member of "${input.name}" has a name that leads out of it (${fault.slice(0, 120)}); it was left out`;
        yield { problem: { rule: 'bad-name', place: input.place, message } };
        continue;
      }
      const parts = fileName.split('/');
      if (fileName.endsWith('/') || parts.some((part) => part.startsWith('.') || part === '__MACOSX')) continue;
      const place = `${input.place}!/${fileName}`;
      if (entry.isEncrypted()) {
        yield { problem: { rule: 'unreadable', place, message: `"${fileName}" is encrypted; it was left out` } };
        continue;
      }
      const bytes = async function* (): AsyncGenerator<Uint8Array> {
        let stream: AsyncIterable<Uint8Array> & { destroy(): void };
        try {
          stream = (await archive.openReadStreamPromise(entry as never)) as never;
        } catch (error) {
          throw broken({ ...input, place }, error);
        }
        try {
          for await (const piece of stream) {
            unpacked += piece.length;
            refuseBomb(input.name, place, unpacked, size);
            yield piece;
          }
        } catch (error) {
          throw error instanceof BadInput ? error : broken({ ...input, place }, error);
        } finally {
          stream.destroy();
        }
      };
      yield { member: { place, name: parts[parts.length - 1] as string, size: entry.uncompressedSize, bytes } };
    }
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw broken(input, error);
  } finally {
    archive.close();
  }
}

/** Whatever the archive library and zlib throw at a damaged archive; bugs of this file are TypeErrors and go on. */
function broken(input: Input, error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof TypeError || error instanceof ReferenceError) return error;
  return new BadInput('broken-zip', input.place, `"${input.name}" is a damaged zip archive (${text.slice(0, 120)})`);
}
