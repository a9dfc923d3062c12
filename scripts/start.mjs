// npm start: from a fresh clone to the page. Installs and builds what is missing or stale, reads samples/ into the embedded
// store and serves the page. Uses nothing but Node, because nothing else is there yet.
//   npm start -- --once         all but serving the page
//   npm start -- --again        reads the samples anew, as after a change of rules
//   npm start -- --port 8080    what follows goes to `entente view`
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);
const options = process.argv.slice(2).filter((option) => option !== '--once' && option !== '--again');
const isOnce = process.argv.includes('--once');
const again = process.argv.includes('--again') ? ['--again'] : [];

const stop = (message, hint) => {
  console.error(`entente: ${message}\n  ${hint}`);
  process.exit(1);
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Node ${process.versions.node} is too old`, 'Entente needs Node 20.19 or newer.');

const run = (command, args, hint) => {
  // npm is a script on Windows, which only a shell starts.
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) stop(`${[command, ...args].join(' ')} failed`, hint);
};

/** Packages are fresh when they were installed from this very lock file. */
const lock = createHash('sha256')
  .update(readFileSync(inRoot('package-lock.json')))
  .digest('hex');
const stamp = inRoot('node_modules', '.entente-lock');
const installedLock = inRoot('node_modules', '.package-lock.json');
const isInstalled = () =>
  existsSync(stamp)
    ? readFileSync(stamp, 'utf8') === lock
    : existsSync(installedLock) && statSync(installedLock).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs;
if (!isInstalled()) {
  console.log('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'Check the network, then run npm start again.');
  writeFileSync(stamp, lock);
}

/** When anything that goes into the build was last changed. */
const newest = (path) => {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(
    stats.mtimeMs,
    ...readdirSync(path)
      .filter((name) => name !== 'node_modules')
      .map((name) => newest(join(path, name))),
  );
};
const sources = [
  'cli',
  'graph',
  'ingest',
  'viewer',
  'index.ts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const built = inRoot('dist', '.built');
const isBuilt = () =>
  existsSync(built) &&
  statSync(built).mtimeMs >=
    Math.max(
      ...sources
        .map((name) => inRoot(name))
        .filter(existsSync)
        .map(newest),
    );
if (!isBuilt()) {
  console.log('Building …');
  run('npm', ['run', '--silent', 'build'], 'The lines above say where; npm run check tells more.');
}

const entente = inRoot('bin', 'entente');
console.log('Reading samples/ …');
const ingest = spawnSync(process.execPath, [entente, 'ingest', 'samples', ...again], { cwd: root, stdio: 'inherit' });
if (ingest.status !== 0) process.exit(ingest.status ?? 1);
if (isOnce) console.log('\nAsk it: bin/entente query --list. See it: npm start.');
else {
  // Ctrl-C reaches the page as well, which closes its store in order: wait for that.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => page.kill('SIGTERM'));
  const page = spawn(process.execPath, [entente, 'view', ...options], { cwd: root, stdio: 'inherit' });
  page.on('exit', (code) => process.exit(code ?? 1));
}
