import * as z from 'zod';
import { joinParts } from '#contract/thread-parts.ts';
import type { Tx } from '#server/db/client.ts';
import { contentHash } from '#server/features/gate/commands.ts';
import { lockRest } from './parts.ts';
import { type DispatchRow, traced, updateDispatch } from './rows.ts';

const Entered = z.object({ whole: z.optional(z.string()), signOff: z.string().default('') });

/** Cancels a dispatch and, of a thread, the parts after it, which hang on it; gives them in order. */
export async function cancelRest(
  tx: Tx,
  row: DispatchRow,
  now: Date,
  step: 'cancelled' | 'refused' = 'cancelled',
): Promise<DispatchRow[]> {
  const rest = (await lockRest(tx, row)).filter(
    ({ id, state }) => id === row.id || state === 'waiting' || state === 'queued' || state === 'held',
  );
  for (const { id } of rest)
    await updateDispatch(tx, id)
      .set({ state: 'cancelled', settled_at: now, trace: traced({ at: now, step }) })
      .execute();
  return rest;
}

/** What did not leave of a thread, as one text: word for word as it was typed where nothing of it left. */
export function asOne(rest: readonly DispatchRow[]): DispatchRow {
  const [first] = rest;
  if (!first) throw new Error('There is nothing to make one of.');
  if (first.part === null) return first;
  const { whole } = Entered.parse(first.entered);
  return { ...first, content: whole ?? joinParts(rest.map(({ content }) => content)) };
}

/** The same with its sign-off, as the gate judged it before it was parted. */
export function asJudged(parts: readonly DispatchRow[]): DispatchRow {
  const one = asOne(parts);
  if (one.part === null) return one;
  const { signOff } = Entered.parse(one.entered);
  const content = `${one.content}${signOff}`;
  return { ...one, content, sign_off: signOff, content_hash: contentHash(content) };
}
