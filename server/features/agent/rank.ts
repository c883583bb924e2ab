import type { Permission } from '#contract/permissions.ts';
import { AppError } from '#server/errors.ts';

/**
 * Refuses to give, take or touch what one does not hold oneself: a role with a right the caller lacks is above the caller.
 * Throws AppError `forbidden` naming what is missing.
 */
export function refuseAbove(own: ReadonlySet<Permission>, theirs: Iterable<string>, what: string): void {
  const missing = [...theirs].filter((permission) => !own.has(permission as Permission));
  if (missing.length === 0) return;
  throw new AppError(
    'forbidden',
    'permission_missing',
    `${what} has rights you do not hold: ${missing.join(', ')}. Ask somebody who holds them.`,
    { parameters: { permission: missing.join(', ') } },
  );
}
