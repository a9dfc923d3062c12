import { expect, test } from '@jest/globals';
import { clean } from '../ingest/clean.ts';
import { articleFromHtml, readPage } from '../ingest/read/html.ts';
import { readabilityBlocks } from '../ingest/read/mainText.ts';
import { cpuOf } from './shared.ts';

const title = 'Zwei Länder erneuern ihren Pakt';
const paragraphs = [
  'Die Außenminister beider Länder haben am Dienstag in der Hauptstadt ein neues Abkommen über die gemeinsame Grenze unterzeichnet.',
  'Nach Angaben der Regierung ersetzt der Vertrag eine Vereinbarung aus dem Jahr 1987, die im vergangenen Herbst ausgelaufen war.',
  '„Wir haben lange verhandelt“, sagte Minister Karl Berg, „und am Ende haben beide Seiten gewonnen.“ Die Opposition sprach von einem Fehler.',
  'Das Parlament muss dem Abkommen noch zustimmen; die Abstimmung soll nach der Sommerpause stattfinden.',
  'Im Nachbarland stieß der Schritt auf Zustimmung. Präsidentin Anna Tal nannte ihn einen Anfang und lud Berg zu einem Besuch ein.',
];
const related = [
  'Streit um Fischerei geht weiter',
  'Neue Brücke über den Grenzfluss',
  'Warum der Zoll jetzt streikt',
  'Wetter: Sturm an der Küste',
];

const list = related.map((text, k) => `<li><a href="/a/${k}">${text}</a></li>`).join('');
const noise = {
  nav: '<nav><ul><li><a href="/">Startseite</a></li><li><a href="/p">Politik</a></li><li><a href="/s">Sport</a></li></ul></nav>',
  header: '<header><div class="logo">Beispielblatt</div><form><input name="q"><button>Suchen</button></form></header>',
  cookies:
    '<div class="cookie-banner"><p>Wir verwenden Cookies, um Ihnen ein besseres Erlebnis zu bieten. <button>Alle akzeptieren</button></p></div>',
  share: '<div class="share-bar"><a href="#">Facebook</a> <a href="#">X</a> <a href="#">E-Mail</a></div>',
  related: `<div class="related"><h3>Mehr zum Thema</h3><ul>${list}</ul></div>`,
  aside: `<aside><h2>Meistgelesen</h2><ol>${list}</ol></aside>`,
  newsletter:
    '<section class="newsletter-box"><h3>Newsletter</h3><p>Abonnieren Sie unseren Newsletter und verpassen Sie nichts mehr aus der Politik.</p></section>',
  comments:
    '<div id="comments" class="comments"><h3>Kommentare (2)</h3><p>Leser1: Das war überfällig, meine ich jedenfalls.</p><p>Leser2: Ich sehe das ganz anders als mein Vorredner.</p></div>',
  footer:
    '<footer><p>© Beispielblatt GmbH. Alle Rechte vorbehalten.</p><a href="/i">Impressum</a> <a href="/d">Datenschutz</a></footer>',
  script:
    '<script>window.track = function () { return "Minister"; };</script><style>.a { color: red }</style><noscript>Bitte JavaScript einschalten</noscript>',
};

