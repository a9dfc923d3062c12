/*
 * Subjects, objects and indirect objects against Universal Dependencies German GSD: node dist/bench/syntax.js FILE.conllu [--errors].
 * A token counts when it heads a phrase in that role, as the treebank's nsubj, obj, iobj (and obl:arg) do.
 */
import { readFileSync } from 'node:fs';
import { findClauses } from '../ingest/analyse/clauses.ts';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { chunk } from '../ingest/analyse/phrases.ts';
import { retag } from '../ingest/analyse/retag.ts';
import { tag } from '../ingest/analyse/tag.ts';
import type { Mention, Sentence, Token } from '../ingest/model.ts';

interface GoldWord {
  readonly form: string;
  /** Dependency relation; empty for a contraction, whose parts carry their own. */
  readonly relation: string;
}

/** Of a word with hyphens, all but the head. */
const subordinate: ReadonlySet<string> = new Set(['compound', 'punct', 'nmod:poss']);
/** Quotation marks of the news wires of the nineties. */
const quotes: Readonly<Record<string, string>> = { '``': '„', "''": '“' };

const readTreebank = (path: string): GoldWord[][] =>
  readFileSync(path, 'utf8')
    .split(/\n\n+/)
    .map((block) => {
      const words: GoldWord[] = [];
      let until = 0;
      // The treebank splits "UN-Truppen" into three words; a reader, and Entente, take it for one, in the role of its head.
      let isJoined = false;
      const add = (form: string, relation: string, hasSpace: boolean): void => {
        const last = words.at(-1);
        if (last === undefined || !(isJoined || (form === '-' && !hasSpaceBefore))) words.push({ form, relation });
        else
          words[words.length - 1] = {
            form: last.form + form,
            relation: subordinate.has(last.relation) ? relation : last.relation,
          };
        isJoined = form === '-' && !hasSpaceBefore && !hasSpace;
        hasSpaceBefore = hasSpace;
      };
      let hasSpaceBefore = true;
      for (const line of block.split('\n')) {
        const [id, form, , , , , , relation, , misc] = line.split('\t');
        if (id === undefined || form === undefined || line.startsWith('#') || id.includes('.')) continue;
        if (id.includes('-')) {
          until = Number(id.split('-')[1]);
          add(form, '', misc?.includes('SpaceAfter=No') !== true);
        } else if (Number(id) > until)
          add(quotes[form] ?? form, relation ?? '', misc?.includes('SpaceAfter=No') !== true);
      }
      return words;
    })
    .filter((words) => words.length > 0);

const roles: Readonly<Record<string, readonly string[]>> = {
  subject: ['nsubj', 'nsubj:pass'],
  accusative: ['obj'],
  dative: ['iobj', 'obl:arg'],
};
const [path, flag] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: syntax.js FILE.conllu [--errors]');
const morphology = loadMorphology();
const counts = new Map(Object.keys(roles).map((role) => [role, { right: 0, wrong: 0, missed: 0 }]));
const sentences = readTreebank(path);
const started = process.cpuUsage();
for (const words of sentences) {
  const forms = words.map((w) => ({ text: w.form }));
  const tagged = retag(forms, tag(forms));
  let offset = 0;
  const tokens = words.map((w, index): Token => {
    const start = offset;
    offset += w.form.length + 1;
    const chosen = tagged[index] as (typeof tagged)[number];
    const lower = w.form.toLowerCase();
    const end = start + w.form.length;
    return { index, sentence: 0, text: w.form, lower, start, end, quoted: false, repaired: false, ...chosen };
  });
  const sentence: Sentence = { index: 0, start: 0, end: offset, first: 0, last: tokens.length, region: 'body' };
  const names = new Map<number, Mention>();
  const chunks = chunk(tokens, sentence, names, 0);
  const { phrases, clauses } = findClauses(tokens, sentence, chunks, names, morphology, { phrase: 0, clause: 0 });
  // The treebank heads a name at its first word, a phrase here at its last.
  const headOf = (i: number): number => {
    let at = i;
    while (words[at]?.relation.startsWith('flat') || words[at]?.relation === 'appos') at--;
    return at;
  };
  const text = words.map((w) => w.form).join(' ');
  for (const [role, relations] of Object.entries(roles)) {
    const count = counts.get(role);
    if (count === undefined) continue;
    const wanted = new Set(words.flatMap((word, i) => (relations.includes(word.relation) ? [i] : [])));
    const found = new Set(
      clauses.flatMap((c) =>
        c.kind === 'participle'
          ? []
          : c.arguments.filter((a) => a.role === role).map((a) => phrases[a.phrase]?.head ?? -1),
      ),
    );
    for (const f of found) {
      const at = wanted.has(f) ? f : headOf(f);
      if (wanted.delete(at)) count.right++;
      else {
        count.wrong++;
        if (flag === '--errors') console.log(`wrong ${role}: ${words[f]?.form} (${words[f]?.relation}) | ${text}`);
      }
    }
    count.missed += wanted.size;
    if (flag === '--errors') for (const w of wanted) console.log(`missed ${role}: ${words[w]?.form} (-) | ${text}`);
  }
}
const spent = process.cpuUsage(started);
for (const [role, { right, wrong, missed }] of counts) {
  const precision = (right / (right + wrong)).toFixed(3);
  const recall = (right / (right + missed)).toFixed(3);
  console.log(
    `${role.padEnd(12)} precision ${precision}  recall ${recall}  (${right} right, ${wrong} wrong, ${missed} missed)`,
  );
}
console.log(
  `${sentences.length} sentences, ${Math.round((sentences.length / (spent.user + spent.system)) * 1e6)} per CPU second`,
);
