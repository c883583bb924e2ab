import { createHash } from 'node:crypto';
import type { Verb } from '#connectors/outbound.ts';
import type { Targets } from './plan.ts';

/** Everything about a dispatch that a reader at the network would notice. */
export type Sealed = {
  verb: Verb;
  channelId: string;
  targets: Targets;
  content: string;
  /** In the order in which they are shown. */
  attachments: readonly { sha256: string; alt: string }[];
};

/** What tells one dispatch from every other: sha256 over exactly what leaves, letter by letter. Pure. */
export function sealOf({ verb, channelId, targets, content, attachments }: Sealed): Buffer {
  const pictures = attachments.map(({ sha256, alt }) => [sha256, alt]);
  return createHash('sha256')
    .update(canonical([verb, channelId, targets, content, pictures]))
    .digest();
}

/**
 * What an approval is bound to: the seal of one dispatch; of a thread the seals of all its parts in their order, and the
 * moment until which it may be let through. Pure.
 */
export function sealOfWhole(parts: readonly Buffer[], expiresAt: Date): Buffer {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const said = [expiresAt.toISOString(), parts.map((part) => part.toString('hex'))];
  return createHash('sha256').update(canonical(said)).digest();
}

/** JSON with its keys in order, so that it does not matter who wrote the object. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
