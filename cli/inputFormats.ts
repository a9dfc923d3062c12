import { endings } from '../ingest/read/index.ts';

/** One kind of file that is read, with an example and what becomes of it. */
interface InputFormat {
  readonly endings: readonly string[];
  readonly says: string;
  readonly fence?: string;
  readonly example?: string;
}

/** Every ending that is read stands here once; a test compares. */
export const inputFormats: readonly InputFormat[] = [
  { endings: ['txt'], says: 'One article as text. Title and day are looked for in its first and last lines.' },
  {
    endings: ['md'],
    says: 'One article as Markdown. Front matter is YAML: title, date, url, source, language, and author or authors, one or a list; what is no YAML is read line by line.',
    fence: 'markdown',
    example:
      '---\ntitle: Ein Pakt auf See\ndate: 2031-05-03\nsource: Küstenblatt\n---\nAnna Berg unterschrieb den „Seepakt“.',
  },
  {
    endings: ['html', 'htm'],
    says:
      'One page. The main text is found by Readability; what it leaves behind (the lead, paragraphs in containers of their own) is fetched, and what is no ' +
      'part of the story (credits, captions, related links, newsletter boxes, comments, biographies of the writer) is left out. Title, day, address, outlet, ' +
      'author and language come from JSON-LD, Open Graph, meta tags, time elements and the lines beside the headline; `extract --explain` shows which. ' +
      'A page that takes longer than `--article-seconds` to parse is a problem, and the run goes on.',
  },
  {
    endings: ['jsonl', 'ndjson'],
    says:
      'One article per line. Keys that common news sets use are known (news-please and CC-News, NewsAPI, Guardian, New York Times, webhose, ninjs, ' +
      'schema.org, WordPress, dumps of Elasticsearch and CouchDB); others are named: `--fields text=inhalt.lang,title=kopf,date=tag`. ' +
      'A file that `export --format statements` wrote is taken back as a backup.',
    fence: 'json',
    example:
      '{"id":"see-1","title":"Ein Pakt auf See","text":"Anna Berg unterschrieb den „Seepakt“.","published":"2031-05-03","url":"https://blatt.example/see"}',
  },
  {
    endings: ['json'],
    says: 'One article, a list of them (read item by item, however long), an object with a list inside, JSON Feed, or JSON lines after all.',
    fence: 'json',
    example:
      '{"articles":[{"title":"Ein Pakt auf See","content":"Anna Berg unterschrieb den „Seepakt“.","publishedAt":"2031-05-03T08:00:00Z"}]}',
  },
  {
    endings: ['rss', 'atom', 'xml'],
    says: 'RSS 0.9 to 2.0 and Atom. Document types and their entities are not read; of a feed that breaks off the complete items are kept.',
    fence: 'xml',
    example:
      '<rss version="2.0"><channel><title>Küstenblatt</title><item><title>Ein Pakt auf See</title><link>https://blatt.example/see</link>\n<pubDate>Sat, 03 May 2031 08:00:00 GMT</pubDate><description>Anna Berg unterschrieb den „Seepakt“.</description></item></channel></rss>',
  },
  {
    endings: ['warc'],
    says:
      'Web archives as Common Crawl’s CC-NEWS has them, also `.warc.gz`: HTML responses with status 200, and converted texts (WET). One record is in memory at a time. ' +
      'The day of the crawl is not taken for the day of the article.',
  },
  {
    endings: ['pdf'],
    says:
      'The text of a PDF as one article: broken words joined, repeated headers and page numbers left out. Up to 300 pages, 10 s (of time and of the processor) and 512 MB of memory; a file that is only ' +
      'scanned pictures, or needs a password, is told. Columns are read in the order in which the file has them.',
  },
  {
    endings: ['epub'],
    says: 'The chapters of an e-book or of a newspaper’s issue, in reading order, each an article.',
  },
  {
    endings: ['gz', 'zip'],
    says: 'Any of the above, packed; zip archives with many files, up to three layers deep. A file that unpacks to more than 200 times its size and 32 MB is taken for a bomb and not read on. Of a gzip file that is cut or damaged all that can be unpacked is read; where each record is a member of its own, as in the archives of CC-NEWS, reading goes on behind a broken one, and says where.',
  },
];

/** The first part of docs/formats.md. */
export const describeInputs = (): readonly string[] => [
  '# Formats',
  '',
  'Made from the program by `npm run docs`.',
  '',
  '## What is read',
  '',
  "`entente ingest PATH…` and `entente extract PATH…` take files, folders with everything in them, patterns (`'news/2031-*.html'`) and `-` for standard input, whose format is told by",
  'its first bytes, and addresses (`https://…`) of pages, files and feeds. Only public hosts are asked (`--allow-private` lifts that), each redirect is checked, a host is asked once a second',
  'at most (a busy one once more, when it says after how many seconds, up to 30); of a feed’s items the pages are read where the feed has only a summary and robots.txt allows it. Text may be UTF-8, UTF-16, UTF-32, Windows-1252, Latin-1 or another charset that is declared or can be told; a wrong declaration is noticed. An article, page or',
  'record may have 20 MB, its text two million characters. Articles in other languages than German are counted, not read; Swiss German, Luxembourgish, Low German and Yiddish are others. What cannot be read is told with its place (path, line, offset,',
  'member of an archive), and the run goes on.',
  '',
  ...inputFormats.flatMap(({ endings, says, fence, example }) => [
    `### ${endings.map((ending) => `.${ending}`).join(', ')}`,
    '',
    says,
    '',
    ...(example === undefined ? [] : [`\`\`\`\`${fence ?? ''}`, example, '````', '']),
  ]),
];

/** Endings that the program reads and this list does not name, or the other way round. */
export const undescribed = (): readonly string[] => {
  const described = inputFormats.flatMap((format) => format.endings);
  return [
    ...endings.filter((ending) => !described.includes(ending)),
    ...described.filter((ending) => !endings.includes(ending)),
  ];
};
