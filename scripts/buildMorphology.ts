// Takes the full-form dictionary out of its Maven package into data/morphology:
//   mvn dependency:copy -Dartifact=de.danielnaber:german-pos-dict:1.2.4 -DoutputDirectory=.
//   node --import ./scripts/typescript.mjs scripts/buildMorphology.ts german-pos-dict-1.2.4.jar
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { openFullForms } from '../ingest/analyse/fullForms.ts';
import { projectFolder } from '../ingest/projectFolder.ts';

const ENTRY = 'org/languagetool/resource/de/german.dict';
/** Of version 1.2.4; another version may be better, but its tags must be looked at first. */
const SHA256 = 'c9e1365054bc0c507e4d4de219c6a6794ae9e5616c2f6e985eb122684a8ad58b';

/** One file out of a ZIP archive, by its central directory (PKWARE APPNOTE 4.3). */
const readEntry = (archive: Buffer, name: string): Buffer => {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a ZIP archive');
  let at = archive.readUInt32LE(end + 16);
  for (let entry = archive.readUInt16LE(end + 10); entry > 0; entry--) {
    const nameLength = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const method = archive.readUInt16LE(at + 10);
      const size = archive.readUInt32LE(at + 20);
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const bytes = archive.subarray(start, start + size);
      return method === 0 ? Buffer.from(bytes) : inflateRawSync(bytes);
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  throw new Error(`no ${name} in the archive`);
};

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: buildMorphology.ts german-pos-dict-1.2.4.jar');
const bytes = readEntry(readFileSync(path), ENTRY);
const digest = createHash('sha256').update(bytes).digest('hex');
if (digest !== SHA256) throw new Error(`${ENTRY} has SHA-256 ${digest}, expected ${SHA256}`);
if (openFullForms(bytes).find('Abkommen') === undefined)
  throw new Error('the dictionary cannot be read: "Abkommen" is not in it');
const target = join(projectFolder, 'data', 'morphology', 'german.dict');
writeFileSync(target, bytes);
console.log(`${target}: ${bytes.length} bytes`);
