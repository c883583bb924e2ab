import type { Connector } from '#connectors/connector.ts';
import type { StepOutcome } from '#contract/macro.ts';
import type { Standing } from '#server/features/conversation/commands.ts';

export type Outside = {
  connectors: readonly Connector[];
  now: Date;
  undoMs: number;
  /** It runs in many conversations at once. */
  isOneOfMany?: boolean;
};

/** Where a step is done, and the key that it has in every try. */
export type StepPlace = {
  conversationId: string;
  key: string;
  seenVersion: number;
  /** Checks whose warnings were read; null while they are only to be shown. */
  accepted: readonly string[] | null;
};

/** What taking a step back needs: ids, codes and earlier values, never a text of a customer. */
export type Undo =
  | { kind: 'fields'; before: Partial<Standing>; after: Partial<Standing> }
  | { kind: 'tags'; added: string[]; removed: string[] }
  | { kind: 'follow'; follow: boolean }
  | { kind: 'note'; noteId: string }
  | { kind: 'dispatch'; dispatchId: string }
  | { kind: 'draft'; mode: 'public' | 'private'; length: number; savedReplyId: string };

export type Done = { outcome: StepOutcome; undo: Undo | null };

const nothing: StepOutcome = {
  is: 'same',
  text: null,
  stage: null,
  handle: null,
  reason: null,
  message: '',
  checks: [],
  problem: null,
};

/** The outcome of a step with what differs from one that changes nothing. */
export const outcome = (change: Partial<StepOutcome>): StepOutcome => ({ ...nothing, ...change });
