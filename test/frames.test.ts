import { expect, test } from '@jest/globals';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { frameData } from '../ingest/relate/frames.ts';

/** "angela-merkel MET emmanuel-macron", "CN ATTACKED RS planned": the ids without their kind, as the frames' data writes them. */
const said = (text: string): string[] => {
  const bare = (id: string): string => id.slice(id.indexOf(':') + 1);
  return extract(articleFromText(text, { name: 'example' })).statements.map(
    (s) => `${bare(s.from)} ${s.type} ${bare(s.to)}${s.status === 'asserted' ? '' : ` ${s.status}`}`,
  );
};

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
