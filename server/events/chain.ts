import { createHash } from 'node:crypto';

/** What of an event is hashed, in the order of the fields; null is written as a lone `-`. */
export type ChainedEvent = {
  workspaceId: string;
  position: number;
  id: string;
  at: Date;
  type: string;
  v: number;
  actorKind: string;
  actorId: string | null;
  subjectKind: string;
  subjectId: string | null;
  conversationId: string | null;
  correlationId: string | null;
  digest: Uint8Array;
};

/** sha256(salt ‖ detail): ties an event to its detail without holding it, so the detail can be erased. */
export function detailDigest(salt: Uint8Array, detail: string): Buffer {
  return createHash('sha256').update(salt).update(detail, 'utf8').digest();
}

/** Link of the chain: sha256 over the previous link and every field, one a line. */
export function chainHash(previous: Uint8Array, event: ChainedEvent): Buffer {
  const fields = [
    event.workspaceId,
    event.position,
    event.id,
    event.at.toISOString(),
    event.type,
    event.v,
    event.actorKind,
    event.actorId ?? '-',
    event.subjectKind,
    event.subjectId ?? '-',
    event.conversationId ?? '-',
    event.correlationId ?? '-',
    Buffer.from(event.digest).toString('hex'),
  ];
  return createHash('sha256').update(previous).update(fields.join('\n'), 'utf8').digest();
}
