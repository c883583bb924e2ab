/** Longest piece that is taken for a tag, and longest document that is read, in UTF-16 units. */
const longestTag = 8_192;
const longestHtml = 500_000;

type Tag = { name: string; isEnd: boolean; attributes: string };
type List = { isOrdered: boolean; count: number };
type Link = { start: number; href: string; isName: boolean };

const entities = new Map<string, string>(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', hellip: '…', ndash: '–', mdash: '—' },
    ...{
      laquo: '«',
      raquo: '»',
      lsquo: '‘',
      rsquo: '’',
      ldquo: '“',
      rdquo: '”',
      bull: '•',
      shy: '\u00ad',
      zwnj: '\u200c',
      zwj: '\u200d',
    },
  }),
);
/** What is not shown. */
const silent = new Set(['script', 'style', 'template', 'head', 'title', 'noscript', 'iframe', 'object', 'svg', 'math']);
const blocks = new Set(['p', 'div', 'blockquote', 'ul', 'ol', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table']);

/**
 * The text that a reader of this HTML sees: paragraphs, lines, list items and quotes as in a letter, addresses written
 * out, and a link behind other words after them. Takes time in proportion to the length, whatever it is given.
 */
export function htmlToText(html: string): string {
  const source = html.slice(0, longestHtml);
  const out = createWriter();
  const lists: List[] = [];
  // A link within a link ends the outer one, as in a browser.
  let link: Link | undefined;
  let quiet: string | null = null;
  for (const piece of pieces(source)) {
    if (typeof piece === 'string') {
      if (quiet === null) out.text(decode(piece));
      continue;
    }
    const { name, isEnd, attributes } = piece;
    if (quiet !== null) {
      if (isEnd && name === quiet) quiet = null;
    } else if (silent.has(name)) {
      if (!isEnd && !attributes.endsWith('/')) quiet = name;
    } else if (name === 'a') {
      if (link) endLink(out, link);
      link = isEnd
        ? undefined
        : { start: out.length(), href: attribute(attributes, 'href'), isName: isName(attributes) };
    } else if (name === 'img') out.text(attribute(attributes, 'alt'));
    else layOut(out, piece, lists);
  }
  return out.done();
}

/** Texts and tags in their order. A `<` that begins no tag is text. */
function* pieces(source: string): Generator<string | Tag> {
  let close = -1;
  for (let at = 0; at < source.length; ) {
    if (close < at && close !== source.length) {
      const next = source.indexOf('>', at);
      close = next === -1 ? source.length : next;
    }
    const tag = source[at] === '<' ? readTag(source, at, close) : null;
    if (tag !== null) {
      yield tag;
      at = close + 1;
      continue;
    }
    const next = source.indexOf('<', at + 1);
    const end = next === -1 ? source.length : next;
    yield source.slice(at, end);
    at = end;
  }
}

function readTag(source: string, at: number, close: number): Tag | null {
  const [sign = ''] = source.slice(at + 1, at + 2);
  if (close === source.length || close - at > longestTag || !/[a-z/!?]/i.test(sign)) return null;
  const isEnd = sign === '/';
  const inside = source.slice(at + (isEnd ? 2 : 1), close);
  const name = /^[^\s/]*/.exec(inside)?.[0].toLowerCase() ?? '';
  return { name, isEnd, attributes: inside.slice(name.length) };
}

function layOut(out: Writer, { name, isEnd }: Tag, lists: List[]): void {
  if (name === 'br') out.line();
  else if (name === 'li') {
    if (!isEnd) startItem(out, lists.at(-1));
  } else if (blocks.has(name)) {
    if (name === 'ul' || name === 'ol') {
      if (isEnd) lists.pop();
      else lists.push({ isOrdered: name === 'ol', count: 0 });
    }
    if (name === 'blockquote') out.quote(isEnd ? -1 : 1);
    out.paragraph();
  }
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|[\\s"'])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return decode(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}

/** A person's name or a hashtag, whose address says nothing more. */
const isName = (attributes: string): boolean => /\b(?:mention|hashtag)\b/.test(attribute(attributes, 'class'));

function startItem(out: Writer, list: List | undefined): void {
  out.line();
  if (list) list.count += 1;
  out.text(list?.isOrdered ? `${list.count}. ` : '- ');
}

function endLink(out: Writer, { start, href, isName }: Link): void {
  if (isName) return;
  const words = out.since(start);
  const isWeb = /^https?:\/\//i.test(href);
  if (!isWeb || isSameAddress(words, href)) return;
  if (words.trim() === '') out.text(href);
  else out.text(` (${href})`);
}

/** Servers show addresses without their beginning, and sometimes cut. */
function isSameAddress(words: string, href: string): boolean {
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^https?:\/\/(?:www\.)?/i, '')
      .replace(/\/$/, '');
  return bare(words) === bare(href) || safeDecode(bare(href)) === bare(words);
}

function safeDecode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities.get(name.toLowerCase()) ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isSign = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
      return isSign ? String.fromCodePoint(point) : '\ufffd';
    },
  );
}

type Writer = ReturnType<typeof createWriter>;

/** Gathers text; white space between blocks is counted and written only when something follows. */
function createWriter() {
  const parts: string[] = [];
  let breaks = 0;
  let quotes = 0;
  return {
    length: () => parts.length,
    since: (start: number) => parts.slice(start).join('').trim(),
    text: (text: string) => {
      const isNewLine = breaks > 0 || parts.length === 0;
      if (text === '' || (isNewLine && text.trim() === '')) return;
      if (parts.length > 0 && breaks > 0) parts.push('\n'.repeat(breaks));
      breaks = 0;
      parts.push(isNewLine ? '> '.repeat(quotes) + text.trimStart() : text);
    },
    line: () => {
      breaks = Math.min(breaks + 1, 2);
    },
    paragraph: () => {
      breaks = 2;
    },
    quote: (by: 1 | -1) => {
      quotes = Math.max(0, Math.min(quotes + by, 3));
    },
    done: () => parts.join('').replaceAll('\u0000', '').toWellFormed().trim(),
  };
}
