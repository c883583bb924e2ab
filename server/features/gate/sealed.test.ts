import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sealed, sealOf, sealOfWhole } from './seal.ts';

const sealed: fc.Arbitrary<Sealed> = fc.record({
  verb: fc.constantFrom('reply', 'direct'),
  channelId: fc.uuid(),
  targets: fc.record({ externalId: fc.string(), addressees: fc.constant([]) }),
  content: fc.string({ unit: 'binary' }),
  attachments: fc.array(fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{4}$/), alt: fc.string() }), { maxLength: 3 }),
});

test('two dispatches have one seal exactly when a reader could not tell them apart', () => {
  fc.assert(
    fc.property(sealed, sealed, (a, b) => {
      expect(sealOf(a).equals(sealOf(structuredClone(a)))).toBe(true);
      expect(sealOf(a).equals(sealOf(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
      expect(sealOf(a).equals(sealOf({ ...a, content: `${a.content}\u200b` }))).toBe(false);
      const turned = [...a.attachments].reverse();
      const isSame = JSON.stringify(turned) === JSON.stringify(a.attachments);
      expect(sealOf(a).equals(sealOf({ ...a, attachments: turned }))).toBe(isSame);
    }),
  );
});

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => new Date(ms));

test('what an approval is bound to is every post, in its order, until one moment', () => {
  const posts = fc.array(sealed, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(posts, posts, moment, (a, b, until) => {
      const whole = (parts: readonly Sealed[], at = until) => sealOfWhole(parts.map(sealOf), at);
      const isSame = (other: readonly Sealed[]) => JSON.stringify(other) === JSON.stringify(a);
      expect(whole(a).equals(whole(structuredClone(a)))).toBe(true);
      for (const other of [b, a.toReversed(), a.slice(1), [...a, ...a]])
        expect(whole(a).equals(whole(other))).toBe(isSame(other));
      for (const [n, one] of a.entries())
        expect(whole(a).equals(whole(a.with(n, { ...one, content: `${one.content}\u200b` })))).toBe(false);
      expect(whole(a).equals(whole(a, new Date(until.getTime() + 1)))).toBe(false);
      expect(whole(a.slice(0, 1)).equals(sealOf(a[0] as Sealed))).toBe(true);
    }),
  );
});
