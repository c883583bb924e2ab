import type { Role } from '#contract/people.ts';
import type { Permission, RoleKey } from '#contract/permissions.ts';

/** Whether somebody with these permissions may give that role or change who has it: nobody reaches above themselves. */
export function isWithin(own: readonly Permission[], roles: readonly Role[], key: RoleKey): boolean {
  const role = roles.find((one) => one.key === key);
  return role?.permissions.every((permission) => own.includes(permission)) ?? false;
}
