import { describe, expect, test } from '@jest/globals';
import { articleFromText } from '../index.ts';
import { headNamed, knownSpelling } from '../ingest/knowledge/knownPersons.ts';
import { leaderLists } from '../ingest/knowledge/owners.ts';
import { readArticle } from '../ingest/readArticle.ts';

/** Ids of the persons of a text. */
const personsOf = (text: string): string[] =>
  (readArticle(articleFromText(text, { name: 'text' })).reading?.entities ?? [])
    .filter(({ type }) => type === 'Person')
    .map(({ id }) => id.replace('person:', ''))
    .sort();

describe('one node for one well-known person', () => {
  test.each([
    ['Der ukrainische Präsident Wolodymyr Selenskyj reiste nach Polen.', 'wolodymyr-selenskyj'],
    ['Der ukrainische Präsident Wolodimir Selenski reiste nach Polen.', 'wolodymyr-selenskyj'],
    ['Volodymyr Zelensky reiste aus der Ukraine nach Polen.', 'wolodymyr-selenskyj'],
    ['Vladimir Putin reiste nach China.', 'wladimir-putin'],
    ['Am Abend reiste Putin nach China.', 'wladimir-putin'],
    ['Sergey Lavrov vertrat Russland in Genf.', 'sergej-lawrow'],
    ['Mohammad Javad Zarif vertrat den Iran in Wien.', 'mohammed-dschawad-sarif'],
    ['Bashar al-Assad herrschte in Syrien.', 'baschar-al-assad'],
    ['Muammar Gaddafi herrschte in Libyen.', 'muammar-al-gaddafi'],
    ['Tayyip Erdoğan besuchte Athen.', 'recep-tayyip-erdogan'],
    ['Der australische Premierminister Turnbull besuchte Japan.', 'malcolm-turnbull'],
  ])('%s', (text, id) => expect(personsOf(text)).toEqual([id]));

  test('two spellings in one article are one person', () =>
    expect(personsOf('Wolodymyr Zelensky sprach in Kiew. Selenskyj dankte der Ukraine und Polen.')).toEqual([
      'wolodymyr-selenskyj',
    ]));

  test.each([
    ['another vowel is another name', 'Der syrische Arzt Baschir al-Assad traf Angela Merkel.', 'baschir-al-assad'],
    ['another given name', 'Anna Netanyahu spielte für Israel gegen Angela Merkel.', 'anna-netanyahu'],
    ['the state is not spoken of', 'Dmitry Peskov traf Angela Merkel in Rom.', 'dmitry-peskov'],
    ['a name that others bear too', 'Alexander Novak traf Angela Merkel in Russland.', 'alexander-novak'],
    ['two heads of one family name', 'Der US-Präsident Bush traf Angela Merkel.', 'bush'],
    ['an office of something else', 'Vereinspräsident Köhler traf Angela Merkel in Deutschland.', 'koehler'],
  ])('not where %s', (_, text, id) => expect(personsOf(text)).toEqual(['angela-merkel', id].sort()));

  test('a meeting told by family names stands once, whoever comes first by the new id', () => {
    const { reading } = readArticle(articleFromText('Angela Merkel traf Putin in Sotschi.', { name: 'text' }));
    const [met] = reading?.statements.filter(({ type }) => type === 'MET') ?? [];
    expect([met?.from, met?.to]).toEqual(['person:angela-merkel', 'person:wladimir-putin']);
    const second = readArticle(articleFromText('Der australische Premier Turnbull traf Xi Jinping.', { name: 'text' }));
    const [talk] = second.reading?.statements.filter(({ type }) => type === 'MET') ?? [];
    expect([talk?.from, talk?.to]).toEqual(['person:malcolm-turnbull', 'person:xi-jinping']);
    const text = second.reading?.article.text ?? '';
    expect(text.slice(talk?.marks?.from?.start, talk?.marks?.from?.end)).toContain('Turnbull');
  });
});

describe('the lists behind it', () => {
  test('no spelling of one listed person leads to a person of another family name', () => {
    const initials = (name: string): string => (name.split(' ').at(-1) ?? '').replace(/^a[ls]-/, '').slice(0, 1);
    /** Letters that one sound has in several spellings. */
    const alike = ['SZ', 'WV', 'JIYD', 'KCQ', 'MB'];
    const odd = leaderLists.flatMap(({ owner, names }) =>
      names.flatMap((name) => {
        const known = knownSpelling(name, new Set([owner])) ?? name;
        const [a, b] = [initials(name), initials(known)];
        return a === b || alike.some((letters) => letters.includes(a) && letters.includes(b))
          ? []
          : [`${name} → ${known}`];
      }),
    );
    expect(odd).toEqual([]);
  });

  test('heads by their family name', () => {
    expect(headNamed('Merkel', 'country:DE')).toBe('Angela Merkel');
    expect(headNamed('Assad', 'country:SY')).toBeUndefined();
    expect(headNamed('Lawrow', 'country:RU')).toBeUndefined();
  });
});
