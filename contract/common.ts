import * as z from 'zod/mini';

export const Id = z.uuid();
/** ISO 8601 with zone in JSON. */
export const Instant = z.iso.datetime({ offset: true });
export const Empty = z.object({});
export const Visibility = z.enum(['public', 'unlisted', 'followers', 'private']);
export type Visibility = z.output<typeof Visibility>;
/** Who took a message away; an erasure for good, here too. */
export const DeletedBy = z.enum(['author', 'network', 'us', 'erasure']);
export type DeletedBy = z.output<typeof DeletedBy>;
export const Stage = z.enum(['public', 'private']);
export type Stage = z.output<typeof Stage>;

/** A page of a keyset-paged list; `next` is null on the last page. */
export const page = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) });

/** A name within one policy, made once and kept when what it names is renamed. */
export const Key = z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/));

/** ISO 4217. */
export const CurrencyCode = z.string().check(z.regex(/^[A-Z]{3}$/));

/** Text a person typed: trimmed, not empty, at most `max` characters. */
export const Typed = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

/** The longest answer, note or draft that is taken at all, whatever a network takes; in UTF-16 units. */
export const writtenMaxLength = 20_000;
