import { setImmediate as breathe } from 'node:timers/promises';
import { check } from './check.ts';
import type { Past } from './past.ts';
import type { PolicyHistory } from './policies.ts';
import { recognitionOf } from './recognition.ts';
import { type Outcome, replay } from './replay.ts';
import { stepsOf } from './steps.ts';
import { addLived, type Frame, type Tally } from './tally.ts';

/** What held, and what would have. */
export type Arms = { now: PolicyHistory; draft: PolicyHistory };

/** So many are lived again before others get their turn in this program. */
const atOnce = 25;

/** Whoever else wants to know what became of a conversation. */
export type Onlooker = (past: Past, outcomes: { now: Outcome; draft: Outcome }) => void;

/** Lives these conversations again, under the policies of then and under the drafts, and adds what became of them. */
export async function liveAgain(
  pasts: readonly Past[],
  arms: Arms,
  frame: Frame,
  tally: Tally,
  onlooker?: Onlooker,
): Promise<void> {
  for (const [n, past] of pasts.entries()) {
    if (n % atOnce === atOnce - 1) await breathe();
    const steps = stepsOf(past);
    const recognise = recognitionOf(past);
    const now = replay(past, steps, arms.now, recognise);
    const draft = replay(past, steps, arms.draft, recognise);
    onlooker?.(past, { now, draft });
    if (isInPeriod(past, frame)) addLived(tally, frame, { past, now, draft, check: check(past, now) });
  }
}

/** Routing looks at more than what was said in a period. */
const isInPeriod = ({ row, openedAt }: Past, { from, to }: Frame) => row.last_message_at >= from && openedAt < to;
