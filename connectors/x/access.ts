import type { Refusal, RefusalAsked } from '../outbound.ts';

/** Everybody who pays for what they use; and those with a contract, for whom these rules do not hold. */
export type AccessLevel = 'self-serve' | 'enterprise';

/** What was typed in whatever spelling; what nobody knows is taken for the level that may least. */
export function accessLevelOf(typed: string | undefined): AccessLevel {
  return /^enterprise$/i.test((typed ?? '').trim()) ? 'enterprise' : 'self-serve';
}

/**
 * Since February 2026 self-serve apps may answer only who named or quoted our account, and since April they may not like
 * anything. What we said ourselves may be gone on with.
 */
export function refuses(settings: Record<string, string>, { verb, accountId, mentions }: RefusalAsked): Refusal | null {
  if (accessLevelOf(settings.access) === 'enterprise') return null;
  if (verb === 'like' || verb === 'unlike') return 'access_level';
  const isSummoned = mentions === undefined || mentions.includes(accountId);
  return verb === 'reply' && !isSummoned ? 'not_summoned' : null;
}
