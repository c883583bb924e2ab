import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { priorities, type Sort, type ViewFilter } from '#contract/filter.ts';
import { exactInstant } from '#server/db/instant.ts';
import { decodeCursor, encodeCursor } from '#server/http/pagination.ts';

type KeyName = 'last_message_at' | 'primary_due_at' | 'followers';
/** A column of the order: where it stands, how it travels in a cursor, what it is there. */
type Key = { from: 'c' | 'p'; type: 'timestamptz' | 'bigint'; shape: z.ZodType<string> };

const instant = { from: 'c', type: 'timestamptz', shape: z.iso.datetime({ offset: true }) } as const;
const keys: Record<KeyName, Key> = {
  last_message_at: instant,
  primary_due_at: instant,
  followers: { from: 'p', type: 'bigint', shape: z.string().regex(/^\d{1,15}$/) },
};

/** A part of a list that one index gives in order. The parts follow each other, so nobody has to sort the whole. */
export type Stretch = { where: RawBuilder<unknown> | null; keys: readonly KeyName[]; direction: 'asc' | 'desc' };
/** Where a page ended: the values of the keys and the id of its last row. */
export type Mark = { stretch: number; id: string; values: readonly string[] };

const newestFirst = { keys: ['last_message_at'], direction: 'desc' } as const;

/** The stretches of each order. Priorities are written out, because a partial index is chosen by what the text says. */
const stretches: Record<Sort, readonly Stretch[]> = {
  recent: [{ where: null, ...newestFirst }],
  age: [{ where: null, keys: ['last_message_at'], direction: 'asc' }],
  due: [
    { where: sql`c.primary_due_at is not null`, keys: ['primary_due_at'], direction: 'asc' },
    { where: sql`c.primary_due_at is null`, ...newestFirst },
  ],
  priority: [
    { where: sql`c.in_danger`, ...newestFirst },
    ...priorities.map((one) => ({ where: sql`c.priority = ${sql.lit(one)} and not c.in_danger`, ...newestFirst })),
  ],
  influence: [
    { where: sql`p.followers is not null`, keys: ['followers', 'last_message_at'], direction: 'desc' },
    { where: sql`p.followers is null`, ...newestFirst },
  ],
};

/** The stretches of an order with their numbers, without those in which nothing that fits the filter can lie. */
export function stretchesOf(sort: Sort, { priority }: ViewFilter): [number, Stretch][] {
  const all = [...stretches[sort].entries()];
  if (sort !== 'priority' || !priority) return all;
  // The first is of any priority: those in danger.
  return all.filter(([n]) => n === 0 || priorities.some((one, at) => at + 1 === n && priority.includes(one)));
}

const sources = {
  conversation: sql`conversation c`,
  withProfile: sql`conversation c join profile p on p.workspace_id = c.workspace_id and p.id = c.profile_id`,
};

/** What the rows of an order are read from, as `c` and perhaps `p`. */
export const sourceOf = (sort: Sort) => (sort === 'influence' ? sources.withProfile : sources.conversation);

const column = (name: KeyName) => sql.ref(`${keys[name].from}.${name}`);

/** The columns of the order, to be selected beside the id. */
export const selected = (stretch: Stretch) =>
  sql.join(stretch.keys.map((name) => sql`${column(name)} as ${sql.ref(name)}`));

/** `prefix` c and p where they come from; none once they are selected. */
export function ordered({ keys: names, direction }: Stretch, inside: boolean): RawBuilder<unknown> {
  const by = [...names.map((name) => (inside ? column(name) : sql.ref(name))), sql.ref(inside ? 'c.id' : 'id')];
  return sql.join(by.map((one) => sql`${one} ${sql.raw(direction)}`));
}

/** The keys as text, exact to the microsecond. */
export function keysAsText({ keys: names }: Stretch): RawBuilder<unknown> {
  const texts = names.map((name) =>
    keys[name].type === 'timestamptz' ? exactInstant(name) : sql`${sql.ref(name)}::text`,
  );
  return sql`array[${sql.join(texts)}]`;
}

/** What comes after a mark, as a condition. */
export function behind({ keys: names, direction }: Stretch, { values, id }: Mark): RawBuilder<unknown> {
  const typed = names.map((name, n) => sql`${values[n]}::${sql.raw(keys[name].type)}`);
  const row = sql`(${sql.join([...names.map(column), sql.ref('c.id')])})`;
  const mark = sql`(${sql.join([...typed, sql`${id}::uuid`])})`;
  if (direction === 'asc') return sql`${row} > ${mark}`;
  // Keys of two tables: only the first can lead into an index, so it is said apart.
  return names.length > 1
    ? sql`${row} < ${mark} and ${column(names[0] ?? 'followers')} <= ${typed[0]}`
    : sql`${row} < ${mark}`;
}

const CursorShape = z.tuple([z.int().gte(0).lte(9), z.uuid()], z.string());

export const encodeMark = ({ stretch, id, values }: Mark) => encodeCursor([stretch, id, ...values]);

/** Throws AppError `invalid` on anything that `encodeMark` did not make for this order. */
export function decodeMark(cursor: string, sort: Sort): Mark {
  const shape = CursorShape.refine(([stretch, , ...values]) => {
    const names = stretches[sort][stretch]?.keys;
    return names?.length === values.length && names.every((name, n) => keys[name].shape.safeParse(values[n]).success);
  });
  const [stretch, id, ...values] = decodeCursor(cursor, shape);
  return { stretch, id, values };
}
