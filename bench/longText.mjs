// CPU seconds and peak memory of extract for one long article: prose with new names in almost every sentence.
//   node bench/longText.mjs [--bytes 100000,1000000]
// Needs npm run build. Each length runs in a process of its own; start-up counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { bytes: { type: 'string', default: '100000,400000,1000000' } } });

const firsts = ['Anna', 'Peter', 'Maria', 'Lukas', 'Olga', 'Pawel', 'Emil', 'Greta'];
const starts = ['Bar', 'Kol', 'Mer', 'Tsch', 'Wal', 'Zir', 'Pod', 'Hel', 'Lug', 'Sand'];
const middles = ['an', 'eb', 'id', 'om', 'ur', 'ow', 'al', 'ich', 'est', 'or'];
const ends = ['ow', 'mann', 'berg', 'ini', 'escu', 'sen', 'ko', 'ner', 'eda', 'uk'];
const places = ['Frankreich', 'Polen', 'Ungarn', 'Japan', 'Kanada', 'Brasilien', 'Ägypten', 'Norwegen'];
const deeds = ['traf am Montag', 'kritisierte', 'warnte', 'lobte in einem Interview', 'verhandelt seit Wochen mit'];
/** The same pick for the same number, spread over the list. */
const pick = (list, seed) => list[(seed * 7919 + (seed >> 3)) % list.length];
const nameOf = (seed) =>
  `${pick(firsts, seed)} ${pick(starts, seed + 1)}${pick(middles, Math.floor(seed / 10) + 3)}${pick(ends, Math.floor(seed / 100) + seed)}`;

const write = (bytes) => {
  let text = 'Ein langer Bericht\n\n';
  for (let i = 0; text.length < bytes; i++)
    text +=
      `Der Außenminister von ${pick(places, i)}, ${nameOf(2 * i)}, ${pick(deeds, i)} ${nameOf(2 * i + 1)} aus ${pick(places, i + 3)}. ` +
      `„Wir halten an dem Abkommen fest“, sagte er vor der Presse.${i % 6 === 5 ? '\n\n' : ' '}`;
  return text.slice(0, bytes);
};

const folder = mkdtempSync(join(tmpdir(), 'entente-long-'));
try {
  for (const bytes of values.bytes.split(',').map(Number)) {
    const path = join(folder, `${bytes}.txt`);
    writeFileSync(path, write(bytes));
    // The report comes from a module that is loaded beside the program, in its own process.
    const report = `process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      const megabytes = (process.resourceUsage().maxRSS / 1024).toFixed(0);
      console.error(((user + system) / 1e6).toFixed(1) + ' CPU s, ' + megabytes + ' MB');
    })`;
    const { stderr, status } = spawnSync(
      process.execPath,
      [`--import=data:text/javascript,${encodeURIComponent(report)}`, join(root, 'bin', 'entente'), 'extract', path],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
    );
    if (status !== 0) throw new Error(stderr);
    console.log(`${(bytes / 1000).toFixed(0).padStart(6)} kB ${stderr.trim()}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
