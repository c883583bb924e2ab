import { readCsv, UnclosedQuote } from '#contract/csv.ts';
import { type ImportLine, type ImportProblem, mostSavedReplies, type SavedReply } from '#contract/saved-reply.ts';
import { type LineFacts, type ReadLine, readLine } from './read-line.ts';

/** What one reply of a spreadsheet is to become. */
export type ImportedReply = Pick<
  SavedReply,
  'title' | 'folder' | 'audience' | 'teamId' | 'ownerId' | 'expiresAt' | 'variants'
> & {
  /** Null for a new one. */
  id: string | null;
};

export type ImportPlan = { lines: ImportLine[]; writes: ImportedReply[] };

export type ImportFacts = LineFacts & {
  /** Everything that the person sees, with its texts. */
  existing: readonly SavedReply[];
};

const mostRows = mostSavedReplies * 4;
const needed = ['title', 'text'] as const;

/** Pure: what a spreadsheet would change. A reply with a line that cannot be read is left out with all its lines. */
export function planImport(csv: string, facts: ImportFacts): ImportPlan {
  const sheet = readCsv(csv);
  if (sheet instanceof UnclosedQuote) return nothing(sheet.row, 'quote_unclosed', '');
  const [head, ...rows] = sheet;
  const places = new Map((head?.cells ?? []).map((name, n) => [name.trim().toLowerCase(), n]));
  const missing = needed.find((column) => !places.has(column));
  if (missing) return nothing(1, 'column_missing', missing);
  if (rows.length > mostRows) return nothing(mostRows + 1, 'too_many', String(mostRows));
  const read = rows.map((row) => readLine(row, places, facts));
  const known = knownOf(facts.existing);
  const groups = Map.groupBy(read, (line) => replyOf(line, known));
  const plans = [...groups].map(([key, lines]) => planReply(lines, known.byKey.get(key), facts));
  return {
    lines: plans.flatMap((plan) => plan.lines).toSorted((a, b) => a.line - b.line),
    writes: plans.flatMap((plan) => plan.writes),
  };
}

const nothing = (line: number, problem: ImportProblem, about: string): ImportPlan => ({
  lines: [{ line, title: '', becomes: 'left_out', changed: [], problem, about }],
  writes: [],
});

type KnownReplies = { byKey: ReadonlyMap<string, SavedReply>; idByName: ReadonlyMap<string, string> };

function knownOf(existing: readonly SavedReply[]): KnownReplies {
  return {
    byKey: new Map(existing.map((reply) => [reply.id, reply])),
    idByName: new Map(existing.map((reply) => [nameKey(reply), reply.id])),
  };
}

const nameKey = ({ title, audience, teamId }: Pick<SavedReply, 'title' | 'audience' | 'teamId'>) =>
  `${title.toLowerCase()}\n${audience}\n${teamId ?? ''}`;

/** Lines of one reply share its id, or else its title and whom it is for. */
function replyOf({ id, meta }: ReadLine, { idByName }: KnownReplies): string {
  if (id !== '') return id;
  const key = nameKey({ title: meta.title, audience: meta.audience ?? 'everyone', teamId: meta.teamId ?? null });
  return idByName.get(key) ?? key;
}

function planReply(lines: readonly ReadLine[], before: SavedReply | undefined, { mayShare }: ImportFacts): ImportPlan {
  const [first] = lines;
  if (!first) return { lines: [], writes: [] };
  const judged = lines.map((line, n) => ({ line, problem: line.problem ?? problemAmong(lines, n, before, mayShare) }));
  const isLeftOut = judged.some(({ problem }) => problem !== null);
  if (isLeftOut)
    return {
      lines: judged.map(({ line, problem }) => said(line, 'left_out', [], problem ?? { is: 'other_line', about: '' })),
      writes: [],
    };
  const wanted = wantedOf(first, lines, before);
  const changed = before ? differences(before, wanted) : [];
  const becomes = before === undefined ? 'new' : changed.length > 0 ? 'changed' : 'same';
  return {
    lines: lines.map((line) => said(line, becomes, changed, null)),
    writes: becomes === 'same' ? [] : [wanted],
  };
}

type Problem = NonNullable<ReadLine['problem']>;

function problemAmong(
  lines: readonly ReadLine[],
  n: number,
  before: SavedReply | undefined,
  mayShare: boolean,
): Problem | null {
  const [first] = lines;
  const line = lines[n];
  if (!first || !line) return null;
  if (line.id !== '' && !before) return { is: 'unknown_id', about: line.id };
  if (before && !before.editable) return { is: 'not_yours', about: before.title };
  if (!mayShare && line.meta.audience !== 'me') return { is: 'not_yours', about: line.meta.title };
  const different = (Object.keys(line.meta) as (keyof ReadLine['meta'])[]).find(
    (key) => line.meta[key] !== first.meta[key],
  );
  if (different) return { is: 'differs_within', about: different };
  const place = ({ variant }: ReadLine) => `${variant.network} ${variant.language.toLowerCase()}`;
  const isTwice = lines.slice(0, n).some((other) => place(other) === place(line));
  return isTwice ? { is: 'twice', about: place(line).trim() } : null;
}

function wantedOf(first: ReadLine, lines: readonly ReadLine[], before: SavedReply | undefined): ImportedReply {
  const { meta } = first;
  const or = <T>(given: T | undefined, otherwise: T) => (given === undefined ? otherwise : given);
  return {
    id: before?.id ?? null,
    title: meta.title,
    folder: or(meta.folder, before?.folder ?? ''),
    audience: or(meta.audience, before?.audience ?? 'everyone'),
    teamId: meta.audience === undefined ? (before?.teamId ?? null) : (meta.teamId ?? null),
    ownerId: or(meta.ownerId, before?.ownerId ?? null),
    expiresAt: or(meta.expiresAt, before?.expiresAt ?? null),
    variants: lines.map(({ variant }) => variant),
  };
}

function differences(before: SavedReply, wanted: ImportedReply): string[] {
  const keys = ['title', 'folder', 'audience', 'teamId', 'ownerId', 'expiresAt'] as const;
  const changed: string[] = keys.filter((key) => before[key] !== wanted[key]);
  return JSON.stringify(before.variants) === JSON.stringify(wanted.variants) ? changed : [...changed, 'variants'];
}

function said(
  { row, meta }: ReadLine,
  becomes: ImportLine['becomes'],
  changed: string[],
  problem: Problem | null,
): ImportLine {
  return { line: row, title: meta.title, becomes, changed, problem: problem?.is ?? null, about: problem?.about ?? '' };
}
