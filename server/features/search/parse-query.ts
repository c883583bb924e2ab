import { conversationStatuses } from '#contract/filter.ts';
import { type SearchOperator, searchOperators, searchValues } from '#contract/search.ts';
import { fold } from '#server/text/fold.ts';
import { toTokens } from './tokens.ts';

type Problem = {
  word: string;
  reason: 'unknown_operator' | 'bad_date' | 'unknown_value' | 'nothing_to_find';
  known: string[];
};

/** What a search asks for. Everything must hold; a list under one operator means any of its values. */
export type SearchQuery = {
  tokens: string[];
  notTokens: string[];
  /** Folded; each must stand in the text as it is. */
  phrases: string[];
  /** The words as typed, for customers and tags. */
  plain: string;
  from: string[];
  networks: string[];
  /** Half-open: after ≤ at < before. */
  after: Date | null;
  before: Date | null;
  has: string[];
  visibilities: string[];
  statuses: string[];
  /** `me`, `none` or a name. */
  assignees: string[];
  tags: string[];
  problems: Problem[];
};

const piece = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"?|(\S+))/gu;

/** Reads what was typed into the search box. Never throws: what is not understood is searched as words and told as a problem. */
export function parseQuery(typed: string, now: Date): SearchQuery {
  const query = emptyQuery();
  const plain: string[] = [];
  for (const [whole, minus, operator, quoted, bare] of typed.matchAll(piece)) {
    const value = quoted ?? bare ?? '';
    const known = searchOperators.find((name) => name === operator?.toLowerCase());
    if (known && value !== '' && minus === '') applyOperator(query, known, value, now);
    else if (operator === undefined || quoted === undefined) {
      if (operator !== undefined && !known && !value.startsWith('//'))
        query.problems.push({ word: operator, reason: 'unknown_operator', known: [...searchOperators] });
      addWords(query, operator === undefined ? value : `${operator}:${value}`, minus === '-', quoted !== undefined);
      if (minus === '') plain.push(operator === undefined ? value : whole);
    } else addWords(query, value, minus === '-', true);
  }
  query.plain = plain.join(' ').trim();
  if (isEmpty(query)) query.problems.push({ word: typed.trim(), reason: 'nothing_to_find', known: [] });
  return query;
}

/** True when there is nothing that a message could be compared with. */
export function isEmpty(query: SearchQuery): boolean {
  const { tokens, from, networks, after, before, has, visibilities, statuses, assignees, tags } = query;
  const lists = [tokens, from, networks, has, visibilities, statuses, assignees, tags];
  return lists.every((list) => list.length === 0) && after === null && before === null;
}

function addWords(query: SearchQuery, text: string, isNegative: boolean, isPhrase: boolean): void {
  const tokens = toTokens(text);
  if (isNegative) {
    // A phrase of several words is excluded as its first word would exclude too much; so only single words are.
    if (tokens.length === 1) query.notTokens.push(...tokens);
    return;
  }
  query.tokens.push(...tokens.filter((token) => !query.tokens.includes(token)));
  const folded = fold(text).trim();
  if (isPhrase && folded.includes(' ')) query.phrases.push(folded);
}

function applyOperator(query: SearchQuery, operator: SearchOperator, value: string, now: Date): void {
  const folded = fold(value);
  switch (operator) {
    case 'from':
      query.from.push(value.replace(/^@/, ''));
      return;
    case 'network':
      query.networks.push(folded);
      return;
    case 'tag':
      query.tags.push(value);
      return;
    case 'assignee':
      query.assignees.push(value.replace(/^@/, ''));
      return;
    case 'status':
      oneOf(query, query.statuses, folded, conversationStatuses);
      return;
    case 'has':
      oneOf(query, query.has, folded, searchValues.has);
      return;
    case 'is': {
      const list = (conversationStatuses as readonly string[]).includes(folded) ? query.statuses : query.visibilities;
      oneOf(query, list, folded, searchValues.is);
      return;
    }
    case 'before':
    case 'after': {
      const moment = readMoment(folded, now);
      if (moment) query[operator] = moment;
      else
        query.problems.push({
          word: value,
          reason: 'bad_date',
          known: ['2026-11-22', '2026-11', '7d', '24h', 'today', 'yesterday'],
        });
    }
  }
}

function oneOf(query: SearchQuery, list: string[], value: string, known: readonly string[]): void {
  if (known.includes(value)) list.push(value);
  else query.problems.push({ word: value, reason: 'unknown_value', known: [...known] });
}

const dayMs = 86_400_000;

/** A day, month or year (its start, UTC), or how long ago (7d, 24h, 30m). */
function readMoment(text: string, now: Date): Date | null {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  if (text === 'today') return new Date(today);
  if (text === 'yesterday') return new Date(today - dayMs);
  const ago = /^(\d{1,4})([dhm])$/.exec(text);
  if (ago) {
    const unitMs = { d: dayMs, h: 3_600_000, m: 60_000 }[ago[2] as 'd' | 'h' | 'm'];
    return new Date(now.getTime() - Number(ago[1]) * unitMs);
  }
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return null;
  const start = new Date(`${text}${'-01'.repeat(3 - text.split('-').length)}T00:00:00Z`);
  // 31 February would silently become March.
  return Number.isNaN(start.getTime()) || !start.toISOString().startsWith(text) ? null : start;
}

function emptyQuery(): SearchQuery {
  return {
    tokens: [],
    notTokens: [],
    phrases: [],
    plain: '',
    from: [],
    networks: [],
    after: null,
    before: null,
    has: [],
    visibilities: [],
    statuses: [],
    assignees: [],
    tags: [],
    problems: [],
  };
}

/** The words as PostgreSQL's tsquery, taken literally; null when there are none. */
export function toTsquery({ tokens, notTokens }: Pick<SearchQuery, 'tokens' | 'notTokens'>): string | null {
  const quote = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const parts = [...tokens.map(quote), ...notTokens.map((token) => `!${quote(token)}`)];
  return parts.length === 0 ? null : parts.join(' & ');
}
