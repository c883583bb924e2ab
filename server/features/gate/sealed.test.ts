import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Sealed, sealOf } from './seal.ts';

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
