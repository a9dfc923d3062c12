import { BLOCKS } from './dom.ts';

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim());
  const kept: string[] = [];
  for (const line of lines) if (line !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(line);
  while (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Number of tags and greatest nesting, counted on the characters before any tree is built. */
export function measure(html: string): { depth: number; elements: number } {
  let depth = 0;
  let most = 0;
  let elements = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1) | 0x20;
    if (html[at + 1] === '/') depth = Math.max(0, depth - 1);
    else if (next >= 0x61 && next <= 0x7a) {
      elements++;
      let stop = at + 1;
      while (stop < at + 12 && (html.charCodeAt(stop) | 0x20) >= 0x61 && (html.charCodeAt(stop) | 0x20) <= 0x7a) stop++;
      const name = html.slice(at + 1, stop).toLowerCase();
      // p and li are mostly left open
      if (!VOID.has(name) && name !== 'p' && name !== 'li' && name !== 'td' && name !== 'tr')
        most = Math.max(most, ++depth);
    }
  }
  return { depth: most, elements };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  euro: '€',
  eacute: 'é',
  shy: '',
};

/** Text of a page without a tree: scripts, styles and tags out, block tags are paragraph borders. Linear in the length. */
export function stripTags(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      out += html.slice(at);
      break;
    }
    out += html.slice(at, open);
    const match = /^<\/?([a-zA-Z][a-zA-Z0-9]{0,14})/.exec(html.slice(open, open + 18));
    if (match === null && !html.startsWith('<!', open) && !html.startsWith('<?', open)) {
      out += '<';
      at = open + 1;
      continue;
    }
    const name = match?.[1]?.toLowerCase() ?? '';
    let close = html.indexOf(html.startsWith('<!--', open) ? '-->' : '>', open);
    if (close < 0) break;
    if ((name === 'script' || name === 'style') && html[open + 1] !== '/') {
      const end = html.indexOf(`</${name}`, close);
      if (end < 0) break;
      close = html.indexOf('>', end);
      if (close < 0) break;
    }
    if (BLOCKS.has(name)) out += '\n\n';
    else if (name === 'br') out += '\n';
    at = close + 1;
  }
  const decoded = out.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] as string) : whole;
      const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
  return tidy(decoded);
}