const story = paragraphs.map((text) => `<p>${text}</p>`);
const pages: Record<string, string> = {
  'a semantic page': `<!doctype html><html lang="de"><head><title>${title} | Beispielblatt</title><meta property="og:site_name" content="Beispielblatt"></head><body>${noise.script}${noise.header}${noise.nav}${noise.cookies}<main><article><h1>${title}</h1>${noise.share}${story.join('')}${noise.related}</article></main>${noise.aside}${noise.comments}${noise.footer}</body></html>`,
  'a page of nested divs': `<html><head><title>${title}</title></head><body>${noise.nav}<div class="wrap"><div class="col"><div class="content"><h1>${title}</h1>${story.slice(0, 2).join('')}${noise.newsletter}${story.slice(2).join('')}</div>${noise.share}</div><div class="teaser-list">${list}</div></div>${noise.footer}</body></html>`,
  'a page with line breaks for paragraphs': `<html><head><title>${title}</title></head><body>${noise.header}<div id="text"><h2>${title}</h2>${paragraphs.join('<br><br>')}</div>${noise.aside}${noise.footer}</body></html>`,
  'a page with a figure and subheads': `<html><body><article><header><h1>${title}</h1><p class="byline">Von Eva Muster</p></header><figure><img src="x.jpg" alt="Bild"><figcaption>Beim Händedruck. Foto: Agentur</figcaption></figure>${story.slice(0, 3).join('')}<h2>Warten auf das Parlament</h2>${story.slice(3).join('')}</article>${noise.comments}${noise.footer}</body></html>`,
  'a table layout': `<html><head><title>${title}</title></head><body><table><tr><td>${noise.nav}</td><td><h1>${title}</h1>${story.join('')}</td><td>${noise.aside}</td></tr></table></body></html>`,
  'a page with meaningless class names': `<html><head><title>${title}</title></head><body><div class="x1"><div class="x2"><a href="/">Startseite</a> <a href="/p">Politik</a></div><div class="x3"><h1>${title}</h1><div class="x4">Von Eva Muster</div>${story.slice(0, 3).join('')}<div class="x5"><p>Mehr zum Thema</p><ul>${list}</ul></div>${story.slice(3).join('')}<p>Lesen Sie auch: <a href="/q">Warum der Zoll jetzt streikt</a></p><p>Foto: Agentur</p></div><div class="x6"><h3>Meistgelesen</h3>${list}</div><div class="x7">© Beispielblatt <a href="/i">Impressum</a></div></div></body></html>`,
  'a page that calls its lead a teaser and its story a paywall': `<html><body><h1>${title}</h1><p class="teaser">${paragraphs[0]}</p><div class="paywall">${story.slice(1).join('')}</div><div class="commentary"></div></body></html>`,
  'a fragment without html tags': `<h1>${title}</h1>${story.join('')}`,
};

/** What counts of an article after reading and cleaning. */
async function newsOf(html: string): Promise<string> {
  const article = await articleFromHtml(html, { name: 'x' });
  return clean(article)
    .filter((region) => region.kind !== 'ignored')
    .map((region) => article.text.slice(region.start, region.end))
    .join(' ');
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

test.each(Object.keys(pages))('%s gives its story: recall 1, precision at least 0.95', async (name) => {
  const found = words(await newsOf(pages[name] as string));
  const wanted = words([title, ...paragraphs].join(' '));
  const rest = [...found];
  let hits = 0;
  for (const word of wanted) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    hits++;
  }
  expect(hits / wanted.length).toBe(1);
  expect({ share: hits / found.length >= 0.95, rest: rest.join(' ').slice(0, 200) }).toEqual({
    share: true,
    rest: rest.join(' ').slice(0, 200),
  });
});

test('paragraphs stay apart', async () => {
  const { text } = await articleFromHtml(pages['a semantic page'] as string, { name: 'x' });
  for (const paragraph of paragraphs) expect(text.split('\n')).toContain(paragraph);
});

