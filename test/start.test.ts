import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { testWhen } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (): { readonly status: number | null; readonly output: string } => {
  const environment = { ...process.env, ENTENTE_STORE: join(folder, 'store') };
  const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent', '--', '--once'], {
    encoding: 'utf8',
    env: environment,
  });
  return { status, output: stdout + stderr };
};

testWhen(
  existsSync('dist/.built'),
  'not built',
  'npm start reads the samples, and a second one changes nothing and says so',
  () => {
    const first = start();
    expect(first).toMatchObject({ status: 0, output: expect.stringMatching(/^added +1\d$/m) });
    const second = start();
    expect(second).toMatchObject({ status: 0, output: expect.stringMatching(/^stored already +1\d$/m) });
    expect(second.output).toContain('Nothing changed');
    expect(second.output).not.toContain('Building');
  },
  300_000,
);
