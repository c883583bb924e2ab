import * as z from 'zod';
import type { ChainedEvent } from '#server/events/chain.ts';

/** Only the one spelling that is hashed, so that no two lines mean the same event. */
const At = z.string().refine((at) => !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at, 'is no time');
const Hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);

/** First line of an export. */
export const HeaderLine = z.strictObject({
  kind: z.literal('earshot.audit'),
  v: z.literal(1),
  workspaceId: z.uuid(),
  exportedAt: z.iso.datetime(),
  /** The newest link at the time of the export. */
  position: z.int().nonnegative(),
  hash: Hex,
});
export type HeaderLine = z.output<typeof HeaderLine>;

/** A head of the chain that was signed outside the database. */
export const HeadLine = z.strictObject({
  kind: z.literal('head'),
  workspaceId: z.uuid(),
  position: z.int().nonnegative(),
  hash: Hex,
  at: z.iso.datetime(),
  /** Ed25519, DER, base64. */
  publicKey: z.string(),
  signature: z.string(),
});
export type HeadLine = z.output<typeof HeadLine>;

/** One event. `detail` is the exact text that was hashed; it and `salt` are missing together once erased. */
export const EventLine = z.strictObject({
  kind: z.literal('event'),
  workspaceId: z.string(),
  position: z.int(),
  id: z.string(),
  at: At,
  type: z.string(),
  v: z.int(),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  conversationId: z.string().nullable(),
  correlationId: z.string().nullable(),
  digest: Hex,
  prev: Hex,
  hash: Hex,
  salt: Hex.optional(),
  detail: z.string().optional(),
});
export type EventLine = z.output<typeof EventLine>;

export const Line = z.discriminatedUnion('kind', [HeaderLine, HeadLine, EventLine]);
export type Line = z.output<typeof Line>;

/** A row of event with its detail, as the database gives it. */
export type StoredEvent = ChainedEvent & {
  prev: Uint8Array;
  hash: Uint8Array;
  salt: Uint8Array | null;
  detail: string | null;
};

export function eventLine(event: StoredEvent): EventLine {
  const { salt, detail, digest, prev, hash, at, ...plain } = event;
  return {
    kind: 'event',
    ...plain,
    at: at.toISOString(),
    digest: hex(digest),
    prev: hex(prev),
    hash: hex(hash),
    ...(salt !== null && detail !== null ? { salt: hex(salt), detail } : {}),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