const ld = (object: unknown): string => `<script type="application/ld+json">${JSON.stringify(object)}</script>`;
const body = `<article>${story.join('')}</article>`;
test.each<[string, string, Record<string, string | undefined>]>([
  [
    'JSON-LD',
    `<html lang="de-AT"><head>${ld({ '@graph': [{ '@type': 'WebPage' }, { '@type': ['NewsArticle'], headline: title, datePublished: '2019-05-03T23:30:00+02:00', url: 'https://example.org/a', publisher: { name: 'Beispielblatt' } }] })}</head><body>${body}</body></html>`,
    { title, publishedAt: '2019-05-03', url: 'https://example.org/a', source: 'Beispielblatt', language: 'de' },
  ],
  [
    'OpenGraph',
    `<html><head><meta property="og:title" content="${title} | Beispielblatt"><meta property="og:site_name" content="Beispielblatt"><meta property="article:published_time" content="2019-05-03"><link rel="canonical" href="https://example.org/b"></head><body>${body}</body></html>`,
    { title, publishedAt: '2019-05-03', url: 'https://example.org/b', source: 'Beispielblatt', language: 'de' },
  ],
  [
    'a time element',
    `<html><head><title>${title}</title></head><body><article><time datetime="2019-05-03T08:00">3. Mai</time>${story.join('')}</article></body></html>`,
    { title, publishedAt: '2019-05-03' },
  ],
  [
    'the time of the article, not of the site or of a change',
    `<html><head><title>${title}</title></head><body><header><time datetime="2019-06-01">heute</time></header><nav><time datetime="2019-05-31">gestern</time></nav><article><h1>${title}</h1><time itemprop="dateModified" datetime="2019-05-07">geändert</time> <time datetime="2019-05-03">3. Mai</time>${story.join('')}</article></body></html>`,
    { title, publishedAt: '2019-05-03' },
  ],
  [
    'of several articles in JSON-LD the one with the address of the page',
    `<html><head><title>${title}</title><link rel="canonical" href="https://example.org/c">${ld([
      { '@type': 'NewsArticle', headline: 'Fußball', datePublished: '2018-01-01', url: 'https://example.org/f' },
      { '@type': 'NewsArticle', headline: title, datePublished: '2019-05-03', url: 'https://example.org/c' },
    ])}</head><body>${body}</body></html>`,
    { title, publishedAt: '2019-05-03', url: 'https://example.org/c' },
  ],
  [
    'an author whom a box about her names in a sentence',
    `<html><body>${body}<div class="author"><p>Karla van Berg berichtet seit 2010 aus Riga.</p></div></body></html>`,
    { author: 'Karla van Berg' },
  ],
  [
    'an author by id, and og:url where the canonical address is the front page',
    `<html><head><link rel="canonical" href="https://example.org/"><meta property="og:url" content="https://example.org/d">${ld(
      {
        '@graph': [
          { '@type': 'Person', '@id': '#p', name: 'Jan Öl' },
          { '@type': 'NewsArticle', headline: title, author: { '@id': '#p' } },
        ],
      },
    )}</head><body>${body}</body></html>`,
    { title, author: 'Jan Öl', url: 'https://example.org/d' },
  ],
  [
    'JSON-LD whose objects speak of each other',
    `<html><head>${ld({
      '@graph': [
        { '@type': 'Organization', '@id': '#haus', name: 'Beispielblatt' },
        {
          '@type': 'NewsArticle',
          headline: { '@value': title },
          datePublished: '2019-5-3',
          mainEntityOfPage: { '@id': 'https://example.org/a' },
          publisher: { '@id': '#haus' },
        },
      ],
    }).replace('}]}', '},]}')}</head><body>${body}</body></html>`,
    { title, publishedAt: '2019-05-03', url: 'https://example.org/a', source: 'Beispielblatt' },
  ],
  [
    'German meta',
    `<html><head><title>${title}</title><meta name="date" content="3. Mai 2019"></head><body>${body}</body></html>`,
    { publishedAt: '2019-05-03' },
  ],
  [
    'a dateline',
    `<html><head><title>${title}</title></head><body><article><p>Rom, 3. Mai 2019 (dpa) – Es geht los.</p>${story.join('')}</article></body></html>`,
    { publishedAt: '2019-05-03' },
  ],
  [
    'nothing',
    `<html><head><title>${title}</title><link rel="canonical" href="javascript:alert(1)"></head><body>${body}</body></html>`,
    { publishedAt: undefined, url: undefined },
  ],
  [
    'broken JSON-LD',
    `<html><head><title>${title}</title><script type="application/ld+json">{"@type": "NewsArticle", </script></head><body>${body}</body></html>`,
    { title },
  ],
])('takes metadata from %s', async (_, html, expected) => {
  const article = new Map(Object.entries(await articleFromHtml(html, { name: 'x' })));
  expect(Object.fromEntries(Object.keys(expected).map((key) => [key, article.get(key)]))).toEqual(expected);
});

test('what the caller knows wins over the page', async () => {
  const article = await articleFromHtml(pages['a semantic page'] as string, {
    name: 'x',
    publishedAt: '2001-01-01',
    source: 'Archiv',
  });
  expect([article.publishedAt, article.source]).toEqual(['2001-01-01', 'Archiv']);
});

test('the article body of JSON-LD serves where the page hides its story', async () => {
  const html = `<html><head>${ld({ '@type': 'NewsArticle', headline: title, articleBody: paragraphs.join('\n\n') })}</head><body><p>Bitte anmelden.</p></body></html>`;
  expect(await newsOf(html)).toContain(paragraphs[3] as string);
});

