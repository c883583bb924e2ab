import type { CheckResult } from '#contract/dispatch.ts';
import type { Mode } from '#web/domain/mode.ts';
import type { Answer } from '#web/features/composer/answer.ts';
import type { Typing } from '#web/features/composer/draft.ts';

/** An answer or note that a person has sent and the server has not got yet, as it is kept in this browser. */
export type Waiting = {
  /** The answer's client key, or the note's id: however often it is tried, it arrives once. */
  key: string;
  /** Workspace and agent, as drafts name them: nobody else's browser session sends it. */
  owner: string;
  conversationId: string;
  /** With whom the conversation is. */
  name: string;
  mode: Mode;
  /** The account it goes out as; empty for a note. */
  handle: string;
  /** When the person pressed send. */
  at: string;
  /** What stood in the composer, to stand there again when it comes back. */
  typing: Typing;
  request: { kind: 'reply'; answer: Answer; accepted: string[] } | { kind: 'note'; text: string; mentions: string[] };
  /** `returned`: it goes back into the composer, because the person wants it or the server refused it. */
  state: 'waiting' | 'sending' | 'returned';
  /** What the gate said against it. */
  checks: CheckResult[];
  /** Any other reason why it came back. */
  problem: string | null;
  /** How often the server failed at it. */
  failures: number;
};
