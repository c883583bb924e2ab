import { chainHash, detailDigest } from '#server/events/chain.ts';
import type { EventLine, HeaderLine, HeadLine } from './line.ts';
import { isSignedHead, keyFingerprint } from './signature.ts';

/** What is wrong with a chain and where. */
export type Finding = {
  kind:
    | 'changed' // the row's own fields do not give its hash
    | 'unlinked' // it does not follow from the row before it
    | 'missing' // positions that should stand before it
    | 'out_of_order' // it stands after a later one, or twice
    | 'detail_changed' // its detail is not the one that was hashed
    | 'foreign' // it belongs to another workspace
    | 'truncated' // a signed or stored head lies beyond the end
    | 'head_differs' // a signed or stored head knows another hash for this position
    | 'bad_signature';
  position: number;
  message: string;
};

export type Verdict = {
  events: number;
  /** Positions whose detail was erased: a fact, not a fault. */
  erased: number[];
  findings: Finding[];
  /** Heads that were compared, and the fingerprints of the keys that signed them. */
  signedHeads: number;
  keys: string[];
  last: { position: number; hash: string } | null;
};

export type Verifier = { add(event: EventLine): void; finish(): Verdict };

/**
 * Checks a chain row by row, in the order in which the rows are given; it holds only the heads in memory.
 * Any one changed, missing, moved or inserted row is found; a missing end is found when a head lies beyond it.
 */
export function createVerifier(
  workspaceId: string,
  heads: readonly HeadLine[],
  stored: Pick<HeaderLine, 'position' | 'hash'> | null,
): Verifier {
  const findings: Finding[] = [];
  const erased: number[] = [];
  const find = (kind: Finding['kind'], position: number, message: string) => findings.push({ kind, position, message });
  const expected = new Map<number, { hash: string; by: string }[]>();
  const expect = (position: number, hash: string, by: string) =>
    expected.set(position, [...(expected.get(position) ?? []), { hash, by }]);

  for (const head of heads) {
    if (head.workspaceId !== workspaceId) continue;
    if (isSignedHead(head)) expect(head.position, head.hash, `the head signed at ${head.at}`);
    else
      find(
        'bad_signature',
        head.position,
        `The head signed at ${head.at} for event ${head.position} has a wrong signature.`,
      );
  }
  if (stored) expect(stored.position, stored.hash, 'the recorded head');

  let last: EventLine | null = null;
  let events = 0;
  return {
    add(event) {
      events += 1;
      const name = `Event ${event.position} (${event.type}, ${event.at})`;
      if (event.workspaceId !== workspaceId) find('foreign', event.position, `${name} belongs to another workspace.`);
      checkPlace(event, last, name, find);
      checkContent(event, name, find);
      if (event.detail === undefined) erased.push(event.position);
      for (const { hash, by } of expected.get(event.position) ?? [])
        if (hash !== event.hash) find('head_differs', event.position, `${name} is not the one that ${by} vouches for.`);
      if (last === null || event.position > last.position) last = event;
    },
    finish() {
      const end = last?.position ?? 0;
      for (const [position, heads] of expected) {
        if (position <= end) continue;
        const by = heads.map((head) => head.by).join(' and ');
        find(
          'truncated',
          end + 1,
          `The chain ends at event ${end}, but ${by} names event ${position}: the end is missing.`,
        );
      }
      const own = heads.filter((head) => head.workspaceId === workspaceId);
      return {
        events,
        erased,
        findings,
        signedHeads: own.length,
        keys: [...new Set(own.map((head) => keyFingerprint(head.publicKey)))],
        last: last && { position: last.position, hash: last.hash },
      };
    },
  };
}

type Find = (kind: Finding['kind'], position: number, message: string) => void;

function checkPlace(event: EventLine, last: EventLine | null, name: string, find: Find): void {
  const before = last?.position ?? 0;
  if (event.position <= before) {
    find('out_of_order', event.position, `${name} stands after event ${before}: it was moved, repeated or inserted.`);
    return;
  }
  const next = before + 1;
  if (event.position > next) {
    const gap =
      event.position - 1 === next ? `Event ${next} is missing` : `Events ${next} to ${event.position - 1} are missing`;
    find('missing', next, `${gap}, before ${name}.`);
  }
  const previousHash = last?.hash ?? '';
  if (event.position === next && event.prev !== previousHash)
    find('unlinked', event.position, `${name} does not follow from event ${before}: one of the two was replaced.`);
}

function checkContent(event: EventLine, name: string, find: Find): void {
  const { position } = event;
  const digest = Buffer.from(event.digest, 'hex');
  const computed = chainHash(Buffer.from(event.prev, 'hex'), { ...event, at: new Date(event.at), digest });
  if (computed.toString('hex') !== event.hash)
    find('changed', position, `${name} was changed: its fields do not give its hash.`);
  if (event.detail === undefined && event.salt === undefined) return;
  const salt = Buffer.from(event.salt ?? '', 'hex');
  if (!detailDigest(salt, event.detail ?? '').equals(digest))
    find('detail_changed', position, `The detail of ${name} is not the one that was recorded.`);
}
