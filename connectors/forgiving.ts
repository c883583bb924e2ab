import * as z from 'zod';

/** A field that is dropped rather than fatal when it is not as documented. */
export const forgiving = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Keeps the entries that can be read. */
export const readable = <T extends z.ZodType>(schema: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => schema.safeParse(one).data ?? []));
