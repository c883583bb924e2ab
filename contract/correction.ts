import * as z from 'zod/mini';
import { Id, Typed, writtenMaxLength } from './common.ts';
import { CheckResult } from './dispatch.ts';
import { endpoint } from './endpoint.ts';
import { FoundPromise } from './promise.ts';
import { TimelineDispatch } from './timeline.ts';

/**
 * How something wrong is put right: other words in its place, deleted and said anew, a further answer that corrects it, or
 * deleted for good.
 */
export const correctionWays = ['edit', 'replace', 'follow_up', 'delete'] as const;
export const CorrectionWay = z.enum(correctionWays);
export type CorrectionWay = z.output<typeof CorrectionWay>;

export const correctionReasons = ['fact', 'person', 'personal_data', 'tone', 'typing', 'other'] as const;
export const CorrectionReason = z.enum(correctionReasons);
export type CorrectionReason = z.output<typeof CorrectionReason>;

/** Most letters of what is said beside the reason. */
export const correctionNoteMaxLength = 500;

export const CorrectionInput = z.object({
  /** Made once by the browser: the same key never corrects twice. */
  clientKey: Id,
  way: CorrectionWay,
  reason: CorrectionReason,
  note: z._default(z.string().check(z.maxLength(correctionNoteMaxLength)), ''),
  /** The words that shall stand; not asked for to delete. */
  text: z._default(z.string().check(z.maxLength(writtenMaxLength)), ''),
  /** Checks whose warning the person has read and accepted. */
  accepted: z._default(z.array(z.string()), []),
  /** Why personal data may stand in public this once; needs the permission `personal_data.publish`. */
  publishReason: z.optional(Typed(200)),
});
export type CorrectionInput = z.output<typeof CorrectionInput>;

/** What now leaves, or what stands in its way; then nothing is changed, deleted or noted. */
export const CorrectionOutcome = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    dispatches: z.array(TimelineDispatch),
    /** Open tasks of promises that the wrong words made and the right ones do not: removed. */
    withdrawn: z.array(Id),
    /** What the right words promise, each of which may become a task. */
    promises: z.array(FoundPromise),
  }),
  z.object({ ok: z.literal(false), checks: z.array(CheckResult) }),
]);
export type CorrectionOutcome = z.output<typeof CorrectionOutcome>;

export const correctMessage = endpoint({
  method: 'POST',
  path: '/api/messages/:messageId/corrections',
  permission: 'reply.draft',
  summary:
    'Puts something wrong of ours right on its network, through the gate; the reason and how long it stood are kept.',
  params: z.object({ messageId: Id }),
  body: CorrectionInput,
  reply: CorrectionOutcome,
});
