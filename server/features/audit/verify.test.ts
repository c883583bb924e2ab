import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainHash, detailDigest } from '#server/events/chain.ts';
import { type EventLine, eventLine, type HeadLine, Line } from './line.ts';
import { newSigningKey, signHead } from './signature.ts';
import { createVerifier } from './verify.ts';

const workspaceId = '01900000-0000-7000-8000-000000000001';
const key = newSigningKey();

test('an untouched chain has no findings', () => {
  const chain = aChain(20);

  expect(verify(chain)).toMatchObject({ events: 20, findings: [], erased: [] });
});

test('any one changed field of any one row is found', () => {
  const fields = Object.keys(aChain(1)[0] ?? {}).filter(
    (name) => name !== 'kind' && name !== 'salt',
  ) as (keyof EventLine)[];

  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.nat(),
      fc.constantFrom(...fields),
      fc.nat(),
      (length, which, field, how) => {
        const chain = aChain(length);
        const row = chain[which % length];
        if (!row) return;
        const changed = changeField(row, field, how);
        fc.pre(changed !== null);

        const findings = verify(chain.map((one) => (one === row ? (changed ?? one) : one))).findings;

        expect(findings.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 400 },
  );
});

test('a missing, repeated or moved row is found and named', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), (length, from, to) => {
      const chain = aChain(length);
      const at = from % length;
      const other = to % length;
      const missing = chain.toSpliced(at, 1);
      const repeated = chain.toSpliced(other, 0, chain[at] as EventLine);
      const moved = missing.toSpliced(other, 0, chain[at] as EventLine);

      expect(verify(missing, length).findings.map(({ position }) => position)).toContain(at + 1);
      expect(verify(repeated, length).findings).not.toEqual([]);
      if (at !== other) expect(verify(moved, length).findings).not.toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a row rewritten together with its own hash is found at the next row', () => {
  const chain = aChain(5);
  const third = chain[2] as EventLine;
  const forged = { ...third, type: 'conversation.opened' };
  const hash = chainHash(Buffer.from(forged.prev, 'hex'), {
    ...forged,
    at: new Date(forged.at),
    digest: Buffer.from(forged.digest, 'hex'),
  });

  const { findings } = verify(chain.with(2, { ...forged, hash: hash.toString('hex') }));

  expect(findings).toMatchObject([{ kind: 'unlinked', position: 4 }]);
});

test('erased details are told and are no fault', () => {
  const chain = aChain(5).map((event) => (event.position === 3 ? without(event, 'salt', 'detail') : event));

  expect(verify(chain)).toMatchObject({ findings: [], erased: [3] });
});

test('a cut end is found by the head that was signed', () => {
  const chain = aChain(6);
  const last = chain[5] as EventLine;
  const head = aHead(last);
  const cut = chain.slice(0, 4);

  const verifier = createVerifier(workspaceId, [head], null);
  for (const event of cut) verifier.add(event);

  expect(verifier.finish().findings).toMatchObject([{ kind: 'truncated', position: 5 }]);
});

test('a chain rebuilt from one row on is found by the head that was signed', () => {
  const head = aHead(aChain(6)[5] as EventLine);

  const verifier = createVerifier(workspaceId, [head], null);
  for (const event of aChain(6, 'forged')) verifier.add(event);

  expect(verifier.finish().findings).toMatchObject([{ kind: 'head_differs', position: 6 }]);
});

test('a head that was changed does not vouch for anything', () => {
  const chain = aChain(6);
  const head = { ...aHead(chain[5] as EventLine), position: 4 };

  const verifier = createVerifier(workspaceId, [head], null);
  for (const event of chain) verifier.add(event);

  expect(verifier.finish().findings).toMatchObject([{ kind: 'bad_signature', position: 4 }]);
});

test('a line that spells the same moment otherwise is refused', () => {
  const event = aChain(1)[0] as EventLine;

  expect(Line.safeParse({ ...event, at: event.at.replace('Z', '000Z') }).success).toBe(false);
  expect(Line.safeParse(event).success).toBe(true);
});

/** With the stored head of the untouched chain, as a header or the database has it. */
function verify(rows: readonly EventLine[], length = rows.length) {
  const last = aChain(length).at(-1);
  const verifier = createVerifier(workspaceId, [], last ? { position: last.position, hash: last.hash } : null);
  for (const event of rows) verifier.add(event);
  return verifier.finish();
}

function aChain(length: number, word = 'true'): EventLine[] {
  const chain: EventLine[] = [];
  let prev: Uint8Array = Buffer.alloc(0);
  for (let position = 1; position <= length; position += 1) {
    const salt = Buffer.alloc(16, position);
    const detail = JSON.stringify({ word, position });
    const event = {
      workspaceId,
      position,
      id: `01900000-0000-7000-8000-${String(position).padStart(12, '0')}`,
      at: new Date(Date.UTC(2026, 0, 1, 0, position)),
      type: 'conversation.status_changed',
      v: 1,
      actorKind: 'agent',
      actorId: '01900000-0000-7000-8000-0000000000aa',
      subjectKind: 'conversation',
      subjectId: '01900000-0000-7000-8000-0000000000bb',
      conversationId: position % 2 ? '01900000-0000-7000-8000-0000000000bb' : null,
      correlationId: null,
      digest: detailDigest(salt, detail),
    };
    const hash = chainHash(prev, event);
    chain.push(eventLine({ ...event, prev, hash, salt, detail }));
    prev = hash;
  }
  return chain;
}

function aHead(event: EventLine): HeadLine {
  const { position, hash } = event;
  return signHead({ kind: 'head', workspaceId, position, hash, at: '2026-01-02T00:00:00.000Z' }, key);
}

/** Another value of the same kind, or null when the field holds none that could be changed. */
function changeField(event: EventLine, field: keyof EventLine, how: number): EventLine | null {
  const value = event[field];
  if (typeof value === 'number') return { ...event, [field]: value + 1 + (how % 3) };
  if (value === null) return { ...event, [field]: '01900000-0000-7000-8000-0000000000cc' };
  if (typeof value !== 'string' || value === '') return null;
  if (field === 'at') return { ...event, at: new Date(Date.parse(event.at) + 1 + how).toISOString() };
  const at = how % value.length;
  const letter = value[at] === 'a' ? 'b' : 'a';
  return { ...event, [field]: value.slice(0, at) + letter + value.slice(at + 1) };
}

function without(event: EventLine, ...fields: (keyof EventLine)[]): EventLine {
  return Object.fromEntries(
    Object.entries(event).filter(([name]) => !fields.includes(name as keyof EventLine)),
  ) as EventLine;
}
