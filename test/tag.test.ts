import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { tag } from '../ingest/analyse/tag.ts';
import { sharedFolder, testWhen } from './shared.ts';

/** Tags of a sentence whose tokens are separated by blanks, as `word/POS` or `word/POS/lemma`, as the expectation asks. */
const check = (expected: string): { text: string; found: string; wanted: string }[] => {
  const wanted = expected.split(' ');
  const texts = wanted.map((word) => word.split('/')[0] as string);
  const tagged = tag(texts.map((text) => ({ text })));
  return wanted.map((word, i) => {
    const [text = '', ...asked] = word.split('/');
    const { pos, lemma } = tagged[i] as { pos: string; lemma: string };
    return { text, wanted: asked.join('/'), found: [pos, lemma].slice(0, asked.length).join('/') };
  });
};

test.each([
  'Hat/AUX/haben die/DET Regierung/NOUN in/ADP Bern/PROPN den/DET Vertrag/NOUN gekündigt/VERB/kündigen ?/PUNCT',
  'Den/DET Botschafter/NOUN hatte/AUX Ankara/PROPN bereits/ADV im/ADP/in Mai einbestellt/VERB/einbestellen und/CCONJ gewarnt/VERB/warnen .',
  'Die/DET von/ADP Lima/PROPN und/CCONJ Quito/PROPN 1998/NUM unterzeichneten/ADJ/unterzeichnet Abkommen/NOUN gelten/VERB weiter .',
  'Peru/PROPN warf/VERB/werfen dem/DET Nachbarland/NOUN vor/ADP ,/PUNCT die/DET Grenze/NOUN verletzt/VERB/verletzen zu/PART haben/AUX .',
  'Chile/PROPN werde/AUX/werden den/DET Pakt/NOUN nicht/PART ratifizieren/VERB ,/PUNCT teilte/VERB/teilen das/DET Außenamt/NOUN mit .',
  'Unterzeichnet/VERB/unterzeichnen wurde/AUX/werden das/DET Papier/NOUN von/ADP den/DET Präsidenten/NOUN/Präsident beider/DET Staaten/NOUN/Staat .',
  'Das/DET Parlament/NOUN stimmte/VERB/stimmen dem/DET Beitritt/NOUN Montenegros/PROPN/Montenegro zur/ADP/zu NATO/PROPN zu .',
  'Nordkorea/PROPN testete/VERB/testen am/ADP/an Montag eine/DET Rakete/NOUN ,/PUNCT die/PRON/der Japan/PROPN überflog/VERB/überfliegen .',
  'Wer/PRON den/DET Vertrag/NOUN bricht/VERB/brechen ,/PUNCT muss/AUX/müssen mit/ADP Sanktionen/NOUN/Sanktion rechnen/VERB .',
  'Kanada/PROPN und/CCONJ Mexiko/PROPN dürften/AUX/dürfen sich/PRON bald/ADV einigen/VERB/einigen .',
  'Ungarn/PROPN ,/PUNCT das/PRON den/DET Beitritt/NOUN lange/ADV blockiert/VERB/blockieren hatte/AUX ,/PUNCT lenkte/VERB/lenken ein .',
  'Sie/PRON will Aung/PROPN ,/PUNCT den/DET mächtigsten/ADJ General/NOUN des/DET Landes/NOUN/Land ,/PUNCT treffen/VERB .',
  'Er/PRON/er sagte/VERB/sagen ,/PUNCT dass/SCONJ der/DET Gipfel/NOUN verschoben/VERB/verschieben worden/AUX/werden sei/AUX/sein .',
])('tags: %s', (expected) => {
  for (const { text, found, wanted } of check(expected)) expect(`${text}/${found}`).toBe(`${text}/${wanted}`);
});

test('puts the readings of the chosen part of speech first and loses none', () => {
  const [, verb, , noun] = tag([
    { text: 'Wir' },
    { text: 'treffen' },
    { text: 'das' },
    { text: 'Treffen' },
    { text: '.' },
  ]);
  expect(verb?.analyses[0]).toMatchObject({ pos: 'VERB', lemma: 'treffen' });
  expect(noun?.analyses.length).toBe(noun === undefined ? 0 : new Set(noun.analyses).size);
});

test('gives nothing for no tokens', () => {
  expect(tag([])).toEqual([]);
});

test('tags the same sentence the same way again', () => {
  const tokens = 'Die Koalition zerbrach am Streit um das Abkommen .'.split(' ').map((text) => ({ text }));
  expect(tag(tokens)).toEqual(tag(tokens));
});

const treebank = sharedFolder && join(sharedFolder, 'corpora', 'ud-german-gsd', 'test.conllu');

testWhen(
  treebank !== undefined && existsSync(treebank),
  'no treebank in ../shared/corpora',
  'reaches UPOS 0.94 and lemma 0.975 on the UD German GSD test file, which it was not trained on',
  () => {
    let tokens = 0;
    let pos = 0;
    let lemma = 0;
    for (const block of readFileSync(treebank as string, 'utf8').split('\n\n')) {
      const gold: { text: string; pos: string; lemma: string }[] = [];
      let contraction: string | undefined;
      let until = 0;
      for (const line of block.split('\n')) {
        const [id = '', form = '', base = '', upos = ''] = line.split('\t');
        if (/^\d+-\d+$/.test(id)) {
          contraction = form;
          until = Number(id.split('-')[1]);
        } else if (/^\d+$/.test(id) && (Number(id) > until || contraction !== undefined)) {
          gold.push({ text: contraction ?? form, pos: upos === 'SYM' ? 'X' : upos, lemma: base });
          contraction = undefined;
        }
      }
      tag(gold).forEach((tagged, i) => {
        tokens++;
        if (tagged.pos === gold[i]?.pos) pos++;
        if (tagged.lemma === gold[i]?.lemma) lemma++;
      });
    }
    expect(tokens).toBeGreaterThan(10_000);
    expect(pos / tokens).toBeGreaterThan(0.94);
    expect(lemma / tokens).toBeGreaterThan(0.975);
  },
);
