import type { CheckResult } from '#contract/dispatch.ts';
import type { EnteredPromise } from '#contract/promise.ts';
import type { Stages } from '#contract/stage.ts';
import type { Mode } from '#web/domain/mode.ts';
import { isEmpty, type Typing } from './draft.ts';

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
  seenVersion: number;
};

/** The answer that stands in the composer; null for a note and for nothing. */
export function answerOf(mode: Mode, typing: Typing, stages: Stages, version: number): Answer | null {
  if (mode === 'note' || isEmpty(typing)) return null;
  return {
    clientKey: typing.clientKey,
    stage: mode,
    text: typing.text,
    ...(mode === 'public' && stages.public ? { replyToId: stages.public.replyToId } : {}),
    attachmentIds: typing.attachmentIds,
    addresseeIds: mode === 'public' ? typing.addresseeIds : [],
    ...(typing.savedReplyIds.length > 0 ? { savedReplyIds: typing.savedReplyIds } : {}),
    ...(typing.promised.length > 0 ? { promised: typing.promised } : {}),
    seenVersion: typing.seenVersion ?? version,
  };
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

export const stopsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'stop');
export const warningsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'warn');
export const questionsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'approval');
export const hintsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'hint');
