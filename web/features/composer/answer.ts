import type { CheckResult } from '#contract/dispatch.ts';
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
    seenVersion: typing.seenVersion ?? version,
  };
}

export const stopsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'stop');
export const warningsOf = (checks: readonly CheckResult[]) => checks.filter(({ verdict }) => verdict === 'warn');
