import { invalid } from './problems.ts';

const prefix = '7140dibdnow9c7btw';
const width = 12;

/** A token that leads to what comes before this place in a list; long, as X's are. */
export const tokenOf = (seq: number): string => prefix + String(seq).padStart(width, '0');

/** The place that a token leads to; above everything without one. */
export function placeOf(token: string | null): number {
  if (token === null) return Number.MAX_SAFE_INTEGER;
  if (!token.startsWith(prefix)) throw invalid('The `pagination_token` query parameter value is not valid');
  return Number(token.slice(prefix.length));
}

/** How many of a list are wanted, within what the list allows. */
export function sizeOf(query: URLSearchParams, [least, usual, most]: readonly [number, number, number]): number {
  const wanted = Number(query.get('max_results') ?? usual);
  if (!Number.isInteger(wanted) || wanted < least || wanted > most)
    throw invalid(`The \`max_results\` query parameter value [${wanted}] is not between ${least} and ${most}`);
  return wanted;
}
