/** What a mail says, and what stands below or above it: quotations of earlier mails and the signature. */
export type Folded = { said: string; quoted: string };

/** Lines with which mail programs introduce what they quote, in the five languages of the app. */
const introductions: readonly RegExp[] = [
  /^On\s.{4,300}\bwrote\s*:$/i,
  /^.{1,200}\swrote\son\s.{4,200}:$/i,
  /^Am\s.{4,300}\b(?:schrieb|hat)\b.{0,200}:$/i,
  /^.{1,200}\sschrieb\s(?:am\s.{4,200}|.{0,40}):$/i,
  /^Le\s.{4,300}\sa\sécrit\s*:$/i,
  /^.{1,200}\sa\sécrit\sle\s.{4,200}:$/i,
  /^El\s.{4,300}\sescribi(?:ó|o)\s*:$/i,
  /^.{1,200}\sescribi(?:ó|o)\sel\s.{4,200}:$/i,
  /^(?:في|بتاريخ|يوم)\s.{4,300}\sكتبت?[\sَ‏‎].{0,200}[:：]$/,
  /^(?:في|بتاريخ|يوم)\s.{4,300}\sكتبت?\s*[:：]$/,
];

/** "Original message" and the like: from here on nothing is new. */
const divider =
  /^[-_\s]{2,}\s*(?:Original (?:Message|Appointment)|Forwarded message|Ursprüngliche Nachricht|Originalnachricht|Weitergeleitete Nachricht|Message (?:d['’]origine|transféré|initial)|Mensaje (?:original|reenviado)|الرسالة (?:الأصلية|المعاد توجيهها))\s*[-_\s]{2,}$/i;
const rule = /^_{10,}$/;

/** The first line of a head as Outlook writes it into the text, and those that follow it. */
const headFirst = /^\*?(?:From|Von|De|من)\s*:\*?\s+\S/i;
const headNext =
  /^\*?(?:Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado(?: el)?|Fecha|Para|Asunto|تم الإرسال|تاريخ الإرسال|التاريخ|إلى|الموضوع)\s*:\*?/i;

/** What a telephone adds below. */
const fromDevice =
  /^(?:Sent from my .{2,60}|Get Outlook for .{2,30}|(?:Von meinem|Gesendet von meinem) .{2,60}|Envoyé (?:de|depuis) mon .{2,60}|Enviado desde mi .{2,60}|أُ?رسلت? من .{2,60})$/i;

const isQuote = (line: string) => /^\s?>/.test(line);
const isBlank = (line: string) => line.trim() === '';

/** Pure: folds quotations and signature away. What would leave nothing is left as it is. */
export function foldQuoted(text: string): Folded {
  const lines = text.split('\n');
  const end = findEnd(lines);
  const tail = lines.slice(end);
  const { said, quoted } = foldMarked(lines.slice(0, end));
  const kept = clean(said);
  if (kept === '') return { said: clean(lines), quoted: '' };
  return { said: kept, quoted: clean([...quoted, ...(quoted.length > 0 && tail.length > 0 ? [''] : []), ...tail]) };
}

/** The first line that belongs to a signature or to an earlier mail given as it was. */
function findEnd(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]?.trimEnd() ?? '';
    // A signature's sign, also of programs that lose the space behind it.
    if (lines[at] === '-- ' || (line === '--' && lines.length - at <= 12)) return at;
    const bare = line.trim();
    if (divider.test(bare) || isHead(lines, at)) return at > 0 && rule.test(lines[at - 1]?.trim() ?? '') ? at - 1 : at;
    if (fromDevice.test(bare) && restIsQuoted(lines, at + 1)) return at;
  }
  return lines.length;
}

function isHead(lines: readonly string[], at: number): boolean {
  if (!headFirst.test(lines[at]?.trim() ?? '')) return false;
  const next = lines.slice(at + 1, at + 7).filter((line) => headNext.test(line.trim()));
  return next.length >= 2;
}

function restIsQuoted(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from).filter((line) => !isBlank(line));
  const [first] = rest;
  return (
    first === undefined ||
    isQuote(first) ||
    introductionAt(lines, lines.indexOf(first, from)) > 0 ||
    divider.test(first.trim())
  );
}

/** How many lines from here introduce a quotation: programs break the long line in up to three. 0 for none. */
function introductionAt(lines: readonly string[], at: number): number {
  for (let count = 1; count <= 3; count += 1) {
    const joined = lines
      .slice(at, at + count)
      .map((line) => line.trim())
      .join(' ');
    if (lines[at + count - 1]?.trim() === '') return 0;
    if (joined.length <= 500 && introductions.some((one) => one.test(joined))) return count;
  }
  return 0;
}

type Span = { from: number; to: number };

/**
 * Takes out the one quotation above or below what is said. Where somebody answers between the lines, the lines
 * between are needed to understand the answer and stay.
 */
function foldMarked(lines: readonly string[]): { said: string[]; quoted: string[] } {
  const spans = findSpans(lines);
  const [span] = spans;
  if (!span || spans.length > 1) return { said: [...lines], quoted: [] };
  return {
    said: [...lines.slice(0, span.from), ...lines.slice(span.to)],
    quoted: lines.slice(span.from, span.to),
  };
}

function findSpans(lines: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < lines.length; ) {
    const intro = introductionAt(lines, at);
    const from = at;
    let next = at + intro;
    while (intro > 0 && next < lines.length && isBlank(lines[next] ?? '')) next += 1;
    let to = next;
    while (
      to < lines.length &&
      (isQuote(lines[to] ?? '') || (isBlank(lines[to] ?? '') && isQuote(lines[to + 1] ?? '')))
    )
      to += 1;
    if (to > next) spans.push({ from, to });
    // Programs that quote without signs: what was introduced goes on to the end.
    else if (intro > 0) {
      spans.push({ from, to: lines.length });
      return spans;
    }
    at = Math.max(to, from + 1);
  }
  return spans;
}

function clean(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
