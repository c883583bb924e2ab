import * as z from 'zod/mini';

/** The least role that a right asks for. */
export const rightRoles = ['agent', 'lead', 'owner'] as const;
export const RightRole = z.enum(rightRoles);
export type RightRole = z.output<typeof RightRole>;

/** What somebody who may not answer or resolve lacks. */
export const RightHurdle = z.enum(['team', 'tier', 'role', 'group']);
export type RightHurdle = z.output<typeof RightHurdle>;
