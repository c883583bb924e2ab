import type { Permission } from '#contract/permissions.ts';
import type { Stages } from '#contract/stage.ts';
import type { Mode } from '#web/domain/mode.ts';

/** Why a mode cannot be used; null when it can. */
export type Closed = 'no_permission' | 'no_public' | 'no_private' | NonNullable<Stages['refused']> | null;

const needs = { public: 'reply.public', private: 'reply.private', note: 'note.write' } as const;

export function closedBecause(mode: Mode, stages: Stages, permissions: readonly Permission[]): Closed {
  if (mode === 'public' && !stages.public) return stages.refused ?? 'no_public';
  if (mode === 'private' && !stages.private) return 'no_private';
  return permissions.includes(needs[mode]) ? null : 'no_permission';
}

/**
 * The mode a composer opens in: the stage of the customer's last message, else the note. Never the other stage: what
 * was said in private is not answered in public without a person saying so.
 */
export function openingMode(stages: Stages, permissions: readonly Permission[]): Mode {
  const { initial } = stages;
  return initial && closedBecause(initial, stages, permissions) === null ? initial : 'note';
}

/** Where the key for the other stage leads; the same mode when there is no other. */
export function otherStage(mode: Mode, stages: Stages, permissions: readonly Permission[]): Mode {
  const from = mode === 'note' ? openingMode(stages, permissions) : mode;
  const to = from === 'public' ? 'private' : 'public';
  return closedBecause(to, stages, permissions) === null ? to : mode;
}
