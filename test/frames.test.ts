import { expect, test } from '@jest/globals';
import { frameData } from '../ingest/relate/frames.ts';
import { said } from './said.ts';

for (const frame of frameData.verbs) {
  test(`the verb frame ${frame.verb} reads „${frame.example}“`, () => {
    expect(said(frame.example)).toEqual(expect.arrayContaining([...frame.expect]));
  });
}

for (const frame of frameData.nouns) {
  test(`the noun frame ${frame.noun} reads „${frame.example}“`, () => {
    expect(said(frame.example)).toEqual(expect.arrayContaining([...frame.expect]));
  });
}
