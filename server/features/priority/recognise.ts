import { priorities } from '#contract/filter.ts';
import type { Category, Conditions, PriorityMatrix } from '#contract/priority.ts';
import { ask, asked, type Facts } from './conditions.ts';

/** A condition that held, and by which value. */
export type Reason = { condition: keyof Conditions; value: string };
export type Recognised = { category: Category; reasons: Reason[] };

/** The first category whose every condition holds, with the reasons. */
export function recognise({ categories }: PriorityMatrix, facts: Facts): Recognised {
  for (const category of categories) {
    const found = ask(asked, category.when, facts);
    if ('held' in found) return { category, reasons: found.held };
  }
  throw new Error('The last category of a priority matrix asks for nothing, so one always fits.');
}

/** Pure: whether what was understood of messages can change what the matrix says of them. */
export const asksForVerdicts = ({ categories }: PriorityMatrix): boolean =>
  categories.some(({ when: { sentiments, themes, intents, products, signs } }) =>
    [sentiments, themes, intents, products, signs].some((one) => one),
  );

/**
 * Of several messages of one conversation, which one decides: the most pressing, among equals the first. Null for none.
 * `n` is its place among them.
 */
export function recogniseAmong(
  matrix: PriorityMatrix,
  messages: readonly Facts[],
): (Recognised & { n: number }) | null {
  return mostPressing(
    matrix,
    messages.map((facts, n) => ({ ...recognise(matrix, facts), n })),
  );
}

/** Of what was recognised in the messages of one conversation, the most pressing, among equals the first. Null for none. */
export function mostPressing<R extends Recognised>(matrix: PriorityMatrix, found: readonly R[]): R | null {
  let best: R | null = null;
  for (const one of found) if (!best || isMorePressing(matrix, one.category, best.category)) best = one;
  return best;
}

/** By priority; within one priority what stands higher in the matrix. */
function isMorePressing({ categories }: PriorityMatrix, a: Category, b: Category): boolean {
  const [one, other] = [priorities.indexOf(a.priority), priorities.indexOf(b.priority)];
  return one === other ? categories.indexOf(a) < categories.indexOf(b) : one < other;
}
