import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { references } from '../cli/references.ts';

test.each(Object.entries(references))(
  '%s is what the program says; npm run docs writes it anew',
  async (path, make) => {
    expect(readFileSync(path, 'utf8')).toBe(await make());
  },
);
