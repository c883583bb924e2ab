import type { CheckResult } from '#contract/dispatch.ts';
import { textUnits } from '#contract/measure.ts';
import type { EnteredPromise } from '#contract/promise.ts';
import type { Stages } from '#contract/stage.ts';
import { splitIntoParts } from '#contract/thread-parts.ts';
import type { Mode } from '#web/domain/mode.ts';
import { isEmpty, namedIn, type Typing } from './draft.ts';

/** What would be sent, as the gate wants it. */
export type Answer = {
  clientKey: string | null;
  stage: 'public' | 'private';
  text: string;
  replyToId?: string;
  attachmentIds: string[];
  addresseeIds: string[];
  savedReplyIds?: string[];
  promised?: EnteredPromise[];
  choices?: string[];
  asThread?: boolean;
  invites?: boolean;
  publishReason?: string;
  seenVersion: number;
};

/** The answer that stands in the composer; null for a note and for nothing. */
export function answerOf(
  mode: Mode,
  typing: Typing,
  stages: Stages,
  version: number,
  /** It leaves as a thread. */
  asThread = false,
): Answer | null {
  if (mode === 'note' || isEmpty(typing)) return null;
  const choices = namedIn(typing.choices);
  return {
    clientKey: typing.clientKey,
    stage: mode,
    text: typing.text,
    ...(mode === 'public' && stages.public ? { replyToId: stages.public.replyToId } : {}),
    attachmentIds: typing.attachmentIds,
    addresseeIds: mode === 'public' ? typing.addresseeIds : [],
    ...(typing.savedReplyIds.length > 0 ? { savedReplyIds: typing.savedReplyIds } : {}),
    ...(typing.promised.length > 0 ? { promised: typing.promised } : {}),
    ...(mode === 'private' && choices.length > 0 ? { choices } : {}),
    ...(asThread ? { asThread: true } : {}),
    ...(mode === 'public' && typing.invites ? { invites: true } : {}),
    ...(mode === 'public' && typing.publishReason ? { publishReason: typing.publishReason } : {}),
    seenVersion: typing.seenVersion ?? version,
  };
}

/** The posts of a thread as which a public text leaves that is too long for one; null where it fits, or none would do. */
export function partsOf(text: string, stage: Stages['public']): string[] | null {
  const unit = textUnits.find((one) => one === stage?.unit);
  if (!stage?.threads || unit === undefined) return null;
  const parts = splitIntoParts(text, { max: stage.max, unit, maxBytes: stage.maxBytes });
  return parts && parts.length > 1 ? parts : null;
}

export type Limit = { max: number; unit: string };

/**
 * The checks with one of the length: what is too long is said at the letter that is too many, before the gate is asked,
 * and of a text that is too long to ask about.
 */
export function withLength(
  checks: readonly CheckResult[],
  length: number,
  limit: Limit | null,
): readonly CheckResult[] {
  const isSaid = checks.some(({ check, verdict }) => check === 'length' && verdict === 'stop');
  if (limit === null || length <= limit.max || isSaid) return checks;
  const { max, unit } = limit;
  const tooLong: CheckResult = {
    check: 'length',
    verdict: 'stop',
    reason: 'text_too_long',
    message: '',
    parameters: { length, max, unit },
  };
  return [...checks.filter(({ check }) => check !== 'length'), tooLong];
}

/** Whether a refusal of one version of the conversation is overtaken: the gate was asked anew of a later one, null while it was not. */
export const isStale = (refusedAt: number, askedAt: number | null): boolean => askedAt !== null && askedAt > refusedAt;

export const stopsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'stop');
export const warningsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'warn');
export const questionsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'approval');
export const hintsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'hint');

/** Personal data stops it in public, and whoever writes may go on with a reason. */
export const mayBePublished = ({ reason, parameters }: CheckResult): boolean =>
  reason === 'personal_data_public' && parameters.mayPublish === true;
