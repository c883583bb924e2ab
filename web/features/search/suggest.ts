import { type SearchOperator, searchOperators, searchValues } from '#contract/search.ts';

/** What a search could go on with. `query` is the whole of the box once it is chosen. */
export type Suggestion = {
  kind: 'recent' | 'operator' | 'value';
  query: string;
  /** What the person reads: the operator with its colon, the value, or the earlier search. */
  label: string;
  /** The name behind a value, such as a network's. */
  hint?: string;
};

type Value = { value: string; hint?: string };
/** Values that depend on the workspace. */
export type Sources = { recent: readonly string[] } & Record<
  'people' | 'networks' | 'agents' | 'tags',
  readonly Value[]
>;

const mostShown = 8;
const begunValue = /^(.*?)(\p{L}+):(?:"([^"]*)|([^\s"]*))$/su;
const begunWord = /^(.*?)([^\s:"]*)$/su;

/** The operator whose value is being typed at the end of the box, and what of it is there; null elsewhere. */
export function valueBegun(query: string): { operator: SearchOperator; before: string; typed: string } | null {
  const [, before = '', word = '', quoted, bare] = begunValue.exec(query) ?? [];
  const operator = searchOperators.find((name) => name === word.toLowerCase());
  if (!operator || (before !== '' && !/\s$/.test(before))) return null;
  return { operator, before, typed: quoted ?? bare ?? '' };
}

/** What fits to the end of the box: values of an operator, operators, earlier searches. */
export function suggest(query: string, sources: Sources): Suggestion[] {
  const begun = valueBegun(query);
  if (begun) return valuesOf(begun, sources);
  const [, before = '', word = ''] = begunWord.exec(query) ?? [];
  if (before !== '' && !/\s$/.test(before)) return [];
  const operators = searchOperators
    .filter((name) => name.startsWith(word.toLowerCase()) && (word !== '' || query === ''))
    .map((name): Suggestion => ({ kind: 'operator', query: `${before}${name}:`, label: `${name}:` }));
  const recent = sources.recent
    .filter((one) => one !== query && startsAlike(one, query))
    .slice(0, mostShown / 2)
    .map((one): Suggestion => ({ kind: 'recent', query: one, label: one }));
  return [...recent, ...operators];
}

function valuesOf(
  { operator, before, typed }: { operator: SearchOperator; before: string; typed: string },
  sources: Sources,
): Suggestion[] {
  const known = knownValues(operator, sources);
  return known
    .filter(({ value }, index) => known.findIndex((one) => one.value === value) === index)
    .filter(({ value, hint = '' }) => value !== '' && (startsAlike(value, typed) || startsAlike(hint, typed)))
    .slice(0, mostShown)
    .map(({ value, hint }) => ({
      kind: 'value',
      query: `${before}${operator}:${/\s/.test(value) ? `"${value}"` : value} `,
      label: value,
      ...(hint ? { hint } : {}),
    }));
}

function knownValues(operator: SearchOperator, sources: Sources): readonly Value[] {
  if (operator === 'from') return sources.people;
  if (operator === 'network') return sources.networks;
  if (operator === 'tag') return sources.tags;
  if (operator === 'assignee') return [{ value: 'me' }, { value: 'none' }, ...sources.agents];
  return searchValues[operator].map((value) => ({ value }));
}

/** Alike apart from case and accents; an empty beginning fits everything. */
function startsAlike(text: string, start: string): boolean {
  const plain = (one: string) => one.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain(text).startsWith(plain(start));
}
