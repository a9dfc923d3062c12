import { BLOCKS } from './dom.ts';

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim());
  const kept: string[] = [];
  for (const line of lines) if (line !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(line);
  while (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** What stands between these is no markup: minified scripts are full of `a<b`. */
const RAW = new Set(['script', 'style', 'textarea']);
/** They are mostly left open: neither their beginning nor their end counts. */
const OPEN_ENDED = new Set(['p', 'li', 'td', 'tr', 'th', 'dt', 'dd', 'option', 'tbody']);

function nameAt(html: string, at: number): string {
  let stop = at;
  while (stop < at + 11 && (html.charCodeAt(stop) | 0x20) >= 0x61 && (html.charCodeAt(stop) | 0x20) <= 0x7a) stop++;
  return html.slice(at, stop).toLowerCase();
}

/** Number of tags and greatest nesting outside of drawings, counted on the characters before any tree is built: about what the tree will have. */
export function measure(html: string): { depth: number; elements: number } {
  let depth = 0;
  let most = 0;
  let elements = 0;
  let inDrawing = false;
  const rawEnd = /<\/(?:script|style|textarea)/gi;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at);
      if (end < 0) break;
      at = end;
      continue;
    }
    const isEnd = html[at + 1] === '/';
    const name = nameAt(html, isEnd ? at + 2 : at + 1);
    // drawings are full of elements that close themselves, and are thrown away
    if (name === 'svg') inDrawing = !isEnd;
    if (name === '' || inDrawing || VOID.has(name) || OPEN_ENDED.has(name)) {
      if (!isEnd && name !== '') elements++;
    } else if (isEnd) depth = Math.max(0, depth - 1);
    else {
      elements++;
      if (RAW.has(name)) {
        rawEnd.lastIndex = at;
        const end = rawEnd.exec(html);
        if (end === null) break;
        at = end.index;
      } else most = Math.max(most, ++depth);
    }
  }
  return { depth: most, elements };
}

/** Names of U+00A0 to U+00FF in order, as HTML 4 has them. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.map((name, i) => [name, String.fromCodePoint(0xa0 + i)] as const),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    shy: '',
    ndash: '–',
    mdash: '—',
    bdquo: '„',
    ldquo: '“',
    rdquo: '”',
    sbquo: '‚',
    lsquo: '‘',
    rsquo: '’',
    lsaquo: '‹',
    rsaquo: '›',
    hellip: '…',
    bull: '•',
    euro: '€',
    Scaron: 'Š',
    scaron: 'š',
  }),
]);

/** HTML's references to characters → the characters, once; unknown ones stay as they are. */
export function decodeEntities(html: string): string {
  return html.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d{0,2}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

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
  return tidy(decodeEntities(out));
}
