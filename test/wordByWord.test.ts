import { describe, expect, test } from '@jest/globals';
import { loadMorphology } from '../ingest/analyse/morphology.ts';
import { retag } from '../ingest/analyse/retag.ts';
import { tag } from '../ingest/analyse/tag.ts';
import { isWordByWord } from '../ingest/analyse/wordByWord.ts';
import { clean } from '../ingest/clean.ts';
import { extract } from '../ingest/ingest.ts';
import { articleFromText } from '../ingest/read/text.ts';
import { split } from '../ingest/split.ts';

const read = (text: string) => extract(articleFromText(text, { name: 'article' }));
/** `from TYPE to status`, without the types of the nodes; a treaty by its kind alone. */
const said = (text: string): string[] =>
  read(text).statements.map(({ type, from, to, status }) =>
    [from, type, to, status === 'asserted' ? '' : status]
      .map((part) => (part.startsWith('treaty:') ? 'treaty' : part.replace(/^\w+:/, '')))
      .join(' ')
      .trim(),
  );
const wordByWord = (text: string): boolean => {
  const article = articleFromText(text, { name: 'article' });
  const { sentences, tokens } = split(article, clean(article), loadMorphology().isKnown);
  const words = sentences.map(({ first, last }) => tokens.slice(first, last));
  return isWordByWord(
    words,
    words.map((sentence) => retag(sentence, tag(sentence))),
  );
};
/** The words of a text in the order in which they are read. */
const ordered = (text: string): string =>
  read(text)
    .document.tokens.map((token) => token.text)
    .join(' ');

/** Makes sure that the article counts as translated word by word. */
const frame = 'Der Minister hat gelobt das Treffen und die Rede, welche hielt der Gast. ';