test('no markup, script or handler of the page is kept', async () => {
  const html = `<html><body><article>${story.join('')}<p onclick="x()"><img src=x onerror="alert(1)">Ende &lt;b&gt; <a href="javascript:alert(1)">hier</a>.</p><script>alert(2)</script></article></body></html>`;
  const { text } = await articleFromHtml(html, { name: 'x' });
  expect(text).toContain('Ende <b> hier.');
  expect(text).not.toMatch(/alert|onerror|javascript/);
});

test.each<[string, string]>([
  ['nothing', ''],
  ['plain text', 'Kein Tag, nur Text.'],
  ['an open tag', '<div'],
  ['an endless script', `<script>${'a'.repeat(50_000)}`],
  ['an endless comment', `<!--${'-'.repeat(50_000)}`],
  ['only brackets', '<'.repeat(50_000)],
  ['more pieces of text than one call takes', `<html><body>${'<'.repeat(200_000)}Der Pakt hält nun doch.`],
  [
    '3,000 nested divs',
    `<html><body>${'<div>'.repeat(3000)}Der Pakt hält nun doch.${'</div>'.repeat(3000)}</body></html>`,
  ],
  ['100,000 nested divs', `${'<div>'.repeat(100_000)}Der Pakt hält nun doch.`],
  ['200,000 elements', `<html><body>${'<b>x</b> '.repeat(200_000)}</body></html>`],
  ['open paragraphs', `<html><body>${'<p>Der Pakt hält nun doch.'.repeat(2000)}</body></html>`],
  [
    'nested JSON-LD',
    `<script type="application/ld+json">${'['.repeat(5000)}${']'.repeat(5000)}</script><p>Der Pakt hält nun doch.</p>`,
  ],
])('a page of %s neither throws nor takes long', async (_, html) => {
  // what grows with the square takes minutes for the longest of these
  expect(await cpuOf(() => articleFromHtml(html, { name: 'x' }), 10_000)).toBeLessThan(10_000);
});

test('a tree that Readability stumbles over has no part that it finds', async () => {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML(`<html><head><title>x</title></head>${written}</html>`);
  expect(await readabilityBlocks(document as never)).toEqual([]);
});

const written = story.join('');
test.each<[string, string]>([
  ['without a body', `<html><head><title>${title}</title></head>${written}</html>`],
  ['without the end of its head', `<html><head><title>${title}</title><meta name="a" content="b">${written}`],
  ['with a body within its head', `<html><head><title>${title}</title><body>${written}</body></html>`],
  ['behind its body', `<html><head><title>${title}</title></head><body><p>x</p></body>${written}</html>`],
  ['behind its end', `<html><head><title>${title}</title></head><body><p>x</p></body></html>${written}`],
  ['before its head', `<html>${written}<head><title>${title}</title></head><body><p>x</p></body></html>`],
  ['before its first tag', `${written}<html><head><title>${title}</title></head><body><p>x</p></body></html>`],
  ['in a second body', `<html><body><p>x</p></body><body>${written}</body></html>`],
  ['in a second page', `<html><body><p>x</p></body></html><html><body>${written}</body></html>`],
  ['in a frameset', `<html><head></head><frameset>${written}</frameset></html>`],
  ['in capital letters', `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>${written}</HTML>`],
])('the story of a page is read %s', async (_, html) => {
  const page = await readPage(html);
  expect(paragraphs.filter((text) => !page.text.includes(text))).toEqual([]);
});

test('the deep page is read all the same', async () => {
  const { text } = await articleFromHtml(
    `<html><body>${'<div>'.repeat(3000)}Der Pakt h&auml;lt &#8211; nun&nbsp;doch.`,
    { name: 'x' },
  );
  expect(text).toBe('Der Pakt hält – nun doch.');
});

test('a tag of a million attributes does not hold up its page', async () => {
  const attributes = Array.from({ length: 300_000 }, (_, i) => `a${i}=1`).join(' ');
  const html = `<html lang="de"><body><article><h1>Die Minister einigen sich</h1><p ${attributes}>Die Minister beider Länder trafen sich am Dienstag in Rom und sprachen über den Pakt.</p></article></body></html>`;
  const before = process.cpuUsage();
  const page = await readPage(html);
  const { user } = process.cpuUsage(before);
  expect(page.text).toContain('Die Minister beider Länder trafen sich');
  // It took minutes.
  expect(user / 1e6).toBeLessThan(20);
});
