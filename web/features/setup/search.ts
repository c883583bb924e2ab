import * as z from 'zod/mini';

/** The questions in their order. Address and password stand together, so that password managers keep both. */
export const steps = ['code', 'name', 'login', 'workspace'] as const;
export type StepName = (typeof steps)[number];

/** Which question the address asks; the first without one. */
export const SetupSearch = z.object({ step: z.optional(z.enum(steps)) });