describe('an article translated word by word', () => {
  test.each([
    'Peru und Chile haben am Montag unterzeichnet ein Abkommen über Fischerei.',
    'Der Vertrag, welcher gibt Peru Zugang zu Häfen, ist alt.',
    'Sanchez, wer nannte Peru einen Freund, reiste ab.',
    'Peru hat telefoniert mit Chile und versprochen neue Hilfe zu der Stadt.',
    'Kenia Präsident William Ruto drängte Peru zu veröffentlichen den Text.',
    '„Es ist genug“, er sagte. Später er wird reisen nach Peru.',
    'Am 28. November Moser verkündete das Ende. Die Gespräche, welche können dauern bis Mai, ruhen.',
    'Hunderte demonstrierten gegen der Deal. Die Polizei beschuldigte den Führer für gemacht haben Fehler.',
  ])('is told by its turns of phrase: %s', (text) => {
    expect(wordByWord(text)).toBe(true);
  });

  test.each([
    'Peru und Chile haben am Montag ein Abkommen über Fischerei unterzeichnet, das Häfen öffnet.',
    'Unterzeichnet haben das Abkommen Peru und Chile. Wer davon profitiert, ist offen.',
    'Er weiß, wer den Vertrag unterzeichnet hat. Die Minister, welche den Vertrag lobten, reisten ab.',
    'Er ist Kanzler und besucht Peru. Die Regierung hat zugesagt, das Gesetz zu ändern, und beschlossen, die Steuern zu senken.',
    'Das Gericht in Den Haag hat entschieden: Die Inseln gehören Peru. Er begann zu reden, die Menge schwieg.',
    'Der Präsident lud ein Team aus Peru ein. In Lima, der Hauptstadt, sagte der Minister ab.',
    'Auch er wird reisen. Am 3. Mai 2024 unterzeichnete Moser das Abkommen, das er später kündigte.',
    '„Es ist genug“, sagte er. Später wird er reisen. Nur Polen schwieg, wo er eingeladen ist.',
    'Sie will gehört werden. Die Partei soll Geld von der Regierung angenommen haben, das sie bestreitet.',
    'Mit der Vertretung der Bürger sprach niemand. Tonnen Getreide und Millionen Euro fehlen.',
  ])('is not seen in good German: %s', (text) => {
    expect(wordByWord(text)).toBe(false);
  });

  test('is not seen in a long article because of one slip', () => {
    const good = 'Die Ministerin reiste am Montag nach Lima und sprach dort mit dem Präsidenten. ';
    expect(wordByWord(`Peru hat unterzeichnet ein Abkommen. ${good.repeat(3)}`)).toBe(true);
    expect(wordByWord(`Peru hat unterzeichnet ein Abkommen. ${good.repeat(20)}`)).toBe(false);
  });

  test.each([
    ['Peru hat am Montag unterzeichnet ein Abkommen.', 'Peru hat am Montag ein Abkommen unterzeichnet .'],
    ['Es ist ein Pakt, welcher gibt Peru Zugang.', 'Es ist ein Pakt , der Peru Zugang gibt .'],
    ['Chile sagte, dass Peru wird bald kaufen Waffen.', 'Chile sagte , dass Peru bald Waffen kaufen wird .'],
    ['Chile drängte Peru zu veröffentlichen den Text.', 'Chile drängte Peru , den Text zu veröffentlichen .'],
    ['Chile forderte Peru abzuziehen die Truppen.', 'Chile forderte Peru , die Truppen abzuziehen .'],
    [
      'Chile beschuldigte Peru für gebrochen haben das Wort.',
      'Chile beschuldigte Peru , das Wort gebrochen zu haben .',
    ],
    ['Chile beschuldigte Peru von Bauen eine Mauer.', 'Chile beschuldigte Peru , eine Mauer zu bauen .'],
    ['Chile wies zurück der Vorwurf.', 'Chile wies den Vorwurf zurück .'],
    ['Chile nahm an der Sitzung teil.', 'Chile nahm an der Sitzung teil .'],
    ['Chile hat telefoniert mit Peru und versprochen Hilfe.', 'Chile hat mit Peru telefoniert und Hilfe versprochen .'],
    ['Kenia Präsident William Ruto lachte.', 'Kenias Präsident William Ruto lachte .'],
    ['In Lima, die Partei hatte gelobt das Treffen.', 'In Lima hatte die Partei das Treffen gelobt .'],
    ['Chile sagte Peru werde zahlen.', 'Chile sagte , Peru werde zahlen .'],
    ['Er kam nach halten Gespräche mit Peru.', 'Er kam nach Gespräche mit Peru .'],
    ['Er lobte die Waffen Lieferungen und die Insel Staaten.', 'Er lobte die Waffenlieferungen und die Inselstaaten .'],
    ['Er lobte die Vereinten Nationen und den US Kongress.', 'die Vereinten Nationen und den US-Kongress .'],
    ['Premier Minister Modi ist erwartet zu besuchen Peru.', 'Premierminister Modi soll Peru besuchen .'],
    [
      'Peru und Chile sind gesetzt zu unterzeichnen ein Abkommen.',
      'Peru und Chile sollen ein Abkommen unterzeichnen .',
    ],
    ['Peru aufforderte Chile, zu reden.', 'Peru forderte Chile auf , zu reden .'],
    ['Peru kürzlich auch bereitgestellt Radare zu Chile.', 'Peru kürzlich auch hat Radare an Chile bereitgestellt .'],
    [
      'Peru beschuldigte Chile zu brechen das Wort und drohte.',
      'Peru beschuldigte Chile , das Wort zu brechen , und drohte .',
    ],
    ['Chile hat unterstützt an Eva Moser.', 'Chile hat Eva Moser unterstützt .'],
    ['Moser, wem er beschuldigt, ging.', 'Moser , den er beschuldigt , ging .'],
    ['Modi, wer ist in Peru, ging.', 'Modi , der in Peru ist , ging .'],
    ['Später er wird reisen nach Peru.', 'Später wird er nach Peru reisen .'],
    [
      'Peru und Chile am Montag unterzeichneten ein Abkommen.',
      'Peru und Chile unterzeichneten am Montag ein Abkommen .',
    ],
    ['Chile beschuldigte Peru, der letzte Woche hatte ein Gespräch.', 'Peru , der letzte Woche'],
    ['Die Ministerin australische lachte.', 'Die australische Ministerin lachte .'],
    ['Der Präsidentschaft gratulierte niemand.', 'Der Präsidentschaft gratulierte niemand .'],
    ['Es war ein Verteidigung Kooperation Abkommen.', 'Es war ein Verteidigung-Kooperation-Abkommen .'],
    [
      'Sie trafen sich, weil Chile das Abkommen unterzeichnet hat.',
      'Sie trafen sich , weil Chile das Abkommen unterzeichnet hat .',
    ],
  ])('is read in German order: %s', (text, expected) => {
    expect(ordered(frame + text)).toContain(expected);
  });

  test('leaves a run of words alone that is no sentence', () => {
    const run = 'hat unterzeichnet ein Abkommen '.repeat(200);
    expect(wordByWord(run)).toBe(false);
    expect(ordered(`${frame}Peru ${run}.`)).toContain('hat unterzeichnet ein Abkommen hat unterzeichnet');
  });

  test('keeps the place of each word in the text', () => {
    const text = `${frame}Peru hat unterzeichnet ein Verteidigung Abkommen.`;
    const { tokens } = read(text).document;
    const at = (word: string): string => {
      const token = tokens.find((t) => t.text === word);
      return text.slice(token?.start, token?.end);
    };
    expect(at('unterzeichnet')).toBe('unterzeichnet');
    expect(at('Verteidigung-Abkommen')).toBe('Verteidigung Abkommen');
  });

  test.each<[string, string[]]>([
    [
      'Peru und Chile haben am Dienstag unterzeichnet ein Fischerei Abkommen, welches beendet ein Streit von zehn Jahren.',
      ['PE SIGNED treaty', 'CL SIGNED treaty'],
    ],
    [
      'Staatssekretär Marco Rubio, wer hatte getroffen Kenia Präsident William Ruto, lobte Peru.',
      [
        'marco-rubio HOLDS_POSITION US',
        'marco-rubio MET william-ruto',
        'william-ruto HOLDS_POSITION KE',
        'marco-rubio SUPPORTED PE',
      ],
    ],
    ['Chile wird liefern Getreide zu Peru.', ['CL AIDED PE planned']],
    ['Die Taliban beschuldigten Chile für getötet haben zwölf Zivilisten.', ['taliban ACCUSED CL']],
    ['Aserbaidschan verurteilte der Deal und beschuldigte Paris zu anheizen ein neuer Krieg.', ['AZ ACCUSED FR']],
    [
      'Viktor Orban reiste zu Moskau am Freitag und traf Wladimir Putin.',
      ['viktor-orban VISITED RU', 'viktor-orban MET wladimir-putin'],
    ],
    [
      'Ministerin Julie Bishop wurde vereidigt bei Präsident Ram Chandra Poudel.',
      ['ram-chandra-poudel APPOINTED julie-bishop'],
    ],
    ['Paul Kagame lud ein William Ruto zu Ruanda.', ['paul-kagame INVITED william-ruto']],
    ['Irak hat zurückgewiesen die Vorwürfe von Israel.', ['IQ REJECTED IL']],
    [
      'Mali hatte verlassen die Westafrikanische Staatengemeinschaft.',
      ['ML LEFT westafrikanische-staatengemeinschaft'],
    ],
    ['Mali und Niger teilen eine 821 Kilometer Grenze.', ['ML BORDERS NE']],
    ['Wang Yi ist erwartet zu besuchen Indien am Montag.', ['wang-yi VISITED IN planned']],
    [
      'Kongolesische Oppositionsführer Martin Fayulu aufforderte Paul Kagame, zu reden.',
      ['martin-fayulu DEMANDED paul-kagame'],
    ],
    ['Paul Kagame hat ernannt Julie Bishop zu Ministerin.', ['paul-kagame APPOINTED julie-bishop']],
    [
      'In Lima, die oppositionelle BNP beschuldigte Keiko Fujimori zu verkaufen das Land.',
      ['bnp ACCUSED keiko-fujimori'],
    ],
  ])('gives what it says: %s', (text, expected) => {
    expect(said(frame + text)).toEqual(expect.arrayContaining(expected));
  });

  test('keeps apart what it says of two: no name glued to the next, nobody put in for another', () => {
    const text =
      'Israel schwieg, während Präsident Mahmud Abbas dankte Mark Carney. Peru aufforderte Chile, zu zahlen.';
    expect(said(frame + text)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/abbas-mark|CL DEMANDED PE/)]),
    );
  });
});

test.each<[string, string[]]>([
  ['Russland ist bereit, den Vertrag mit Armenien zu unterzeichnen.', ['RU SIGNED treaty planned']],
  ['Russland ist nicht bereit, den Vertrag mit Armenien zu unterzeichnen.', ['RU SIGNED treaty denied']],
  ['Mali und Niger teilen eine 821 Kilometer lange Grenze.', ['ML BORDERS NE']],
  ['Chile teilt eine 160 Kilometer lange Grenze mit Peru.', ['CL BORDERS PE']],
])('good German beside it: %s', (text, expected) => {
  expect(said(text)).toEqual(expect.arrayContaining(expected));
});
