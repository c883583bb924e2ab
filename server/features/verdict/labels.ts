import { isEntryKind, noneOf } from '#contract/taxonomy.ts';
import { type Labels, type Task, tasks } from '#contract/verdict.ts';

/** What the program said of one task; the label is null for unknown. */
export type Found = { label: string | null; confidence: number; words: string[] };
export type FoundByTask = Partial<Record<Task, Found>>;

/** Pure: what holds, a person's word before the program's. */
export function labelsOf(found: FoundByTask, corrections: ReadonlyMap<Task, string>): Labels {
  const known = tasks.flatMap((task) => {
    const label = labelBy(task, corrections.get(task) ?? found[task]?.label ?? null);
    return label === null ? [] : [[task, label] as const];
  });
  return Object.fromEntries(known);
}

/** Pure: the label that holds by what was said of a task; null for unknown, and where it was said that there is none. */
export const labelBy = (task: Task, said: string | null): string | null =>
  isEntryKind(task) && said === noneOf(task) ? null : said;

/** Pure: whether two readings of a message come to the same. */
export const sameLabels = (one: Labels, other: Labels): boolean => tasks.every((task) => one[task] === other[task]);

/** Words with a figure or an address in them may be somebody's number, and those are kept in one place only. */
const mayBePersonal = /[\p{N}@]|https?:/u;
const mostWords = 6;

/** Pure: the words that may be kept beside a verdict. */
export const keptWords = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => !mayBePersonal.test(word)).slice(0, mostWords);

/** Pure: what holds of a conversation, from its messages, the newest first: of each task the newest that is known. */
export const newestOf = (labels: readonly Labels[]): Labels => Object.assign({}, ...labels.toReversed());
